"""A gate that nobody described is passed by doing what it asks for, where that may be done, and told where not."""

from pathlib import Path

from harness.drive.app_session import AppSession
from harness.drive.found_gate import pass_found_gates
from harness.model.event import EventKind
from harness.model.permission import Leave
from harness.model.screen import Box, UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text

FILE = UiNode("input", "现场照片", Box(0, 60, 100, 30), field="file", in_dialog=True)


def page(phone: PaperPhone) -> list[UiNode]:
    if phone.memory.get("in"):
        return [button("通知")]
    located = [text("已获取位置", in_dialog=True)] if phone.memory.get("located") else []
    asked = [text("请先完成今日打卡", in_dialog=True), button("获取位置", in_dialog=True), FILE]
    return [
        *asked,
        *located,
        button(str(phone.memory.get("end", "提交打卡")), in_dialog=True),
        button("退出", in_dialog=True),
    ]


def check_in(phone: PaperPhone) -> None:
    phone.memory["in"] = bool(phone.memory.get("located") and phone.files)


def session(phone: PaperPhone, leave: Leave) -> tuple[AppSession, PaperWitness]:
    witness = PaperWitness()
    made = AppSession(app(gates=()), phone, witness, {}, (Path("p.jpg"),), patience=0.02)
    made.leave = leave
    return made, witness


def phone(end: str = "提交打卡") -> PaperPhone:
    taps = {"获取位置": lambda one: one.memory.update(located=True), end: check_in}
    return PaperPhone(page, taps, memory={"end": end})


def states(witness: PaperWitness) -> list[tuple[object, object]]:
    return [(told["duty"], told["state"]) for told in witness.of(EventKind.GATE)]


def test_what_it_asks_for_is_filled_in_and_sent() -> None:
    shown = phone()
    made, witness = session(shown, Leave.FORMS)
    pass_found_gates(made)
    assert shown.tapped == ["获取位置", "提交打卡"]
    assert states(witness) == [("check_in", "passed")]


def test_without_leave_it_is_left_standing_and_told() -> None:
    shown = phone()
    made, witness = session(shown, Leave.NOTHING)
    pass_found_gates(made)
    assert (shown.tapped, states(witness)) == ([], [("check_in", "failed")])


def test_a_control_that_no_word_denies_needs_no_leave() -> None:
    shown = phone("立即打卡")
    made, witness = session(shown, Leave.NOTHING)
    pass_found_gates(made)
    assert states(witness) == [("check_in", "passed")]


def test_one_that_stays_is_told() -> None:
    shown = phone("立即打卡")
    shown.taps = {}
    made, witness = session(shown, Leave.NOTHING)
    pass_found_gates(made)
    assert states(witness) == [("check_in", "failed")]


def test_where_none_stands_nothing_is_done() -> None:
    made, witness = session(PaperPhone(lambda _: [button("通知")]), Leave.EVERYTHING)
    pass_found_gates(made)
    assert witness.of(EventKind.GATE) == []
