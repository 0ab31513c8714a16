"""One run on one attached stand-in to which something happens at a stage of it, and what the run made of that.

The stand-in stays between runs, as a handset on a shelf does: it is what is left of one run that the next one meets.
"""

import json
import re
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from typing import Literal

import pytest

from harness.capture import android_instruments
from harness.devices.android.adb_server import PORT_VARIABLE, AdbServer
from harness.devices.android.frida_server import FOLDER_VARIABLE as SERVER_VARIABLE
from harness.devices.android.out_of_service import Mark, OutOfService
from harness.devices.port import free_port
from harness.devices.process_tree import ProcessTree
from harness.devices.tools import find_tool
from harness.devices.verified import state_folder
from harness.farm.progress import EventTail
from harness.model.device_profile import DeviceMatch, DeviceProfile
from harness.model.event import Event, EventKind
from harness.model.faults import HarnessError
from harness.model.laboratory import Endpoint, Laboratory
from harness.model.run import RunStatus
from harness.plan.run_order import RunOrder
from harness.pytest_plugin import outcome_of
from harness.recording.reader import Recording
from harness.recording.signing_key import load_public_key, public_key_path
from harness.recording.verify import verify
from harness.run.run_in_progress import RunInProgress
from harness.simulated.android.handset import SimulatedHandset
from harness.simulated.android.java_side import frida_server_file
from harness.simulated.handset.fault import Fault
from tests.end_to_end.stage import until
from tests.faults.small_app import HOST, PACKAGE, served, small_app

Stage = Literal["set-up", "consent", "task", "background", "tear-down"]
STAGES: tuple[Stage, ...] = ("set-up", "consent", "task", "background", "tear-down")
MID_STEP_MS = 150  # what befalls the line does so while something is under way on it
INSTALLED_MS = 800  # in set-up, the servers on the handset run so long after it was prepared
ON_THE_LINE = (Fault.DISCONNECT, Fault.OFFLINE, Fault.UNAUTHORISED, Fault.HANG, Fault.REBOOT)
OF_A_SERVER = (Fault.INSTRUMENTATION_DEATH, Fault.AGENT_DETACH)
SCENARIO = "walk_through"
COMES_BACK_S = 4.0  # a stand-in that is to come back does so in two seconds


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended: everything that it says of itself."""

    folder: Path
    status: RunStatus
    events: tuple[Event, ...]
    seal: tuple[str, ...]
    sound: bool
    mark: Mark | None
    took_s: float

    def of(self, kind: EventKind) -> list[dict[str, object]]:
        return [dict(event.data) for event in self.events if event.kind is kind]

    @property
    def words(self) -> str:
        """What a reader of the result finds: why it is incomplete, how the scenario ended, what the app did."""
        told = [f"{one['what']}" for one in self.of(EventKind.BREAKDOWN)]
        return " | ".join([*self.seal, *told, *(str(one["why"]) for one in self.of(EventKind.SCENARIO_END))])

    def must_say(self, pattern: str) -> None:
        assert re.search(pattern, self.words), self.words

    @property
    def left(self) -> list[str]:
        """What the run left on the handset by its own last look."""
        state = self.of(EventKind.HANDSET)[-1]["state"]
        assert isinstance(state, dict)
        return [point for point, seen in state.items() if not seen["clean"]]

    @property
    def breakdowns(self) -> set[str]:
        """What the result says of the app alone, not of the handset or of us."""
        return {str(one["what"]) for one in self.of(EventKind.BREAKDOWN) if "cause" not in one}

    @property
    def failed_tasks(self) -> list[object]:
        return [one["why"] for one in self.of(EventKind.TASK) if one["outcome"] == "failed"]


@dataclass
class FaultBench:
    """A handset on the shelf, the adb server that holds it, and the laboratory around it."""

    handset: SimulatedHandset
    adb: AdbServer
    order: RunOrder
    runs: int = 0
    times: list[float] = field(default_factory=list)

    @property
    def marks(self) -> OutOfService:
        return OutOfService(state_folder({"XDG_STATE_HOME": str(self.order.out / "state")}))

    def run(
        self, stage: Stage | None = None, fault: Fault | None = None, *, launch_only: bool = False, **more: object
    ) -> Ended:
        """A whole run; at its stage the fault is played. `launch_only` ends it with the first screen."""
        self.runs += 1
        began = time.monotonic()
        order = replace(self.order, run_id=f"run-{self.runs:03d}")
        run = RunInProgress.begin(order)
        try:
            run.begin_scenario(SCENARIO)
            outcome = self._launched(run) if launch_only else self._walked(run, stage, fault, more)
            run.end_scenario(SCENARIO, *outcome)
        finally:
            status = run.end()
        self.times.append(time.monotonic() - began)
        return self._ended(order, status, self.times[-1])

    @staticmethod
    def _launched(run: RunInProgress) -> tuple[str, str]:
        with run.session() as inspector:
            inspector.launch()
        return "passed", ""

    def _walked(
        self, run: RunInProgress, stage: Stage | None, fault: Fault | None, more: dict[str, object]
    ) -> tuple[str, str]:
        def reached(now: Stage) -> None:
            if fault is not None and now == stage:
                late = {"after_ms": MID_STEP_MS} if fault in ON_THE_LINE or now == "background" else {}
                self.handset.fault(fault, **late, **more)

        try:
            if fault in OF_A_SERVER and stage == "set-up":
                threading.Thread(target=self._when_prepared, args=(run, fault), daemon=True).start()
            else:
                reached("set-up")
            with run.session() as inspector:
                inspector.launch()
                reached("consent")
                inspector.accept_consent()
                reached("task")
                inspector.do_core_tasks()
                reached("background")
                inspector.walk_route_in_background(pause_s=0.01)
                reached("tear-down")
        except HarnessError as error:
            return outcome_of(error)
        return "passed", ""

    def _when_prepared(self, run: RunInProgress, fault: Fault) -> None:
        """What runs on the handset for a session can only go when it is there."""
        tail = EventTail(run.order.folder / "events.jsonl")
        until(lambda: any(event.get("kind") == EventKind.HANDSET for event in tail.new()), 60.0, 0.02)
        self.handset.fault(fault, after_ms=INSTALLED_MS)

    def _ended(self, order: RunOrder, status: RunStatus, took_s: float) -> Ended:
        folder = order.folder
        seal = json.loads((folder / "seal.json").read_bytes())
        examined = verify(folder, load_public_key(public_key_path(order.key)))
        return Ended(
            folder=folder,
            status=status,
            events=tuple(Recording.open(folder).events),
            seal=tuple(seal["why"]),
            sound=examined.state != "tampered" and not examined.own_key,
            mark=self.marks.of(self.handset.serial),
            took_s=took_s,
        )

    def mended(self) -> None:
        """What a person does: the cause is taken away, the computer allowed again, adb's dead transport dropped."""
        self.handset.heal()
        self.adb.ready(self.handset.serial)


