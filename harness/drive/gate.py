"""Gates: what an app demands before it lets the user on, and how the app file's steps pass them (MP-1 declines)."""

import time

from harness.drive.app_session import AppSession
from harness.drive.find import shows
from harness.model.app import Gate
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed

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
        note_gate(session, gate, "failed" if why else "passed", why)


def note_gate(session: AppSession, gate: Gate, state: str, why: str) -> None:
    """Write down that a gate was met, passed or not passed."""
    data = {"gate": gate.name, "duty": gate.duty, "state": state, "why": why}
    session.witness.record(Source.SCENARIO, EventKind.GATE, data)
