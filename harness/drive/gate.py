"""Gates: what an app demands before it lets the user on. Passed by the app file's steps, or declined (MP-1)."""

import time

from harness.drive.app_session import AppSession
from harness.drive.core_tasks import tasks_of, way_in
from harness.drive.find import find_control, shows
from harness.model.app import CoreTask, Gate
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed

# MP-1 of the catalogue: look for a way out, go back, start again; three restarts.
WAYS_OUT = ("跳过", "取消", "稍后", "以后再说", "关闭", "返回", "暂不")
RESTARTS = 3
UNRELATED_TASKS = 3
MARKER_TIMEOUT_S = 1.2


def stands(session: AppSession, gate: Gate, timeout_s: float = MARKER_TIMEOUT_S) -> bool:
    """Whether the gate is shown now, or soon."""
    deadline = time.monotonic() + timeout_s * session.patience
    while not (seen := shows(session.device.tree(), gate.marker)) and time.monotonic() < deadline:
        time.sleep(0.2)
    return seen


def pass_gates(session: AppSession) -> None:
    """Satisfy every gate that stands after sign-in. A failure is recorded; the tasks behind it will fail too."""
    for gate in session.app.gates:
        if gate.reach or not stands(session, gate):
            continue
        why = ""
        try:
            session.perform(gate.way_through)
        except StepFailed as failed:
            why = failed.line("en")
        _write_down(session, gate, "failed" if why else "passed", why)


def probe_gate(session: AppSession, gate: Gate) -> str:
    """Decline a gate by every way out and see whether unrelated functions stay shut: positive, negative or unknown."""
    if gate.reach and not session.can_do(gate.reach, timeout_s=3.0):
        return _conclude(session, gate, "unknown", "the gate's place could not be reached")
    if not stands(session, gate):
        return _conclude(session, gate, "unknown", "the gate did not show")
    _write_down(session, gate, "met", "")
    session.look(f"gate {gate.name}")
    way_out = _way_out(session, gate)
    if way_out:
        return _conclude(session, gate, "negative", f"left by {way_out}")
    shut = _what_stays_shut(session, gate)
    if not shut:
        return _conclude(session, gate, "negative", "unrelated functions work with the gate standing")
    return _conclude(session, gate, "positive", f"no way out in {RESTARTS} restarts; shut: {', '.join(shut)}")


def _way_out(session: AppSession, gate: Gate) -> str:
    for word in WAYS_OUT:
        control = find_control(session.device.tree(), word)
        if control is None or not control.clickable or control.covered:
            continue
        try:
            session.device.tap(control)
        except StepFailed:
            continue
        if _open(session, gate):
            return word
    session.device.back()
    if _open(session, gate):
        return "back"
    return ""


def _open(session: AppSession, gate: Gate) -> bool:
    """A gate is open when its marker is gone and what it blocks can be seen."""
    tree = session.device.tree()
    if gate.blocks:
        return shows(tree, gate.blocks)
    return not shows(tree, gate.marker) and bool(_first_open_task(session, gate))


def _first_open_task(session: AppSession, gate: Gate) -> str:
    for task in _unrelated(session, gate)[:1]:
        if session.can_do(way_in(task), timeout_s=0.8):
            return task.name
    return ""


def _unrelated(session: AppSession, gate: Gate) -> list[CoreTask]:
    return [task for task in tasks_of(session, session.role) if task.duty != gate.duty][:UNRELATED_TASKS]


def _what_stays_shut(session: AppSession, gate: Gate) -> list[str]:
    if gate.blocks:
        return _still_blocked(session, gate)
    shut: dict[str, int] = {}
    for _ in range(RESTARTS):
        session.device.open_app()
        for task in _unrelated(session, gate):
            if not session.can_do(way_in(task), timeout_s=0.6):
                shut[task.name] = shut.get(task.name, 0) + 1
            if not stands(session, gate, timeout_s=0):
                session.device.open_app()
    session.look(f"gate {gate.name} after {RESTARTS} restarts")
    return [name for name, times in shut.items() if times == RESTARTS]


def _still_blocked(session: AppSession, gate: Gate) -> list[str]:
    for _ in range(RESTARTS):
        session.device.open_app()
        if not session.can_do(gate.reach, timeout_s=3.0) or shows(session.device.tree(), gate.blocks):
            return []
    return [gate.blocks]


def _conclude(session: AppSession, gate: Gate, result: str, why: str) -> str:
    data = {"probe": "skip_gate", "duty": gate.duty, "target": gate.name, "result": result, "why": why}
    session.witness.record(Source.SCENARIO, EventKind.PROBE, data)
    return result


def _write_down(session: AppSession, gate: Gate, state: str, why: str) -> None:
    data = {"gate": gate.name, "duty": gate.duty, "state": state, "why": why}
    session.witness.record(Source.SCENARIO, EventKind.GATE, data)
