"""One failure from all that told of it: exit-info, the events log, crash traces, dropbox; and whose it is.

A crash stands in up to four places; it is one failure. No fault of the harness or the phone may read as an app crash,
and no app crash as a fault, so every exit reason has its class here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from harness.devices.android.evidence.crash_log import CrashTrace
from harness.devices.android.evidence.dropbox import DropboxEntry
from harness.devices.android.evidence.event_log import ProcessEvent, SystemEvent
from harness.devices.android.evidence.exit_info import ProcessExit

SAME_FAILURE = timedelta(seconds=20)  # [default] an ANR's dump takes its time; a process id is not given again so soon
MOST_FRAMES = 3  # standards.md 10.3, flake rule 2
What = Literal["crash", "anr", "killed", "ended"]
_CRASH_SIGNALS = frozenset({4, 5, 6, 7, 8, 11, 31})  # SIGILL, TRAP, ABRT, BUS, FPE, SEGV, SYS


class Whose(StrEnum):
    """Who made the process end. UNKNOWN leaves the blame to what stood around it."""

    APP = "app"
    DEVICE = "device"
    HARNESS = "harness"
    UNKNOWN = ""


# ApplicationExitInfo.REASON_*: what it was for the user, and whose. Our own force-stop, install and permission changes
# are 8, 10, 15 and 16; the phone's memory, freezer and user switching are 3, 11, 12, 13 and 14.
REASONS: dict[int, tuple[What, Whose]] = {
    1: ("ended", Whose.APP),
    2: ("killed", Whose.DEVICE),
    3: ("killed", Whose.DEVICE),
    4: ("crash", Whose.APP),
    5: ("crash", Whose.APP),
    6: ("anr", Whose.APP),
    7: ("crash", Whose.APP),
    8: ("ended", Whose.HARNESS),
    9: ("killed", Whose.APP),
    10: ("ended", Whose.HARNESS),
    11: ("ended", Whose.DEVICE),
    12: ("killed", Whose.DEVICE),
    13: ("killed", Whose.DEVICE),
    14: ("killed", Whose.DEVICE),
    15: ("ended", Whose.HARNESS),
    16: ("ended", Whose.HARNESS),
}


@dataclass(frozen=True, slots=True)
class Failure:
    """`signature` is the exception with the top frames, or the system's word. `foreground` None where nobody told."""

    what: What
    whose: Whose
    pid: int
    process: str
    at: datetime
    reason: str
    signature: tuple[str, ...] = ()
    foreground: bool | None = None
    told_by: tuple[str, ...] = ()


def classified(exit_: ProcessExit) -> tuple[What, Whose]:
    """What an exit was and whose; a reason of a later Android is a kill by the phone."""
    if exit_.reason == 2 and exit_.status in _CRASH_SIGNALS:
        return "crash", Whose.APP
    return REASONS.get(exit_.reason, ("killed", Whose.DEVICE))


def failures(
    exits: Iterable[ProcessExit],
    events: Iterable[ProcessEvent],
    traces: Iterable[CrashTrace],
    reports: Iterable[DropboxEntry],
) -> tuple[Failure, ...]:
    """Each failure once, by time: the same process id within SAME_FAILURE is the same one."""
    told = [
        *(_of_trace(trace) for trace in traces),
        *(known for event in events if (known := _of_event(event))),
        *(filed for report in reports if (filed := _of_report(report))),
        *(ended for exit_ in exits if (ended := _of_exit(exit_))),
    ]
    merged: list[Failure] = []
    for one in told:
        same = next((at for at, known in enumerate(merged) if _same(known, one)), None)
        if same is None:
            merged.append(one)
        else:
            merged[same] = _joined(merged[same], one)
    return tuple(sorted(merged, key=lambda failure: failure.at))


def _of_trace(trace: CrashTrace) -> Failure:
    signature = (trace.why, *trace.frames[:MOST_FRAMES]) if trace.why else trace.frames[:MOST_FRAMES]
    reason = f"{trace.why}: {trace.text}" if trace.text else trace.why
    return Failure("crash", Whose.APP, trace.pid, trace.process, trace.at, reason, signature, told_by=("crash log",))


def _of_event(event: ProcessEvent) -> Failure | None:
    if event.what is SystemEvent.CRASH:
        signature = tuple(part for part in (event.why, event.place) if part)
        reason = f"{event.why}: {event.text}"
        return Failure("crash", Whose.APP, event.pid, event.process, event.at, reason, signature, told_by=("events",))
    if event.what is SystemEvent.ANR:
        signature = (event.why.partition("(")[0].strip(),)
        return Failure("anr", Whose.APP, event.pid, event.process, event.at, event.why, signature, told_by=("events",))
    return None


def _of_report(report: DropboxEntry) -> Failure | None:
    if report.at is None or report.pid is None or not report.process:
        return None
    what: What = "anr" if report.tag.endswith("_anr") else "crash"
    reason = report.subject or report.why
    signature = tuple(part for part in (report.why, *report.frames[:MOST_FRAMES]) if part) or (reason,)
    told = ("dropbox",)
    return Failure(what, Whose.APP, report.pid, report.process, report.at, reason, signature, report.foreground, told)


def _of_exit(exit_: ProcessExit) -> Failure | None:
    what, whose = classified(exit_)
    if exit_.at is None:
        return None
    name = exit_.reason_name or str(exit_.reason)
    reason = f"{name}: {exit_.description}" if exit_.description else name
    told = (name,)
    front = exit_.noticed if exit_.importance is not None else None
    return Failure(what, whose, exit_.pid, exit_.process, exit_.at, reason, told, front, ("exit-info",))


def _same(known: Failure, one: Failure) -> bool:
    if known.pid != one.pid or abs(known.at - one.at) > SAME_FAILURE:
        return False
    return known.what == one.what or one.what in ("killed", "ended")


def _joined(known: Failure, one: Failure) -> Failure:
    """What was told first stands (traces before events before reports before exits); gaps are filled."""
    return replace(
        known,
        signature=known.signature if len(known.signature) >= len(one.signature) else one.signature,
        foreground=known.foreground if one.foreground is None else one.foreground,
        told_by=tuple(dict.fromkeys((*known.told_by, *one.told_by))),
    )


def seen_by_user(all_failures: Sequence[Failure]) -> tuple[Failure, ...]:
    """Those that end what a user was doing: crashes, ANRs, and kills of what stood in front."""
    return tuple(
        one for one in all_failures if one.what in ("crash", "anr") or (one.what == "killed" and one.foreground)
    )