def attached(serial: str, api: int) -> DeviceProfile:
    """A profile that means one stand-in which somebody has started."""
    match = DeviceMatch(serial=(serial,))
    return DeviceProfile(f"shelf-{api}", "Shelf", "android", "android", True, 411, 914, 2.625, "", match=match)


@contextmanager
def fault_bench(
    folder: Path, api: int = 34, without: Sequence[str] = (), options: Sequence[str] = ()
) -> Iterator[FaultBench]:
    """The handset is rooted and, where hooks are wanted and there is a JDK, has a Java side for them.

    `options` are further ones of the simulated handset.
    """
    # A name of its own: whoever sweeps up after the dead reaps by it.
    tree = ProcessTree(f"fault-bench-{uuid.uuid4().hex[:8]}")
    environment = pytest.MonkeyPatch()
    environment.setenv(PORT_VARIABLE, str(free_port()))
    environment.setenv("XDG_STATE_HOME", str(folder / "state"))
    environment.setenv(SERVER_VARIABLE, str(frida_server_file(folder / "frida", version("frida")).parent))
    environment.setattr(android_instruments, "COMES_BACK_S", COMES_BACK_S)
    java_side = ["--java", str(folder / "java")] if "hooks" not in without and find_tool("javac") else []
    try:
        with served() as port:
            names = folder / "names.json"
            names.write_text(json.dumps({HOST: f"127.0.0.1:{port}"}), encoding="utf-8")
            options = ["--package", PACKAGE, "--resolve", str(names), *java_side, *options]
            adb = AdbServer.begin(tree, folder / "adb.log")
            with SimulatedHandset.start(
                api=api, app=f"http://{HOST}/", rooted=True, folder=folder / "handset", options=options
            ) as handset:
                adb.ready(handset.serial)
                order = replace(_order(folder, port, attached(handset.serial, api)), without=tuple(without))
                yield FaultBench(handset, adb, order)
    finally:
        environment.undo()
        tree.end_all()


def _order(folder: Path, port: int, device: DeviceProfile) -> RunOrder:
    return RunOrder(
        app=small_app(folder),
        device=device,
        network="host",
        scenarios=(SCENARIO,),
        laboratory=Laboratory(resolve={HOST: Endpoint("127.0.0.1", port)}),
        out=folder,
        key=folder / "key.pem",
        run_id="run-000",
        attempt=1,
        seed=1,
    )
