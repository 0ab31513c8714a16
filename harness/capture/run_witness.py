"""The witness of a run: what drive does, written into the recording, with pictures where that channel is on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from harness.capture.channel import Watched
from harness.capture.screens import ScreenCapture
from harness.model.event import EventKind, Phase, Source
from harness.recording.writer import RecordingWriter


@dataclass(slots=True)
class RunWitness:
    """Writes for drive: into the recording, and on the screens channel when it is on.

    `read` is told the moment before every change of phase, for instruments that must ask what the phase has left.
    """

    writer: RecordingWriter
    device: Watched
    screens: ScreenCapture | None
    read: Callable[[str], None] = lambda _moment: None

    @property
    def phase(self) -> Phase:
        return self.writer.phase

    @phase.setter
    def phase(self, phase: Phase) -> None:
        if phase is not self.writer.phase:
            self.read(f"end of {self.writer.phase}")
        self.writer.phase = phase

    def record(self, source: Source, kind: EventKind, data: Mapping[str, Any]) -> None:
        self.writer.append(source, kind, data)

    def take_screen(self, why: str, role: str) -> None:
        if self.screens:
            self.screens.take(self.device, why, role)
