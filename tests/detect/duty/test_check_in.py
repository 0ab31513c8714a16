import pytest

from harness.detect.duty.check_in import detect_check_in
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, entry, heading, judged, link, node, view

GUILTY = {
    "gate": view(heading("每日打卡"), "请先完成今日打卡", button("获取位置"), button("提交打卡")),
    "tab": view("首页", link("打卡", in_nav=True)),
    "calendar": view(heading("签到日历"), "已连续签到5天", button("立即签到")),
    "status": view("今日未打卡"),
    "unit's own word": view(link("网格打卡")),
    "spaced and wide": view(button("立 即 签 到")),
    "traditional": view(button("立即簽到")),
    "form page": view(heading("上班打卡"), entry("备注"), button("提交")),
}


@pytest.mark.parametrize("name", GUILTY)
def test_a_check_in_function_is_seen(name: str) -> None:
    assert judged(list(detect_check_in([GUILTY[name]], app(), MASKER))) == [("check_in", "")]


@pytest.mark.parametrize(
    "page",
    [
        view(link("会议签到")),
        view(link("考勤查询")),
        view("打卡"),
        view(link("关于加强打卡管理的通知")),
        view(node("本馆开展打卡活动，欢迎市民参加，完成全部打卡点可获得纪念品一份。")),
    ],
)
def test_a_mention_is_no_function(page: ScreenView) -> None:
    assert judged(list(detect_check_in([page], app(), MASKER))) == []


def test_an_app_of_walks_counts_the_days_and_has_a_button_and_a_sight_has_none() -> None:
    for page in (
        view(heading("职工健步走"), ["41", "820"], ["累计打卡(天)", "健康积分"]),
        view(heading("职工健步走"), button("步数打卡")),
    ):
        assert judged(list(detect_check_in([page], app(), MASKER))), page.text
    for page in (
        view(heading("旅游攻略"), button("今日打卡")),
        view(heading("诉求详情"), ["11-23 15:20", "市执法局河西中队：已到现场核查，要求停止夜间作业"]),
    ):
        assert not judged(list(detect_check_in([page], app(), MASKER))), page.text


def test_the_place_is_given_in_dp_and_as_event() -> None:
    (found,) = detect_check_in([view("欢迎", button("提交打卡"))], app(), MASKER)
    assert [(one.file, one.locator) for one in found.evidence] == [
        ("screens/0123456789abcdef.png", "box=0,120,356,20"),
        ("events.jsonl", "seq=7"),
    ]


def test_each_role_has_its_own_observation() -> None:
    views = [view(button("提交打卡"), role="grassroots"), view(button("提交打卡"), role="superior", seq=9)]
    assert sorted(one.role for one in detect_check_in(views, app(), MASKER)) == ["grassroots", "superior"]


def test_doing_the_work_is_checking_in_and_so_are_days_kept_up() -> None:
    for text in ("打卡巡河", "签退", "小石榴已坚持打卡 12 天", "签到得绿豆：今日 +3"):
        assert judged(list(detect_check_in([view(heading("首页"), text)], app(), MASKER))) == [("check_in", "")], text


def test_to_name_those_who_failed_is_no_roll_call_nor_is_a_bus_at_school() -> None:
    for text in (
        "没转的明天早会点名，每人必须转发",
        "旧图翻拍的一经发现全乡点名，每天各传一张",
        "07:05 早接(一) 已到校",
    ):
        assert judged(list(detect_check_in([view(heading("通知"), text)], app(), MASKER))) == [], text


def test_points_where_one_signs_on_and_days_in_a_tile() -> None:
    for page in (
        view(heading("垃圾分类"), "桶边值守打卡"),
        view(heading("巡检"), "扫码到点"),
        view(heading("督导"), ["连续签到", "21天"]),
        view(heading("驻村工作队"), "打卡要在村部500米内"),
    ):
        assert judged(list(detect_check_in([page], app(), MASKER))), page.text
    for page in (view(heading("查房"), "3份体温单漏签名"), view(heading("演练"), "各小区三日内上传签到照片。")):
        assert not judged(list(detect_check_in([page], app(), MASKER))), page.text
