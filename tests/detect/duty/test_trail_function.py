import pytest

from harness.detect.duty.trail_function import detect_trail_function
from harness.detect.screen.screen_view import ScreenView
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, button, heading, judged, link, node, view


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


def test_a_run_that_is_set_and_judged_keeps_a_trail_and_one_for_health_does_not() -> None:
    judged_run = view(heading("阳光长跑"), "每人须完成40次", ["11-21 2.31km", "有效"], ["11-18 1.42km", "里程不足"])
    healthy = view(heading("健步走"), ["11-21 2.31km", "320千卡"], ["11-18 1.42km", "180千卡"])
    assert judged(list(detect_trail_function([judged_run], app(), MASKER))) == [("trail_function", "")]
    assert judged(list(detect_trail_function([healthy], app(), MASKER))) == []


def test_the_tab_of_a_patrol_app_leads_to_its_trail() -> None:
    tabs = [node(text, box=Box(90.0 * at, 740, 80, 20)) for at, text in enumerate(("首页", "巡河", "统计", "我的"))]
    other = [node(text, box=Box(90.0 * at, 740, 80, 20)) for at, text in enumerate(("首页", "巡演", "统计", "我的"))]
    assert judged(list(detect_trail_function([view(*tabs)], app(), MASKER))) == [("trail_function", "")]
    assert judged(list(detect_trail_function([view(*other)], app(), MASKER))) == []


def test_how_often_one_patrols_and_where_a_thing_lies_are_no_trail() -> None:
    for page in (view("每天至少巡查3次,漏巡一次约谈"), view(["发生位置", "关闭", "等待"])):
        assert judged(list(detect_trail_function([page], app(), MASKER))) == []


@pytest.mark.parametrize(
    "page",
    [
        view("4人正在共享位置·搜山二组"),
        view(["接单轨迹共享", "开启"]),
        view(["瞭望巡护", "9.5km"]),
        view("踏勘路线随卡自动上传"),
        view(["保洁员定位", "离线"]),
        view(["停留点分析", "3处"]),
        view("电子围栏:已离开责任区"),
        view("包保干部位置实时上报:已开启"),
        view(heading("水库巡查"), "结束巡查"),
        view(heading("巡护英雄榜"), ["石板镇 谢帮友", "172.6km"], ["双河口 龙再兴", "168.0km"]),
    ],
)
def test_a_way_is_recorded_in_many_words(page: ScreenView) -> None:
    assert ("trail_function", "") in judged(list(detect_trail_function([page], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view("该应用想在后台持续获取您的位置信息,即使您没有在使用该应用"),
        view("传照片更便于工作人员找到位置"),
        view(heading("牧区班车"), ["实时位置", "距吉仁高勒6公里"]),
        view(heading("执法视频"), ["实时", "回放", "告警"]),
        view(heading("健康生活"), "今日步数截图"),
    ],
)
def test_permissions_buses_and_cameras_record_nobodys_way(page: ScreenView) -> None:
    assert judged(list(detect_trail_function([page], app(), MASKER))) == []


@pytest.mark.parametrize(
    "page",
    [
        view(heading("家访"), "家访路线将自动记录"),
        view(heading("围栏"), ["轨迹回放06-20", "播放"]),
        view(heading("指挥"), ["实时定位在线", "1,102"]),
        view(heading("保洁"), ["已走", "3.1/5km"]),
    ],
)
def test_a_way_that_records_itself_and_how_much_of_it_was_walked(page: ScreenView) -> None:
    assert judged(list(detect_trail_function([page], app(), MASKER)))
