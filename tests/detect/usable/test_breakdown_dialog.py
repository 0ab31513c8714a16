"""Crash and not-responding dialogs; articles about crashes are none."""

from collections.abc import Sequence

import pytest

from harness.detect.usable.breakdown_dialog import detect_breakdown_dialog
from tests.detect.screen_factory import MASKER, Cell, app, button, heading, node, view


def subjects(*rows: Cell | Sequence[Cell]) -> list[str]:
    return [one.subject for one in detect_breakdown_dialog([view(*rows)], app(), MASKER)]


@pytest.mark.parametrize(
    ("text", "answer", "subject"),
    [
        ("很抱歉，“林城办事”已停止运行。", "确定", "crash"),
        ("林城办事 屡次停止运行", "关闭应用", "crash"),
        ("应用“林城办事”异常停止", "关闭应用", "crash"),
        ("很抱歉，林城政务服务已停止运行", "关闭", "crash"),
        ("“林城办事”无响应。是否将其关闭？", "等待", "anr"),
        ("Lincheng isn't responding", "Wait", "anr"),
    ],
)
def test_the_systems_words_with_an_answer(text: str, answer: str, subject: str) -> None:
    assert subjects(node(text, in_dialog=True), button(answer, in_dialog=True)) == [subject]


def test_an_article_about_crashes_is_none() -> None:
    assert subjects(heading("关于系统停止运行的公告"), "系统将于三月一日停止运行，请提前办理。") == []


def test_answers_right_under_the_message_need_not_look_like_controls() -> None:
    assert subjects("云台通办已崩溃", ["发送反馈", "关闭"]) == ["crash"]
    assert subjects("网页无响应:您可以等待页面恢复响应", ["退出", "等待"]) == ["anr"]
    assert subjects("服务器无响应", ["等待"]) == []


def test_both_answers_read_as_one() -> None:
    assert subjects("应用“丰县掌上办”未响应", "等待确定") == ["anr"]


def test_answers_are_read_without_their_icons_and_two_in_one() -> None:
    assert subjects(node("林城通无响应", in_dialog=True), node("✕ 关闭 ◔ 等待", in_dialog=True)) == ["anr"]


def test_what_the_app_is_about_may_stop_without_a_crash() -> None:
    for text in ("水泵异常停止", "上传出现错误，即将关闭", "考试异常退出将计零分", "另一台手机登录，已被强制退出"):
        assert subjects(node(text, in_dialog=True), button("确定", in_dialog=True)) == []


def test_a_dialog_is_known_by_what_it_asks_over_whatever_page() -> None:
    assert subjects("妇幼通 已停止", "是否向开发者发送错误报告?", "忽略 发送") == ["crash"]
    assert subjects("排班助手 无响应。", "要关闭它吗?", "等待 确定 报告") == ["anr"]
    assert subjects("“入户通”不响应,要关掉它吗?", "等待 关掉") == ["anr"]
    assert subjects(node("很遗憾", in_dialog=True), node("“村务通”已停止。", in_dialog=True), "打开应用重试") == [
        "crash"
    ]
    assert subjects(node("应用进程已终止", in_dialog=True), node("确定", in_dialog=True)) == ["crash"]
    assert subjects("报名已停止", "是否提交意见?", "提交") == []


def test_an_app_named_like_a_thing_does_not_respond_where_the_system_asks() -> None:
    assert subjects("外勤打卡 未响应", "您要将其关闭吗?", "关闭 继续等待") == ["anr"]
    assert subjects("门禁读卡未响应", "确定") == []
