from harness.model.screen import Box
from tests.detect.screen_factory import button, entry, heading, link, node, view


def test_headings_are_the_title_large_type_and_the_top() -> None:
    top = node("顶栏", box=Box(100, 10, 80, 20))
    one = view(heading("每日打卡"), "正文", button("提交", font_dp=20.0), top, title="林城督办")
    assert one.headings == ("林城督办", "每日打卡", "顶栏")
    assert one.title == "林城督办|每日打卡|顶栏"


def test_what_stands_beside() -> None:
    one = view(["我的积分", "120"], "别的")
    assert one.near(one.pieces[0]) == "我的积分|120"
    assert one.near(one.pieces[2]) == "别的"


def test_a_form_has_a_field_or_a_submitting_button() -> None:
    assert view(entry("姓名")).has_form()
    assert view(button("提交打卡")).has_form()
    assert not view(link("首页"), "正文").has_form()


def test_wrapped_offers_neighbours_joined() -> None:
    lines = (node("政务应用备2026-", box=Box(0, 600, 200, 16)), node("000123号", box=Box(0, 616, 80, 16)))
    assert "政务应用备2026-000123号" in [piece.text for piece in view(*lines).wrapped()]


def test_what_stands_under_another_heading_says_nothing_of_a_piece() -> None:
    seen = view(heading("服务"), heading("积分落户"), "申请条件", heading("我的"), ["我的积分", "120"])
    points = next(piece for piece in seen.pieces if piece.text == "我的积分")
    assert seen.title_over(points) == "服务|我的"
    assert seen.section(points) == "我的\n我的积分\n120"


def test_without_headings_the_whole_page_is_the_section() -> None:
    seen = view("甲", "乙")
    assert seen.section(seen.pieces[0]) == "甲\n乙"


def test_an_entry_of_a_menu_is_told_nothing_by_its_neighbours() -> None:
    page = view([link("上班打卡"), link("补卡申请"), link("请假")], ["考勤", "请假"])
    assert page.near(page.pieces[0]) == "上班打卡"
    assert page.near(page.pieces[3]) == "考勤|请假"


def test_a_sentence_in_large_type_is_no_heading() -> None:
    large = node("网信部门通报未公示隐私政策的应用。", font_dp=24)
    assert view("首页", large).headings == view("首页").headings


def test_a_large_figure_is_no_heading() -> None:
    assert view("首页", node("100元", font_dp=20)).headings == view("首页").headings


def test_a_kit_that_tells_hardly_any_control_hides_them() -> None:
    tabs = [link(name, in_nav=True) for name in ("首页", "我的")]
    assert view("设置", "关于", tabs).hides_controls
    assert not view("设置", button("关于")).hides_controls
    assert view(*("行" for _ in range(8)), button("关于")).hides_controls
