import pytest

from harness.detect.duty.ranking import detect_ranking
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, Cell, app, heading, judged, link, node, view

PERSONS = [["1", "张建国", "98分"], ["2", "李晓梅", "95分"], ["3", "王小军", "90分"]]
UNITS = [["1", "青石镇", "960"], ["2", "白云街道", "870"], ["3", "民政局", "800"]]


def found(page: ScreenView) -> list[tuple[str, str]]:
    return judged(list(detect_ranking([page], app(), MASKER)))


def test_persons_in_order_of_points() -> None:
    assert ("ranking", "persons") in found(view(heading("积分排行榜"), *PERSONS))


def test_units_in_order_of_points() -> None:
    assert ("ranking", "units") in found(view(heading("单位排名"), ["名次", "单位", "积分"], *UNITS))


def test_figures_with_commas_keep_their_order() -> None:
    rows = [["NO.1", "桂花社区 9,860 分"], ["NO.2", "梧桐社区 9,410 分"], ["NO.3", "银杏社区 8,877 分"]]
    assert ("ranking", "units") in found(view(heading("社区大比拼"), *rows))


def test_rows_as_one_text() -> None:
    rows = ["1. 张建国 98分", "2. 李晓梅 95分", "3. 王小军 90分"]
    assert ("ranking", "persons") in found(view(heading("本月积分榜"), *rows))


def test_medals_and_masked_names() -> None:
    rows = [["🥇", "张*国", "98"], ["🥈", "李*", "95"], ["🥉", "王*军", "90"]]
    assert ("ranking", "persons") in found(view(heading("个人排名"), *rows))


def test_falling_figures_without_ordinals() -> None:
    rows = [["张建国", "98分"], ["李晓梅", "95分"], ["王小军", "90分"]]
    assert ("ranking", "persons") in found(view(heading("学习积分排行"), *rows))


def test_own_rank() -> None:
    assert found(view(["我的排名", "第12名"], ["我的积分", "120"])) == [("ranking", "persons")]


@pytest.mark.parametrize(
    "page",
    [
        view(heading("空气质量排名"), *UNITS),
        view(
            heading("各乡镇粮食产量排名"), ["1", "青石镇", "960吨"], ["2", "白云镇", "870吨"], ["3", "柳河镇", "800吨"]
        ),
        view(heading("值班表"), ["1", "张建国", "13800001111"], ["2", "李晓梅", "13800002222"]),
        view(heading("积分落户查询"), ["当前积分", "98"]),
        view(link("排行榜")),
        view(node("积分")),
    ],
)
def test_other_lists_are_no_ranking_of_persons_or_units(page: ScreenView) -> None:
    assert found(page) == []


def test_a_list_is_shown_with_the_heading_above_it() -> None:
    persons: list[list[Cell]] = [["1", "陈静", "386"], ["2", "周明", "342"], ["3", "吴敏", "317"]]
    units: list[list[Cell]] = [["1", "民政局", "2310"], ["2", "财政局", "2188"], ["3", "教育局", "2045"]]
    page = view(heading("个人积分排名"), *persons, heading("单位积分排名"), *units)
    places = {one.subject: one.evidence[0].excerpt for one in detect_ranking([page], app(), MASKER)}
    assert places["persons"].startswith("个人积分排名")
    assert places["units"].startswith("单位积分排名")


def test_ones_own_place_and_that_of_ones_unit_in_a_sentence() -> None:
    assert ("ranking", "units") in found(view("我单位本月全市排名第6位,较上月上升2位"))
    assert ("ranking", "persons") in found(view("你在本支部排名第4,距第3名还差12分"))
    assert ("ranking", "persons") in found(view(["我的名次", "第12名"]))
    assert found(view("我市在全国城市排名第12位")) == []
