from harness.detect.screen.form_field import form_fields
from tests.detect.screen_factory import Cell, entry, heading, view


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
