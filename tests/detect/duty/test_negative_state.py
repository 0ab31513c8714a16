import pytest

from harness.detect.duty.negative_state import detect_negative_state
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, app, heading, judged, view


@pytest.mark.parametrize(
    ("page", "subject"),
    [
        (view("今日未打卡"), "check_in"),
        (view(["缺勤", "2次"]), "check_in"),
        (view(["今日填报", "已逾期"]), "form"),
        (view(["本周登录", "未达标"]), "login"),
        (view("学时不足"), "online_time"),
        (view(heading("每日打卡"), "未完成"), "check_in"),
    ],
)
def test_negative_states(page: ScreenView, subject: str) -> None:
    assert ("negative_state", subject) in judged(list(detect_negative_state([page], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view(["缺勤", "0次"]),
        view("您尚未登录"),
        view("未登录，可正常浏览"),
        view(heading("每日打卡"), "通报要求"),
        view("情况通报"),
        view("账号锁定"),
        view(["缴费", "已逾期"]),
    ],
)
def test_counters_at_zero_and_other_states_are_none(page: ScreenView) -> None:
    assert judged(list(detect_negative_state([page], app(), MASKER))) == []


def test_points_taken_off_a_person_and_not_off_a_licence() -> None:
    assert judged(list(detect_negative_state([view(heading("我的扣分"), ["本月扣分", "-6"])], app(), MASKER)))
    assert not judged(list(detect_negative_state([view(heading("违章"), ["累计扣分", "6"])], app(), MASKER)))
