"""Runs made up for tests: events written one after the other, rows of any table by the field."""

from datetime import UTC, datetime, timedelta
from typing import Any

from harness.analysis.tables.extract import Concluded, RunRows, rows_of
from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.observation import Observation
from harness.model.run import Run, RunStatus

BEGAN = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
KINDS = EventKind


def app(key: str = "subject") -> App:
    return App(
        key,
        "林城办事",
        "林城市人民政府办公室",
        (),
        None,
        "h5",
        "public",
        "1.0",
        None,
        {},
        ("lincheng.test",),
        (),
        (),
        (),
        (),
        (),
    )


def run(run_id: str = "r1", attempt: int = 1, device: str = "phone", **changes: Any) -> Run:
    kind = DeviceProfile(device, device, "browser", "android", changes.pop("simulated", False), 390, 844, 3.0, "UA")
    subject = changes.pop("app", app())
    began = changes.pop("began", BEGAN)
    return Run(run_id, attempt, 7, subject, kind, changes.pop("network", "host"), (), (), began, {}, **changes)


class Line:
    """A time line: each event a second after the one before unless told."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.now_ms = 0.0

    def add(
        self, kind: EventKind, /, *, phase: Phase = Phase.AFTER_CONSENT, after_ms: float = 1000.0, **data: Any
    ) -> Event:
        self.now_ms += after_ms
        at = BEGAN + timedelta(milliseconds=self.now_ms)
        event = Event(len(self.events), at, self.now_ms, Source.SCENARIO, kind, phase, "core_tasks", data)
        self.events.append(event)
        return event

    def session(self, *inside: tuple[EventKind, dict[str, Any]], outcome: str = "closed") -> None:
        self.add(KINDS.SESSION_BEGIN, session=1)
        for kind, data in inside:
            self.add(kind, **data)
        self.add(KINDS.SESSION_END, session=1, outcome=outcome)


def masked(text: str) -> str:
    return text.replace("13800001111", "138****1111")


def rows(
    made: Run, line: Line, observations: tuple[Observation, ...] = (), proved: tuple[str, ...] = ("logs",)
) -> RunRows:
    return rows_of(made, line.events, Concluded(RunStatus.COMPLETE, (), observations, masked, proved))
