"""The end of a form is tapped by whoever explores only under leave, and leave lifts the words of sending alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.deny_list import NEVER_TAPPED
from harness.drive.app_session import AppSession
from harness.drive.form_end import SENDING, complains, form_end, may_send, take_leave
from harness.model.permission import Leave
from harness.model.screen import UiNode, UiTree
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, text


def tree(*nodes: UiNode) -> UiTree:
    return UiTree("https://paper.test/", "", 360, 780, nodes)


def session(leave: Leave, **changes: object) -> AppSession:
    made = AppSession(app(**changes), PaperPhone(lambda _: []), PaperWitness(), {}, ())
    made.leave = leave
    return made


FORM = tree(entry("走访对象"), button("提交走访"))
COMPLAINT = tree(text("投诉建议"), entry("内容"), button("提交"))


def test_a_form_has_fields_and_an_end() -> None:
    assert form_end(FORM) == "提交走访"
    assert form_end(tree(button("提交走访"))) == ""
    assert form_end(tree(entry("搜索"), button("查询"))) == ""


@pytest.mark.parametrize(("leave", "lifted"), [(Leave.NOTHING, False), (Leave.FORMS, True), (Leave.EVERYTHING, True)])
def test_without_leave_nothing_is_sent(leave: Leave, lifted: bool) -> None:
    made = session(leave)
    take_leave(made, FORM)
    assert made.is_denied("提交走访") is not lifted
    assert made.found.lifted == (["提交走访"] if lifted else [])
    assert made.is_denied("提交")


@pytest.mark.parametrize(("leave", "sent"), [(Leave.FORMS, False), (Leave.EVERYTHING, True)])
def test_a_complaint_is_sent_for_trial_on_own_ground_alone(leave: Leave, sent: bool) -> None:
    assert complains(COMPLAINT)
    assert may_send(session(leave), COMPLAINT, "提交") is sent


def test_a_menu_entry_that_leads_to_complaints_makes_no_complaint_of_a_form() -> None:
    assert not complains(tree(button("投诉建议", in_nav=True), button("意见反馈"), entry("走访对象"), button("提交")))


@pytest.mark.parametrize(
    "end", ["提交订单", "确认支付", "发送短信", "提交并删除", "发送验证码", "确认注销", "提交转发"]
)
def test_leave_to_send_is_no_leave_to_pay_call_or_delete(end: str) -> None:
    assert not may_send(session(Leave.EVERYTHING), tree(entry("名称"), button(end)), end)


def test_the_app_file_s_own_words_are_never_lifted() -> None:
    assert not may_send(session(Leave.EVERYTHING, deny_texts=("走访",)), FORM, "提交走访")


@given(
    st.sampled_from([word for word in NEVER_TAPPED if word not in SENDING]), st.sampled_from(("提交", "发送", "确认"))
)
def test_no_other_word_of_the_list_is_lifted_along(word: str, send: str) -> None:
    end = f"{send}{word}"
    assert not may_send(session(Leave.EVERYTHING), tree(entry("名称"), button(end)), end)
