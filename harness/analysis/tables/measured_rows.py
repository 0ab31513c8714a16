"""Rows of what a scenario measured: starts, failures, frames, memory, recoveries, compatibility checks."""

from collections.abc import Callable, Iterator

from harness.analysis.tables.blame import blame_of
from harness.analysis.tables.figure import count, number, text
from harness.analysis.tables.row import CheckRow, CrashRow, FrameRow, MemoryRow, RecoveryRow, StartRow
from harness.analysis.tables.sessions import Session, surroundings
from harness.model.event import Event, EventKind

Mask = Callable[[str], str]


def start_row(session: Session, event: Event) -> StartRow:
    data = event.data
    return StartRow(
        session.number,
        event.seq,
        text(data, "start"),
        number(data, "first_ms"),
        number(data, "full_ms"),
        text(data, "outcome") or "done",
        data.get("first_after_install") is True,
    )


def crash_row(session: Session, event: Event, mask: Mask) -> CrashRow:
    data = event.data
    what, signature, reason = text(data, "what"), mask(text(data, "signature")), mask(text(data, "reason"))
    blame = blame_of(what, signature, reason, text(data, "cause"), surroundings(event, session))
    return CrashRow(
        session.number,
        event.seq,
        event.t,
        event.scenario,
        what,
        signature,
        blame.value,
        data.get("foreground") is not False,
        data.get("core") is True or session.core,
        reason,
    )


def frame_row(session: Session, event: Event) -> FrameRow:
    data = event.data
    figures = (count(data, "frames") or 0, count(data, "slow") or 0, count(data, "frozen") or 0)
    return FrameRow(session.number, event.seq, text(data, "script"), *figures, number(data, "refresh_hz") or 60.0)


def memory_rows(session: Session, mask: Mask) -> Iterator[MemoryRow]:
    for event in session.events:
        kilobytes = number(event.data, "kilobytes")
        if event.kind is EventKind.MEMORY and kilobytes is not None:
            seconds = (event.mono_ms - session.events[0].mono_ms) / 1000
            path, loop = mask(text(event.data, "path")), count(event.data, "loop") or 0
            yield MemoryRow(session.number, event.seq, path, loop, seconds, kilobytes)


def recovery_row(session: Session, event: Event, mask: Mask) -> RecoveryRow:
    data = event.data
    return RecoveryRow(
        session.number, event.seq, text(data, "disturbance"), text(data, "outcome"), mask(text(data, "why"))
    )


def check_row(session: Session, event: Event, mask: Mask) -> CheckRow:
    data = event.data
    told = (text(data, "item"), text(data, "variant"), text(data, "outcome"), text(data, "code"))
    return CheckRow(session.number, event.seq, *told, mask(text(data, "why")))


def of_kind[R](sessions: list[Session], kind: EventKind, row: Callable[[Session, Event], R]) -> tuple[R, ...]:
    """One row for each event of the kind, in the order of sessions."""
    return tuple(row(session, event) for session in sessions for event in session.events if event.kind is kind)
