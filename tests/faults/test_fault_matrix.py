"""Every fault of a handset at every stage of a run: a result that names it, sealed, and a handset that is clean or out
of service. No fault reads as the app's doing, and what the app does reads as nobody else's.
"""

from dataclasses import dataclass

import pytest

from harness.devices.android.handset_source import AttachedHandset
from harness.inspection.attached.attached_devices import device_lines
from harness.inspection.attached.return_device import return_device
from harness.model.event import EventKind
from harness.model.faults import MissingComponent
from harness.model.run import RunStatus
from harness.simulated.handset.fault import Fault
from tests.faults.faulty_run import STAGES, Ended, FaultBench, Stage
from tests.faults.small_app import PACKAGE

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(600)]


@dataclass(frozen=True, slots=True)
class Named:
    """`words` (a regex) stand in the result; `of_the_app` is what it says of the app. At stages in `unfelt` the run
    needs nothing that is hurt, and is complete."""

    words: str
    of_the_app: frozenset[str] = frozenset()
    unfelt: tuple[Stage, ...] = ()


AWAY = r"no longer attached|is offline|'absent'|'offline'"
NAMES: dict[Fault, Named] = {
    Fault.DISCONNECT: Named(AWAY),
    Fault.OFFLINE: Named(AWAY),
    Fault.UNAUTHORISED: Named(r"does not allow USB debugging|'unauthorized'"),
    Fault.HANG: Named("did not answer in time"),
    Fault.REBOOT: Named("the handset restarted"),
    Fault.SLOW: Named("the handset is slow"),
    Fault.FULL_DISK: Named("its disk is full"),
    Fault.CLOCK_JUMP: Named("clock jumped by 3600 s"),
    Fault.RING_OVERFLOW: Named("more than 16 processes ended", unfelt=("set-up",)),
    Fault.INSTRUMENTATION_DEATH: Named("the UiAutomator2 server ended", unfelt=("tear-down",)),
    Fault.AGENT_DETACH: Named("detached: |hooks", unfelt=("set-up",)),
    Fault.APP_CRASH: Named("crash", frozenset({"crash"}), unfelt=("set-up",)),
    Fault.ANR: Named("anr", frozenset({"anr"}), unfelt=("set-up",)),
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("fault", NAMES, ids=str)
def test_a_fault_is_named_and_nobody_else_is_blamed(bench: FaultBench, fault: Fault, stage: Stage) -> None:
    ended = bench.run(stage, fault)
    try:
        examine(ended, NAMES[fault], stage)
    finally:
        bench.mended()
        put_back(bench, ended)
    if stage == STAGES[-1]:
        after = bench.run()
        assert (after.status, after.words) == (RunStatus.COMPLETE, ""), "the next run works"


def examine(ended: Ended, named: Named, stage: Stage) -> None:
    assert ended.sound
    if stage in named.unfelt:
        assert (ended.status, ended.breakdowns) == (RunStatus.COMPLETE, set()), ended.words
    else:
        ended.must_say(named.words)
        assert ended.breakdowns == named.of_the_app, ended.words
    if not named.of_the_app:
        assert ended.failed_tasks == []
    if ended.mark is None:
        returned = ended.of(EventKind.HANDSET)[-1]
        assert returned["when"] == "returned"
        assert ended.left == []


def put_back(bench: FaultBench, ended: Ended) -> None:
    """One that is out of service is shown so and taken by no run, however well it is, until a person has it back."""
    if ended.mark is None:
        return
    serial = bench.handset.serial
    assert [line for line in device_lines([], "en") if line.startswith(f"{serial}  ✗ out of service since")]
    with pytest.raises(MissingComponent, match="is out of service"):
        AttachedHandset(bench.order.device, PACKAGE).take(bench.adb)
    said: list[str] = []
    assert return_device(serial, "en", said.append) == 0, said
    assert bench.marks.all() == ()
