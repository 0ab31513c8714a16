"""The sessions of a run: each a clean state of the app, watched by every channel, with a number of its own."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from harness.capture.channel import SelfTest
from harness.capture.instruments import Instruments
from harness.devices.process_watch import ProcessWatch
from harness.devices.session import DeviceSession
from harness.model.event import EventKind, Phase, Source
from harness.model.faults import HarnessError
from harness.recording.writer import RecordingWriter


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that is open."""

    number: int
    device: DeviceSession


@dataclass(slots=True)
class Sessions:
    """Opens and closes them; `fault` books what went wrong, with the place."""

    writer: RecordingWriter
    instruments: Instruments
    watch: ProcessWatch
    fault: Callable[[str, str], None]
    begun: int = 0
    _open: list[OpenSession] = field(default_factory=list)

    def open(self) -> OpenSession:
        """Raises a fault of the device where there is none to be had."""
        self.begun += 1
        self.writer.phase = Phase.SETUP
        self.writer.append(Source.SCENARIO, EventKind.SESSION_BEGIN, {"session": self.begun})
        device = self.instruments.open(self.begun)
        opened = OpenSession(self.begun, device)
        self._open.append(opened)
        self._note_unproved(self.instruments.watch())
        offset_ms, doubt_ms = device.clock_offset_ms()
        clock = {"offset_ms": round(offset_ms, 3), "doubt_ms": round(doubt_ms, 3), **device.facts()}
        self.writer.append(Source.SYSTEM, EventKind.CLOCK, clock)
        return opened

    def prove_again(self) -> None:
        """Prove the channels of the open session anew, where the app was given a clean state within it."""
        self._note_unproved(self.instruments.prove_again())

    def _note_unproved(self, outcome: Mapping[str, SelfTest]) -> None:
        for name, test in outcome.items():
            if not test.ok:
                self.fault(f"{name} did not prove itself: {test.why}", name)

    def close(self, opened: OpenSession) -> None:
        """Once; a session that is closed already is left alone."""
        if opened not in self._open:
            return
        self._open.remove(opened)
        phase, self.writer.phase = self.writer.phase, Phase.TEARDOWN
        outcome = "closed"
        with self.watch.expect_losses():
            try:
                self.instruments.let_go()
            except HarnessError as fault:
                outcome = fault.line("en")
                self.fault(f"closing session {opened.number}: {outcome}", "session")
            opened.device.close()
        data = {"session": opened.number, "outcome": outcome, "phase": phase}
        self.writer.append(Source.SCENARIO, EventKind.SESSION_END, data)

    def close_all(self) -> None:
        for opened in list(self._open):
            self.close(opened)
