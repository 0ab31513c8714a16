"""A recording in memory for tests: events in a list, files in a folder."""

import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from harness.model.event import Event, EventKind, Phase, Source
from harness.model.faults import EvidenceBroken
from harness.model.saying import Saying


class MemorySink:
    """Like RecordingWriter to whoever writes; `closed` makes it refuse."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.events: list[Event] = []
        self.closed = False
        self._lock = threading.Lock()

    def append(self, source: Source, kind: EventKind, data: Mapping[str, Any], *, phase: Phase | None = None) -> Event:
        if self.closed:
            raise EvidenceBroken(Saying("closed", "已关闭"))
        with self._lock:
            event = Event(
                len(self.events), datetime.now(UTC), 0.0, source, kind, phase or Phase.SETUP, "test", dict(data)
            )
            self.events.append(event)
        return event

    def add_file(self, relative: str, content: bytes) -> Path:
        path = self.path(relative)
        if path.exists() and path.read_bytes() != content:
            raise EvidenceBroken(Saying("changed", "内容不同"), relative)
        path.write_bytes(content)
        return path

    def path(self, relative: str) -> Path:
        path = self.folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def data(self, kind: EventKind) -> list[Mapping[str, Any]]:
        return [event.data for event in self.events if event.kind is kind]
