import pytest

from harness.detect.duty.supervisor_list import detect_supervisor_list
from tests.detect.screen_factory import MASKER, Cell, app, button, heading, judged, link, view

ROWS: tuple[list[Cell], ...] = (["张建国", "未打卡", button("催办")], ["李晓梅", "未打卡", button("催办")])


def test_non_doers_with_an_urging_button() -> None:
    page = view(heading("今日未打卡名单"), *ROWS, button("导出"), role="superior")
    (found,) = [one for one in detect_supervisor_list([page], app(), MASKER) if one.subject == "check_in"]
    assert found.confidence == pytest.approx(0.9)
    assert "催办" in found.data["actions"]


def test_figures_per_person_with_a_public_reprimand() -> None:
    page = view(heading("在线时长"), ["张建国", "35分钟"], ["李晓梅", "2分钟"], button("通报"), role="superior")
    assert judged(list(detect_supervisor_list([page], app(), MASKER))) == [("supervisor_list", "online_time")]


@pytest.mark.parametrize("role", ["grassroots", ""])
def test_only_in_a_superiors_view(role: str) -> None:
    assert list(detect_supervisor_list([view(heading("未打卡名单"), *ROWS, role=role)], app(), MASKER)) == []


def test_a_plain_list_of_colleagues_is_none() -> None:
    page = view(heading("通讯录"), ["张建国", "民政局"], ["李晓梅", "财政局"], role="superior")
    assert judged(list(detect_supervisor_list([page], app(), MASKER))) == []


def test_a_menu_that_leads_to_such_lists_is_none() -> None:
    tiles = [link("未打卡名单"), link("考核通报"), link("在线时长统计")]
    page = view("王峻，您好", tiles, role="superior")
    assert list(detect_supervisor_list([page], app(), MASKER)) == []


def test_each_subject_shows_the_rows_under_its_own_heading() -> None:
    late: tuple[list[Cell], ...] = (["王卫东", "35分钟"], ["赵敏", "2分钟"])
    page = view(heading("今日未打卡名单"), *ROWS, heading("在线时长统计"), *late, button("导出"), role="superior")
    found = {one.subject: one for one in detect_supervisor_list([page], app(), MASKER)}
    assert (found["check_in"].data["rows"], found["online_time"].data["rows"]) == (2, 2)
    assert "35分钟" in found["online_time"].evidence[0].excerpt
    assert "35分钟" not in found["check_in"].evidence[0].excerpt


def test_a_tab_bar_names_no_list() -> None:
    tab = link("排行榜", in_nav=True)
    page = view(heading("今日未打卡名单"), *ROWS, button("导出"), tab, role="superior")
    assert "ranking" not in {one.subject for one in detect_supervisor_list([page], app(), MASKER)}
