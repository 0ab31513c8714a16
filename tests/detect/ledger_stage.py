"""Recordings in which a phone's ledger spoke: short ways to say what it booked, called and ended."""

from collections.abc import Iterable
from typing import Any

from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind, Source
from harness.model.observation import Observation
from harness.recording.reader import Recording
from tests.detect.recording_factory import PERSONA, START, Stage

MASKER = Masker(PERSONA)


def ms(seconds: float) -> float:
    """A second of the stage's clock as ms since 1970."""
    return START.timestamp() * 1000 + seconds * 1000


def booked(made: Stage, seconds: float, category: str = "location", **more: Any) -> Event:
    told = {"operation": "FINE_LOCATION", "what": "access", "state": "top", "told_by": "dump"}
    times = {"at_ms": ms(seconds), "doubt_ms": 5.0, "span_ms": 0.0}
    return made.event(EventKind.ACCESS, Source.SYSTEM, category=category, **(told | times | more))


def called(made: Stage, seconds: float, category: str = "location", **more: Any) -> Event:
    data = {"api": "LocationManager.requestLocationUpdates", "page_ms": ms(seconds), "count": 1, "stack": []}
    return made.event(EventKind.CALL, Source.HOOK, category=category, **(data | more))


def clocked(made: Stage) -> Stage:
    """A session with a clock that is ours."""
    made.session(1).event(EventKind.CLOCK, Source.SYSTEM, offset_ms=0.0, doubt_ms=5.0)
    return made


def channel(made: Stage, name: str, *states: str) -> None:
    for state in states:
        made.event(EventKind.CHANNEL, Source.SYSTEM, channel=name, state=state, why="")


def one(found: Iterable[Observation]) -> Observation:
    (only,) = found
    return only


def masker_of(recording: Recording) -> Masker:
    return Masker(recording.persona, recording.run.app.accounts)
