"""What a run is doing, read from the tail of its growing events.jsonl: no channel of its own, so nothing can differ."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MAX_READ_BYTES = 4 * 1024 * 1024


@dataclass(slots=True)
class Progress:
    """The state of one run as its own time line tells it."""

    events: int = 0
    scenario: str = ""
    step: str = ""
    channels: dict[str, str] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    status: str = ""
    faults: list[str] = field(default_factory=list)

    def take(self, event: Mapping[str, Any]) -> None:
        """Follow one event. Anything unknown is counted and otherwise passed over."""
        self.events += 1
        data = event.get("data")
        follow = _FOLLOW.get(str(event.get("kind")))
        if follow and isinstance(data, Mapping):
            follow(self, data)


def _begin(progress: Progress, data: Mapping[str, Any]) -> None:
    progress.scenario, progress.step = str(data.get("scenario", "")), ""


def _end(progress: Progress, data: Mapping[str, Any]) -> None:
    progress.ended[str(data.get("scenario", ""))] = str(data.get("outcome", ""))


def _step(progress: Progress, data: Mapping[str, Any]) -> None:
    progress.step = f"{data.get('word', '')} {data.get('target', '')}".strip()[:40]


def _channel(progress: Progress, data: Mapping[str, Any]) -> None:
    progress.channels[str(data.get("channel", ""))] = str(data.get("state", ""))


def _fault(progress: Progress, data: Mapping[str, Any]) -> None:
    progress.faults.append(str(data.get("what", ""))[:120])


def _run_end(progress: Progress, data: Mapping[str, Any]) -> None:
    progress.status = str(data.get("status", ""))


_FOLLOW = {
    "scenario_begin": _begin,
    "scenario_end": _end,
    "step": _step,
    "channel": _channel,
    "fault": _fault,
    "run_end": _run_end,
}


class EventTail:
    """Reads what has been added to a file of events since the last look; a torn last line waits for its rest."""

    def __init__(self, path: Path) -> None:
        self._path, self._offset, self._rest = path, 0, b""

    def new(self) -> Iterator[Mapping[str, Any]]:
        try:
            with self._path.open("rb") as file:
                file.seek(self._offset)
                chunk = file.read(MAX_READ_BYTES)
        except OSError:
            return
        self._offset += len(chunk)
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        for line in lines:
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if isinstance(event, dict):
                yield event
