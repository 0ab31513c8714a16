"""The ledger and logs channels on a simulated handset of every release: what it did is what they tell, each once."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from harness.capture.android_ledger import AndroidLedger
from harness.capture.android_vitals import AndroidVitals
from harness.capture.channel import Watched
from harness.devices.android.adb import Handset
from harness.model.event import EventKind
from harness.recording.clock import SystemClock
from harness.simulated.android import exit_reasons
from harness.simulated.android.first_packages import APP_PACKAGE
from harness.simulated.handset.processes import Exit
from tests.capture.sink import MemorySink
from tests.simulated.handset_on_paper import PaperHandset

RELEASES = (26, 28, 29, 30, 31, 34, 36)
SESSION = cast("Watched", None)


@dataclass
class OnPaper:
    """The part of a Handset that the channels use."""

    api: int
    paper: PaperHandset = field(init=False)

    def __post_init__(self) -> None:
        self.paper = PaperHandset(self.api)

    @property
    def serial(self) -> str:
        return "SIM"

    def shell(self, command: str, timeout_s: float = 20.0) -> str:
        return self.paper.run(command).out

    def book(self, operation: str, state: str) -> None:
        core = self.paper.device.core
        core.ledger.book(APP_PACKAGE, operation, core.clock.now(), state)


def _ledger(tmp_path: Path, phone: OnPaper) -> tuple[MemorySink, AndroidLedger]:
    sink = MemorySink(tmp_path)
    return sink, AndroidLedger(sink, cast("Handset", phone), APP_PACKAGE, SystemClock(), poll_s=0)


@pytest.mark.parametrize("api", RELEASES)
def test_each_use_is_told_once_with_its_moment(tmp_path: Path, api: int) -> None:
    phone = OnPaper(api)
    phone.book("CAMERA", "top")  # before the session
    time.sleep(0.15)
    sink, ledger = _ledger(tmp_path, phone)
    ledger.attach(SESSION)
    assert ledger.self_test(SESSION).ok
    before_ms = time.time() * 1000
    phone.book("FINE_LOCATION", "top")
    ledger.read("phase:after_consent")
    phone.book("READ_CONTACTS", "bg")
    ledger.detach()
    told = {access["operation"]: access for access in sink.data(EventKind.ACCESS)}
    assert set(told) == {"FINE_LOCATION", "READ_CONTACTS"}
    assert len(sink.data(EventKind.ACCESS)) == 2
    assert told["FINE_LOCATION"]["at_ms"] == pytest.approx(before_ms, abs=2_000)
    if api >= 28:
        assert told["READ_CONTACTS"]["state"] == "bg"
    assert [one["state"] for one in sink.data(EventKind.CHANNEL)] == ["started", "ended"]


@pytest.mark.parametrize("api", RELEASES)
def test_what_is_read_is_understood(tmp_path: Path, api: int) -> None:
    phone = OnPaper(api)
    phone.paper.device.location_asked(APP_PACKAGE, 5_000)
    sink, ledger = _ledger(tmp_path, phone)
    ledger.attach(SESSION)
    phone.book("FINE_LOCATION", "top")
    ledger.detach()
    assert all(dump["unread"] == 0 for dump in sink.data(EventKind.DUMP))
    assert sink.data(EventKind.PACKAGE)
    assert any(told["permission"].endswith("CAMERA") for told in sink.data(EventKind.PERMISSION))
    assert {told["interval_ms"] for told in sink.data(EventKind.LOCATION_REQUEST)} == {5_000}


@pytest.mark.parametrize("api", RELEASES)
def test_a_crash_and_a_stop_of_ours_are_told_apart(tmp_path: Path, api: int) -> None:
    phone, sink = OnPaper(api), MemorySink(tmp_path)
    vitals = AndroidVitals(sink, cast("Handset", phone), APP_PACKAGE, SystemClock())
    vitals.attach(SESSION)
    assert vitals.self_test(SESSION).ok
    time.sleep(0.05)
    core = phone.paper.device.core
    for pid, reason in ((3001, exit_reasons.CRASH), (3002, exit_reasons.USER_REQUESTED)):
        core.processes.record(Exit(core.clock.now(), pid, 10_120, APP_PACKAGE, APP_PACKAGE, reason, "why"))
    vitals.read("scenario:core_tasks")
    vitals.detach()
    broken = sink.data(EventKind.BREAKDOWN)
    if api >= 30:  # before, exit-info is not there: the logs alone tell of crashes
        assert [one["what"] for one in broken] == ["crash"]
        assert len(sink.data(EventKind.PROCESS_EXIT)) == 2
    else:
        assert broken == []
    assert [one["state"] for one in sink.data(EventKind.CHANNEL)] == ["started", "ended"]
