"""A channel of evidence: it is attached, proves itself, and says so at once when it dies.

Every change of a channel's state is a CHANNEL event of the recording, because absence may only be concluded from
what a proven channel could have seen (design law 1).
"""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from harness.model.device_profile import DeviceProfile
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.faults import HarnessError
from harness.model.screen import UiTree

ChannelState = Literal["started", "proved", "failed", "lost", "ended", "off"]

CANARY_HOST = "canary.harness.invalid"
CANARY_URL = f"https://{CANARY_HOST}/"


@dataclass(frozen=True, slots=True)
class SelfTest:
    """Whether a channel proved itself, and what was seen or missed."""

    ok: bool
    why: str


class EvidenceSink(Protocol):
    """What capture needs of a recording; recording.writer.RecordingWriter is one."""

    @property
    def folder(self) -> Path: ...
    def append(
        self, source: Source, kind: EventKind, data: Mapping[str, Any], *, phase: Phase | None = None
    ) -> Event: ...
    def add_file(self, relative: str, content: bytes) -> Path: ...
    def path(self, relative: str) -> Path: ...


class Watched(Protocol):
    """What capture needs of a session on any platform; every devices.session.DeviceSession is one."""

    profile: DeviceProfile

    def screenshot(self) -> bytes: ...
    def source(self) -> str: ...
    def tree(self) -> UiTree: ...
    def request(self, url: str) -> None: ...
    def show_test_page(self, url: str) -> None: ...
    def leave_test_page(self) -> None: ...


class BrowserLike(Watched, Protocol):
    """What capture needs of a browser session; devices.browser.BrowserSession is one."""

    user_data_dir: Path
    driver: Any

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]: ...
    def evaluate(self, script: str, *arguments: object) -> Any: ...
    def performance_log(self) -> list[dict[str, Any]]: ...


class Channel[S: Watched](Protocol):
    """One kind of evidence of sessions `S`. `name` is one of model.run.CHANNELS.

    Its failures are HarnessErrors and never end a run.
    """

    name: str

    def attach(self, session: S) -> None:
        """Begin to record this session, before the app is opened. Raises CaptureLost when that is not possible."""

    def self_test(self, session: S) -> SelfTest:
        """Do something of our own that must arrive, and wait a bounded time for it."""

    def detach(self) -> None:
        """Record what is still on its way and let the session go. Before the session is closed."""


class ChannelLog:
    """Writes one channel's CHANNEL events; a loss is written once per attachment, and never after its end."""

    def __init__(self, sink: EvidenceSink, name: str) -> None:
        self._sink, self._name = sink, name
        self._live = False
        self._lock = threading.Lock()

    def started(self, why: str = "") -> None:
        with self._lock:
            self._live = True
        self._write("started", why)

    def proved(self, why: str) -> None:
        self._write("proved", why)

    def failed(self, why: str) -> None:
        self._write("failed", why)

    def off(self, why: str) -> None:
        self._write("off", why)

    def lost(self, why: str) -> None:
        if self._end():
            self._write("lost", why)

    def ended(self, why: str = "") -> None:
        if self._end():
            self._write("ended", why)

    @property
    def live(self) -> bool:
        return self._live

    def _end(self) -> bool:
        with self._lock:
            was_live, self._live = self._live, False
        return was_live

    def _write(self, state: ChannelState, why: str) -> None:
        record(self._sink, Source.SYSTEM, EventKind.CHANNEL, {"channel": self._name, "state": state, "why": why[:500]})


def record(sink: EvidenceSink, source: Source, kind: EventKind, data: Mapping[str, Any]) -> bool:
    """Append from an instrument's own thread. False when the recording takes no more (closed, or the disk is full).

    The run's own thread meets the same fault at its next append and ends the run with it; here there is nobody to tell.
    """
    try:
        sink.append(source, kind, data)
    except HarnessError:
        return False
    return True
