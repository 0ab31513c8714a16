"""Sessions are numbered, what does not prove itself is booked, and each is closed once."""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from harness.capture.channel import SelfTest
from harness.capture.instruments import Instruments
from harness.devices.process_watch import ProcessWatch
from harness.model.event import EventKind, Phase
from harness.model.faults import CaptureLost
from harness.model.saying import Saying
from harness.run.sessions import Sessions
from tests.detect.recording_factory import Stage, stage


class PaperDevice:
    def __init__(self) -> None:
        self.closed = 0

    def clock_offset_ms(self) -> tuple[float, float]:
        return 1.23456, 0.5

    def facts(self) -> Mapping[str, Any]:
        return {"system": "paper"}

    def close(self) -> None:
        self.closed += 1


class PaperInstruments:
    def __init__(self, *, sticks: bool = False) -> None:
        self.device, self.sticks = PaperDevice(), sticks

    def open(self, _number: int) -> PaperDevice:
        return self.device

    def watch(self) -> Mapping[str, SelfTest]:
        return {"hooks": SelfTest(ok=False, why="nothing fired"), "proxy": SelfTest(ok=True, why="")}

    prove_again = watch

    def let_go(self) -> None:
        if self.sticks:
            raise CaptureLost(Saying("it sticks", "卡住"))


class PaperWatch:
    @contextlib.contextmanager
    def expect_losses(self) -> Iterator[None]:
        yield


def sessions(scene: Stage, booked: list[tuple[str, str]], instruments: PaperInstruments) -> Sessions:
    def fault(what: str, where: str) -> None:
        booked.append((what, where))

    return Sessions(scene.writer, cast(Instruments, instruments), cast(ProcessWatch, PaperWatch()), fault)


def test_a_session_says_its_number_its_clock_and_what_did_not_prove_itself(tmp_path: Path) -> None:
    scene, booked = stage(tmp_path), list[tuple[str, str]]()
    made = sessions(scene, booked, PaperInstruments())
    assert [made.open().number, made.open().number] == [1, 2]
    assert booked == [("hooks did not prove itself: nothing fired", "hooks")] * 2
    told = [event.data for event in scene.done().events if event.kind is EventKind.CLOCK]
    assert told[0] == {"offset_ms": 1.235, "doubt_ms": 0.5, "system": "paper"}


def test_each_is_closed_once_and_a_hitch_in_closing_is_booked(tmp_path: Path) -> None:
    scene, booked = stage(tmp_path), list[tuple[str, str]]()
    paper = PaperInstruments(sticks=True)
    made = sessions(scene, booked, paper)
    opened = made.open()
    scene.writer.phase = Phase.AFTER_CONSENT
    made.close(opened)
    made.close(opened)
    made.close_all()
    assert paper.device.closed == 1
    assert booked[-1] == ("closing session 1: it sticks", "session")
    (ended,) = [event.data for event in scene.done().events if event.kind is EventKind.SESSION_END]
    assert ended == {"session": 1, "outcome": "it sticks", "phase": "after_consent"}
