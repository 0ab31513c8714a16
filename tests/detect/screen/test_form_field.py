from harness.detect.screen.form_field import form_fields
from harness.model.screen import Box, UiNode
from tests.detect.screen_factory import Cell, entry, heading, node, view


def told(*rows: Cell | list[Cell]) -> list[tuple[str, bool]]:
    return [(field.label, field.filled) for field in form_fields(view(heading("走访登记"), *rows))]


def test_a_hint_beside_a_label_is_a_field_and_a_value_set_like_it_one_that_is_filled() -> None:
    assert told(["姓名", "张三"], ["联系电话", "请输入"]) == [("姓名", True), ("联系电话", False)]


def test_stars_and_arrows_are_no_values() -> None:
    assert told(["姓名", "*", "请输入"], ["民族", "*", "汉族", "›"]) == [("姓名", False), ("民族", True)]


def test_a_page_without_anything_to_fill_in_has_no_fields() -> None:
    assert told(["姓名", "张三"], ["联系电话", "138"]) == []


def test_a_field_stands_under_the_nearest_heading_of_its_part() -> None:
    page = view(heading("登记"), "一、被访人信息", ["姓名", entry("请输入")], "二、走访人", ["姓名", entry("请输入")])
    assert [field.heading for field in form_fields(page)] == ["一、被访人信息", "二、走访人"]


def test_labels_whose_fields_are_only_drawn_are_fields_where_the_page_hands_in() -> None:
    labels = ["填报人", "镇街", "排查工地数", "上报人姓名"]
    assert {field.label for field in form_fields(view(*labels, "保存"))} == {"填报人", "上报人姓名"}
    assert form_fields(view(*labels)) == []
    assert [field.label for field in form_fields(view("联系手机:______", "户主电话:______"))] == [
        "联系手机",
        "户主电话",
    ]


def _set(left: float, top: float, text: str) -> UiNode:
    return node(text, box=Box(left, top, 80, 18))


def test_a_label_over_an_empty_box_set_as_those_with_hints_is_a_field() -> None:
    stacked = [_set(22, 100, "走访对象"), _set(32, 126, "梁大爷"), _set(22, 160, "走访内容"), _set(22, 220, "受访人")]
    found = form_fields(view(*stacked, _set(32, 246, "请填写"), _set(22, 300, "每月10日前报。"), _set(22, 360, "说明")))
    assert [(field.label, field.hint, field.filled) for field in found] == [
        ("走访对象", "梁大爷", True),
        ("走访内容", "", False),
        ("受访人", "请填写", False),
    ]


def test_that_it_must_be_filled_in_may_be_all_that_a_field_shows() -> None:
    rows = [_set(22, 100, "姓名"), _set(32, 126, "必填"), _set(22, 160, "户籍地"), _set(32, 186, "必填")]
    assert [field.label for field in form_fields(view(*rows))] == ["姓名", "户籍地"]


def test_a_label_may_have_its_hint_in_the_same_text() -> None:
    page = view("申领卡号必填", "现居住地址街道/小区/门牌", ["入党时间", "年-月"], "提交")
    assert {field.label for field in form_fields(page)} == {"申领卡号", "现居住地址", "入党时间"}
