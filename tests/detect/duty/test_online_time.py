import pytest

from harness.detect.duty.online_time import detect_online_time
from harness.detect.screen.screen_view import ScreenView
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, heading, judged, node, view


def test_an_entry_leads_to_the_time_that_one_learnt_and_heads_of_lists_count_nobody() -> None:
    for row in ("学习时长统计", ["学习时长", ">"], "请勿离开，离开页面将停止计时"):
        assert judged(list(detect_online_time([view(heading("我的"), "我的课程", row)], app(), MASKER))), row
    rows = [["1", "县第一中学团委", "612", "98.04%"], ["2", "县人民医院团总支", "74", "95.95%"]]
    page = view(heading("各团委学习情况"), ["应学团员", "已学", "未学"], *rows, ["3", "临湖镇团委", "203", "93.1%"])
    assert not judged(list(detect_online_time([page], app(), MASKER)))


def found(page: ScreenView) -> list[tuple[str, str]]:
    return judged(list(detect_online_time([page], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view(["今日在线时长", "35分钟"]),
        view("累计学习时长 12小时"),
        view(["学习时长", "01:25:30"]),
        view(node("12.5小时", box=Box(10, 100, 100, 30)), node("在线时长", box=Box(10, 134, 100, 20))),
    ],
)
def test_time_shown_to_the_user(page: ScreenView) -> None:
    assert found(page) == [("online_time", "shown")]


def test_time_returned_per_person_to_a_superior() -> None:
    page = view(heading("在线时长统计"), ["张建国", "35分钟"], ["李晓梅", "20分钟"], role="superior")
    (one,) = detect_online_time([page], app(), MASKER)
    assert (one.subject, one.role, one.confidence) == ("returned", "superior", 0.9)


@pytest.mark.parametrize(
    "page",
    [
        view(["平均办理时长", "1.5小时"]),
        view(["服务时长", "12小时"], title="志愿服务"),
        view(["视频时长", "3分钟"]),
        view("在线时间 8:30-17:30"),
        view(heading("会议安排"), ["会议时长", "2小时"]),
    ],
)
def test_other_spans_of_time_are_none(page: ScreenView) -> None:
    assert found(page) == []


def test_an_entry_of_a_menu_leads_to_hours() -> None:
    assert found(view(heading("综合服务平台"), ["矛盾调解", "学习学时", "建言献策"])) == [("online_time", "shown")]


def test_time_of_safety_training_against_its_goal() -> None:
    assert found(view(heading("班前教育"), "本月安全教育 90 分钟/要求 120 分钟")) == [("online_time", "shown")]


def test_how_many_are_online_and_an_emergency_line_are_no_time() -> None:
    rows = [["湖心社区", "26/27"], ["金桂社区", "22/24"], ["砖桥社区", "24/35"]]
    assert found(view(heading("统计"), "全街道今日在线", *rows)) == []
    assert found(view("平台日均在线率 89.2%")) == []
    assert found(view("自来水公司 24小时抢修 3325111")) == []


def test_time_spent_is_told_by_many_words() -> None:
    for row in (
        ["今日观影", "1小时52分"],
        ["全年阅读", "206小时"],
        ["看本地视频满10分钟", "已看3分20秒"],
        ["阅读30分钟", "+10"],
    ):
        assert list(detect_online_time([view(list(row))], app(), MASKER)), row
    assert list(detect_online_time([view(["312分", "4本"], ["本周时长", "读完"])], app(), MASKER))


def test_an_hour_of_the_clock_a_visit_and_the_length_of_a_lesson_are_no_time_spent() -> None:
    for row in (
        ["上线时间", "05:58"],
        ["上次登录时间为 32 天前"],
        ["到店停留不少于10分钟,未达标不计"],
        ["时长", "22 分钟"],
    ):
        assert not list(detect_online_time([view("巡河", list(row))], app(), MASKER)), row


def test_a_list_of_books_by_readers_time_counts_no_person() -> None:
    books = [["1", "326小时"], ["2", "298小时"]]
    assert found(view(heading("阅读时长榜|《平凡的世界》"), "累计阅读时长 326小时", *books)) == []
    assert found(view(heading("阅读时长榜|王建国"), "累计阅读时长 326小时", *books)) == [("online_time", "shown")]
