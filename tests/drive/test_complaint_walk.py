"""The complaint walk on a phone of paper: one request, what it leaves behind, and the days after."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from harness.drive.app_session import AppSession
from harness.drive.complaint_walk import walk_complaint
from harness.drive.found_functions import BY_WALK
from harness.model.complaint import OpenComplaint
from harness.model.event import EventKind
from harness.model.permission import Leave
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, text

NUMBER = "YT20261122001"


@dataclass
class PaperBook:
    """A complaint book in memory."""

    open: OpenComplaint | None = None
    kept: list[tuple[str, bool]] = field(default_factory=list)

    def open_complaint(self) -> OpenComplaint | None:
        return self.open

    def keep(self, number: str, *, closed: bool) -> None:
        self.kept.append((number, closed))


def office(phone: PaperPhone) -> list[UiNode]:
    """An app with the whole function: entry behind 我的, form, receipt, progress, rating."""
    at = phone.view.get("at", "home")
    pages: dict[str, list[UiNode]] = {
        "home": [button("首页", in_nav=True), button("我的", in_nav=True), button("办事指南")],
        "mine": [button("意见反馈"), button("关于")],
        "form": [text("意见反馈"), entry("反馈内容"), entry("联系电话（选填）"), button("提交"), button("进度查询")],
        "receipt": [text("提交成功"), text(f"受理编号：{NUMBER}"), button("查看进度")],
        "ask": [entry("受理编号"), button("查询")],
        "ticket": [text("已受理"), text(phone.memory.get("state", "已办结")), *phone.memory.get("more", [])],
        "demand": [text("请填写联系电话")],
        "rated": [text("感谢您的评价")],
    }
    if at == "ticket" and phone.memory.get("state", "已办结") == "已办结":
        return [*pages[at], text("答复：您反映的事项已核实办结"), button("满意"), button("提交评价")]
    return pages[at]


def to(page: str) -> Callable[[PaperPhone], None]:
    def act(phone: PaperPhone) -> None:
        phone.view["at"] = page

    return act


def submitted(phone: PaperPhone) -> None:
    phone.memory["requests"] = phone.memory.get("requests", 0) + 1
    phone.view["at"] = phone.memory.get("answer", "receipt")


TAPS = {
    "我的": to("mine"),
    "意见反馈": to("form"),
    "提交": submitted,
    "查看进度": to("ticket"),
    "进度查询": to("ask"),
    "查询": to("ticket"),
    "提交评价": to("rated"),
}


WORD = "KQ7M2XW9TR4B"


@dataclass
class Walked:
    """A phone, what was written down about it, and the number that the walk gave."""

    phone: PaperPhone
    witness: PaperWitness
    number: str | None

    @property
    def steps(self) -> dict[str, dict[str, Any]]:
        return {str(data["step"]): data for data in self.witness.of(EventKind.COMPLAINT)}

    @property
    def outcomes(self) -> dict[str, str]:
        return {step: str(data["outcome"]) for step, data in self.steps.items()}


def walked(book: PaperBook | None = None, **memory: Any) -> Walked:
    phone = PaperPhone(office, TAPS, memory=memory)
    witness = PaperWitness()
    session = AppSession(app(), phone, witness, {"complaint": WORD}, (), patience=0.02)
    return Walked(phone, witness, walk_complaint(session, book))


def test_the_whole_way_on_one_day() -> None:
    one = walked()
    assert one.number == NUMBER
    assert one.outcomes == {"entry": "done", "filed": "done", "receipt": "done", "tracking": "done", "rating": "done"}
    assert one.steps["entry"]["taps"] == 2
    assert one.steps["tracking"]["closed"] is True
    assert one.steps["tracking"]["replied"] is True


def test_one_request_that_says_it_is_a_test_and_carries_the_word_and_no_optional_data() -> None:
    one = walked()
    assert one.phone.memory["requests"] == 1
    assert list(one.phone.typed) == ["反馈内容"]
    assert "测试" in one.phone.typed["反馈内容"]
    assert WORD in one.phone.typed["反馈内容"].split("：")[1].split(" ")


def test_an_open_complaint_is_followed_and_no_second_one_is_filed() -> None:
    book = PaperBook(OpenComplaint(NUMBER, 3))
    one = walked(book, state="办理中")
    assert "requests" not in one.phone.memory
    assert one.phone.typed == {"受理编号": NUMBER}
    assert (one.steps["tracking"]["states"], one.steps["tracking"]["working_days"]) == (["已受理", "办理中"], 3)
    assert book.kept == []  # open it was, and open it stays
    assert "rating" not in one.steps


@pytest.mark.parametrize(("leave", "requests"), [(Leave.NOTHING, 0), (Leave.FORMS, 0), (Leave.EVERYTHING, 1)])
def test_where_a_task_has_filed_one_the_walk_files_none_and_looks_for_its_progress(leave: Leave, requests: int) -> None:
    phone, witness = PaperPhone(office, TAPS, memory={"state": "办理中"}), PaperWitness()
    session = AppSession(app(), phone, witness, {"complaint": WORD}, (), patience=0.02)
    session.leave = leave
    session.found.filed.add("投诉建议")
    walk_complaint(session)
    told = [str(one["step"]) for one in witness.of(EventKind.COMPLAINT)]
    assert phone.memory.get("requests", 0) == requests
    assert ("filed" in told, "tracking" in told) == (requests == 1, True)


def test_a_complaint_of_the_walk_is_known_to_the_tasks_of_the_run() -> None:
    session = AppSession(app(), PaperPhone(office, TAPS), PaperWitness(), {"complaint": WORD}, (), patience=0.02)
    walk_complaint(session)
    assert session.found.filed == {BY_WALK}


def test_what_was_filed_is_kept_for_the_days_to_come() -> None:
    book = PaperBook()
    walked(book)
    assert book.kept == [(NUMBER, False), (NUMBER, True)]


def test_a_form_that_gives_no_receipt_is_told_and_not_sent_again() -> None:
    one = walked(answer="home")
    assert one.phone.memory["requests"] == 1
    assert (one.number, one.outcomes["receipt"]) == ("", "failed")


@pytest.mark.parametrize(("answer", "kept"), [("home", [("", False)]), ("demand", [])])
def test_what_was_sent_without_a_number_is_kept_too_and_what_was_not_taken_is_not(
    answer: str, kept: list[tuple[str, bool]]
) -> None:
    book = PaperBook()
    walked(book, answer=answer)
    assert book.kept == kept
    later = walked(PaperBook(OpenComplaint("", 1)))
    assert "requests" not in later.phone.memory


def test_an_app_without_an_entry_says_so() -> None:
    phone, witness = PaperPhone(lambda _phone: [button("首页", in_nav=True), text("公告")]), PaperWitness()
    session = AppSession(app(), phone, witness, {}, (), patience=0.02)
    assert walk_complaint(session) is None
    assert [data["outcome"] for data in witness.of(EventKind.COMPLAINT)] == ["failed"]


def test_what_the_letter_or_the_app_file_denies_stays_untouched() -> None:
    phone, witness = PaperPhone(office, TAPS), PaperWitness()
    session = AppSession(app(deny_texts=("提交",)), phone, witness, {}, (), patience=0.02)
    assert walk_complaint(session) == ""
    assert "requests" not in phone.memory


def test_progress_is_also_looked_for_on_the_first_page() -> None:
    def page(phone: PaperPhone) -> list[UiNode]:
        shown = office(phone)
        at_form, at_home = phone.view.get("at") == "form", "at" not in phone.view
        return [node for node in shown if not (at_form and node.text == "进度查询")] + (
            [button("进度查询")] if at_home else []
        )

    phone, witness = PaperPhone(page, TAPS, memory={"state": "办理中"}), PaperWitness()
    session = AppSession(app(), phone, witness, {}, (), patience=0.02)
    assert walk_complaint(session, PaperBook(OpenComplaint(NUMBER, 1))) == NUMBER
    assert [data["outcome"] for data in witness.of(EventKind.COMPLAINT)] == ["done", "done"]


def test_the_number_is_kept_before_anything_else_is_done() -> None:
    book = PaperBook()

    class Killed(Exception):
        """The run dies while it looks at the progress."""

    def dies(_phone: PaperPhone) -> None:
        raise Killed

    session = AppSession(app(), PaperPhone(office, TAPS | {"查看进度": dies}), PaperWitness(), {}, (), patience=0.02)
    with pytest.raises(Killed):
        walk_complaint(session, book)
    assert book.kept == [(NUMBER, False)]
