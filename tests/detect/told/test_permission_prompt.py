"""Permission prompts of four kinds of system, and what only speaks of permissions."""

from collections.abc import Sequence

import pytest

from harness.detect.told.permission_prompt import detect_permission_prompt
from tests.detect.screen_factory import MASKER, Cell, app, button, link, node, view


def found(*rows: Cell | Sequence[Cell]) -> bool:
    return bool(list(detect_permission_prompt([view(*rows)], app(), MASKER)))


@pytest.mark.parametrize(
    ("question", "allow", "refuse"),
    [
        ("要允许“林城办事”获取此设备的位置信息吗?", "仅在使用中允许", "不允许"),
        ("“林城办事”想访问您的相机", "好", "不允许"),
        ("是否允许“林城办事”访问通讯录?", "允许", "禁止"),
        ("app.example 想要知道您的位置", "允许", "屏蔽"),
        ("Allow Lincheng to access this device’s location?", "While using the app", "Don’t allow"),
    ],
)
def test_a_question_for_a_resource_with_both_answers(question: str, allow: str, refuse: str) -> None:
    assert found(node(question, in_dialog=True), button(allow, in_dialog=True), button(refuse, in_dialog=True))


def test_settings_that_list_permissions_ask_nothing() -> None:
    assert not found("权限管理", link("位置信息 仅使用期间允许"), link("相机 不允许"))


def test_a_privacy_dialog_that_mentions_permissions_is_none() -> None:
    text = node("请阅读隐私政策，我们将申请位置权限", in_dialog=True)
    assert not found(text, button("允许", in_dialog=True), button("拒绝", in_dialog=True))


def test_bare_answers_are_answers_and_a_settings_list_asks_nothing() -> None:
    assert found("是否允许“云台通办”访问您的通讯录?", ["始终拒绝", "允许"])
    assert found("要允许“云台通办”访问此设备的位置信息吗?", ["仅在使用该应用时允许", "仅限这一次", "不允许"])
    assert not found(["位置信息", "使用期间允许"], ["相机", "不允许"])


def test_a_browser_asks_for_a_site() -> None:
    assert found("zwfw.yuntai.gov.cn想要使用您的摄像头", ["禁止", "允许"])
    assert not found("拍摄材料时需要使用您的摄像头", ["取消", "去开启"])


def test_a_question_broken_off_that_looks_like_a_button() -> None:
    asked = button("是否允许“云州政务”访问您的通讯", in_dialog=True)
    assert found(asked, button("允许", in_dialog=True), button("拒绝", in_dialog=True))


def test_answers_for_as_long_as_the_app_is_used_need_no_control() -> None:
    question = node("要允许“云台认证”使用麦克风录制音频吗?", in_dialog=True)
    assert found(question, "使用应用时", "仅限这一次", "不允许")
    assert not found("使用应用时请保持网络畅通", "麦克风权限", "不允许")


def test_a_browser_that_stops_what_it_refuses() -> None:
    assert found("court.example.cn 想要使用您的麦克风和摄像头", ["拦截", "允许"])
    assert not found("骚扰电话拦截", ["拦截", "允许"])
