"""Pass evidence on to the recording, and note every channel that was lost, and every fault of the handset itself: such
a run is never complete.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harness.capture.channel import EvidenceSink
from harness.model.event import Event, EventKind, Phase, Source

HANDSET = "handset"  # where a fault is said to be that befell the device itself


class LossNoting:
    """An EvidenceSink in front of another. `lost` has a sentence for each channel that died, in order; a handset's
    fault stands among them."""

    def __init__(self, sink: EvidenceSink) -> None:
        self._sink = sink
        self.lost: list[str] = []

    @property
    def folder(self) -> Path:
        return self._sink.folder

    def append(self, source: Source, kind: EventKind, data: Mapping[str, Any], *, phase: Phase | None = None) -> Event:
        if kind is EventKind.CHANNEL and data.get("state") == "lost":
            self.lost.append(f"the channel {data.get('channel')} was lost: {data.get('why', '')}"[:200])
        if kind is EventKind.FAULT and data.get("where") == HANDSET:
            self.lost.append(str(data.get("what", ""))[:200])
        return self._sink.append(source, kind, data, phase=phase)

    def add_file(self, relative: str, content: bytes) -> Path:
        return self._sink.add_file(relative, content)

    def path(self, relative: str) -> Path:
        return self._sink.path(relative)
