import pytest

from harness.detect.duty.login_duty import detect_login_duty
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, button, judged, view


@pytest.mark.parametrize(
    "page", [view("已连续登录5天"), view(["登录天数", "12天"]), view(["每日登录", "+2分"]), view(button("未登录提醒"))]
)
def test_streaks_points_and_reminders(page: ScreenView) -> None:
    assert judged(list(detect_login_duty([page], app(), MASKER))) == [("login_duty", "")]


@pytest.mark.parametrize(
    "page", [view("登录超时，请重新登录"), view(button("登录")), view(button("安全退出")), view("密码过期，请重新登录")]
)
def test_session_expiry_is_none(page: ScreenView) -> None:
    assert judged(list(detect_login_duty([page], app(), MASKER))) == []


@pytest.mark.parametrize("text", ["全体干部每天必须登录平台不少于一次", "您已超过5天未登录，请及时登录平台处理事务"])
def test_a_sentence_that_demands_it(text: str) -> None:
    assert judged(list(detect_login_duty([view(text)], app(), MASKER))) == [("login_duty", "")]


def test_days_of_an_app_above_their_figure_and_a_board_of_logins() -> None:
    for page in (view(["APP登录天数", "上报问题"], ["19", "3"]), view(["登录天数榜", "学习时长榜"])):
        assert judged(list(detect_login_duty([page], app(), MASKER))) == [("login_duty", "")]


def test_days_in_the_village_and_persons_left_out_of_a_list_are_none() -> None:
    assert (
        judged(list(detect_login_duty([view(["6月驻村 17 天", "还差 3 天"], "漏登一人次扣 0.5 分")], app(), MASKER)))
        == []
    )


def test_logging_in_that_is_counted_demanded_or_worth_a_figure() -> None:
    for rows in (
        ["已坚持登录答题9天,断签清零"],
        [["平台登录", "每天一次"]],
        [["未登录学生", "4人"]],
        [["登录", "61天"]],
        ["登录不足200天的,本项不得分"],
        ["月登录不低于15天"],
        ["你已离线3天,请尽快上线"],
        ["各位抓紧上线,今天统计"],
        [["项目", "分值", "得分"], ["平台登录", "20", "14"]],
    ):
        assert judged(list(detect_login_duty([view(*rows)], app(), MASKER))) == [("login_duty", "")], rows


def test_consent_files_and_other_rows_ask_for_no_logging_in() -> None:
    for rows in (
        ["在您使用本小程序之前,请仔细阅读"],
        ["登录密码不足8位"],
        ["系统将于5月上线运行"],
        [["平台登录", "2026-05-06"]],
        [["登录", "3天免密"]],
        ["7天内免登录"],
    ):
        assert judged(list(detect_login_duty([view(*rows)], app(), MASKER))) == [], rows
