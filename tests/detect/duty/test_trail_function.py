import pytest

from harness.detect.duty.trail_function import detect_trail_function
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, judged, link, view


@pytest.mark.parametrize(
    "page", [view(button("开始巡查")), view(link("轨迹回放")), view(link("我的轨迹")), view(button("上传轨迹"))]
)
def test_trail_functions(page: ScreenView) -> None:
    assert judged(list(detect_trail_function([page], app(), MASKER))) == [("trail_function", "")]


@pytest.mark.parametrize(
    "page", [view(link("物流轨迹")), view(link("办件轨迹")), view("成长轨迹"), view(["里程", "3公里"])]
)
def test_trails_of_parcels_and_cases_are_none(page: ScreenView) -> None:
    assert judged(list(detect_trail_function([page], app(), MASKER))) == []


@pytest.mark.parametrize(
    "text",
    [
        "巡查期间须保持定位开启,系统自动上传行动轨迹。",
        "网格员实时位置上报中,最近更新10:22。",
        "上班时间系统每30秒记录工作轨迹。",
    ],
)
def test_sentences_that_say_a_trail_is_kept(text: str) -> None:
    assert judged(list(detect_trail_function([view(text)], app(), MASKER))) == [("trail_function", "")]


@pytest.mark.parametrize("text", ["台风移动轨迹预报图。", "记录宝宝成长轨迹,疫苗接种提醒。", "实时公交位置,距您2站。"])
def test_storms_children_and_buses_keep_none(text: str) -> None:
    assert judged(list(detect_trail_function([view(text)], app(), MASKER))) == []


def test_a_replay_beside_kilometres_keeps_a_trail_and_kilometres_alone_none() -> None:
    tiles = ["4.1公里", "5632"], ["今日里程", "今日步数"]
    assert judged(list(detect_trail_function([view(*tiles, "轨迹回放")], app(), MASKER))) == [("trail_function", "")]
    sure = [one for one in detect_trail_function([view(*tiles, "健步走活动")], app(), MASKER) if one.confidence >= 0.5]
    assert not sure
