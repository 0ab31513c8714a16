"""The witness of a run: what drive does, written into the recording, with pictures where that channel is on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from harness.capture.channel import Watched
from harness.capture.screens import ScreenCapture
from harness.model.event import EventKind, Phase, Source
from harness.recording.writer import RecordingWriter


@dataclass(slots=True)
class RunWitness:
    """Writes for drive: into the recording, and on the screens channel when it is on."""

    writer: RecordingWriter
    device: Watched
    screens: ScreenCapture | None

    @property
    def phase(self) -> Phase:
        return self.writer.phase

    @phase.setter
    def phase(self, phase: Phase) -> None:
        self.writer.phase = phase

    def record(self, source: Source, kind: EventKind, data: Mapping[str, Any]) -> None:
        self.writer.append(source, kind, data)

    def take_screen(self, why: str, role: str) -> None:
        if self.screens:
            self.screens.take(self.device, why, role)
