"""From one recording, and what was concluded from it, to its rows: pure, recording in, rows out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from harness.analysis.tables.access_rows import access_rows
from harness.analysis.tables.exploration_rows import exploration_row, move_row
from harness.analysis.tables.figure import count, number
from harness.analysis.tables.ipv6_rows import ipv6_rows
from harness.analysis.tables.measured_rows import (
    check_row,
    crash_row,
    frame_row,
    memory_rows,
    of_kind,
    recovery_row,
    start_row,
)
from harness.analysis.tables.request_rows import request_rows
from harness.analysis.tables.row import EventRow, Row, RunKey, RunRow, SessionRow, VerdictRow
from harness.analysis.tables.sessions import Session, numbered, sessions_of
from harness.analysis.tables.trail_rows import trail_rows
from harness.model.event import Event, EventKind
from harness.model.observation import Observation
from harness.model.run import Run, RunStatus
from harness.model.verdict import Verdict

LABORATORY_DAY = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Concluded:
    """What was concluded from a recording; `mask` hides planted values in whatever text becomes a row.

    `proved` are the channels that were in view; sessions of a run whose logs were not prove no absence.
    """

    status: RunStatus
    verdicts: Sequence[Verdict]
    observations: Sequence[Observation]
    mask: Callable[[str], str]
    proved: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class RunRows:
    """Everything one attempt of one run adds to the store; `tables` goes by table name."""

    key: RunKey
    campaign: str
    night: date
    tables: Mapping[str, tuple[Row, ...]]


def rows_of(run: Run, events: Sequence[Event], concluded: Concluded) -> RunRows:
    """All rows of a run, every table named even when it has none."""
    sessions, mask = sessions_of(events), concluded.mask
    pairs = list(numbered(sessions))
    tables: dict[str, tuple[Row, ...]] = {
        "runs": (_run_row(run, events, sessions, concluded),),
        "verdicts": tuple(_verdict_row(verdict) for verdict in concluded.verdicts),
        "sessions": tuple(_session_row(session) for session in sessions[1:]),
        "starts": of_kind(sessions, EventKind.START, start_row),
        "crashes": of_kind(sessions, EventKind.BREAKDOWN, lambda session, event: crash_row(session, event, mask)),
        "frames": of_kind(sessions, EventKind.FRAMES, frame_row),
        "memory": tuple(row for session in sessions for row in memory_rows(session, mask)),
        "requests": tuple(request_rows(pairs, run.app.first_party_domains, mask)),
        "ipv6": tuple(ipv6_rows(concluded.observations)),
        "recoveries": of_kind(sessions, EventKind.RECOVERY, lambda session, event: recovery_row(session, event, mask)),
        "checks": of_kind(sessions, EventKind.CHECK, lambda session, event: check_row(session, event, mask)),
        "trails": tuple(trail_rows(events, concluded.observations)),
        "accesses": tuple(access_rows(run.began, concluded.observations)),
        "explorations": of_kind(
            sessions, EventKind.EXPLORED, lambda session, event: exploration_row(session, event, mask)
        ),
        "moves": of_kind(sessions, EventKind.MOVE, lambda session, event: move_row(session, event, mask)),
        "events": tuple(_event_row(session, event) for session, event in pairs),
    }
    return RunRows(key_of(run), run.campaign or "default", night_of(run), tables)


def with_verdicts(rows: RunRows, verdicts: Sequence[Verdict]) -> RunRows:
    """The same rows with other verdicts: those that were judged over many runs."""
    return replace(rows, tables={**rows.tables, "verdicts": tuple(_verdict_row(verdict) for verdict in verdicts)})


def key_of(run: Run) -> RunKey:
    return RunKey(
        run.run_id, run.attempt, run.app.key, run.app.version, run.device.key, run.network, run.device.simulated
    )


def night_of(run: Run) -> date:
    """The night to which a run belongs: the evening's date until noon of the next day, where the laboratory stands."""
    return (run.began.astimezone(LABORATORY_DAY) - timedelta(hours=12)).date()


def _run_row(run: Run, events: Sequence[Event], sessions: Sequence[Session], concluded: Concluded) -> RunRow:
    seconds = (events[-1].mono_ms - events[0].mono_ms) / 1000 if events else 0.0
    why = next((event.data.get("why") for event in reversed(events) if event.kind is EventKind.RUN_END), None)
    reasons = "; ".join(str(reason) for reason in why[:5]) if isinstance(why, list) else ""
    counts = (len(sessions) - 1, len(events), ",".join(sorted(concluded.proved)))
    told = concluded.mask(reasons)[:500]
    return RunRow(run.began, concluded.status.value, round(seconds, 3), run.seed, *counts, told)


def _verdict_row(verdict: Verdict) -> VerdictRow:
    return VerdictRow(
        verdict.rule, verdict.article, verdict.role, verdict.outcome.value, verdict.confidence, verdict.why.zh
    )


def _session_row(session: Session) -> SessionRow:
    first = session.events[0]
    return SessionRow(session.number, first.scenario, first.t, round(session.seconds, 3), session.outcome, session.core)


def _event_row(session: int, event: Event) -> EventRow:
    told = (event.source.value, event.kind.value, event.phase.value, event.scenario)
    figures = (count(event.data, "bytes"), number(event.data, "ms"))
    return EventRow(session, event.seq, event.t, event.mono_ms, *told, *figures)
