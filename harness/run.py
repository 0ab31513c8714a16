"""One run, start to sealed Recording: the only file that knows all the rooms left of the wall.

A run that cannot go on ends as a result: what was seen so far is sealed as incomplete or aborted, with the reason.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from harness.canary.persona import make_persona
from harness.canary.step_values import step_values
from harness.capture.channel import SelfTest
from harness.capture.instruments import Surroundings
from harness.capture.loss_noting import LossNoting
from harness.capture.packets import PACKETS, PacketCapture
from harness.capture.platform_instruments import DRIVEN, instruments_for
from harness.capture.run_witness import RunWitness
from harness.devices import responsibility
from harness.devices.kill_notice import KillNotice
from harness.devices.port import refuse_busy
from harness.devices.process_tree import Owner, ProcessTree
from harness.devices.process_watch import ProcessWatch
from harness.devices.responsibility import owner_environment, supervised, token_of
from harness.devices.session import DeviceSession
from harness.drive.app_session import AppSession
from harness.drive.found_functions import FoundFunctions
from harness.drive.inspector import Inspector
from harness.drive.probes.means import Means
from harness.model.event import EventKind, Phase, Source
from harness.model.faults import BadInput, CaptureLost, HarnessError
from harness.model.persona import Persona
from harness.model.run import CHANNELS, Run, RunStatus
from harness.model.saying import Saying
from harness.networks.ground import PROBES, Ground, network_for, refuse_unbuildable
from harness.networks.laboratory_network import APP_DEVICE as DEVICE
from harness.networks.namespace import remove_networks_of, sweep_dead_networks
from harness.networks.reach import refuse_unreachable
from harness.networks.spec import HOST, canonical
from harness.plan.complaint_book import COMPLAINTS, FileComplaintBook
from harness.plan.permitted import LEGAL_DAY, leave_of, refuse_unpermitted
from harness.plan.run_order import RunOrder
from harness.recording.clock import SystemClock
from harness.recording.seal import seal
from harness.recording.signing_key import laboratory_key
from harness.recording.writer import SPACE, RecordingWriter

__all__ = [
    "RunInProgress",
    "canonical",
    "clean_up_after",
    "owner_environment",
    "refuse_unknown_channels",
    "seal_abandoned",
    "sweep_dead_runs",
    "token_of",
]

RECORDED_VERSIONS = ("mitmproxy", "frida", "appium-python-client", "selenium", "opencv-python-headless", "rapidocr")


def clean_up_after(folder: Path) -> tuple[int, ...]:
    """Reap whatever is left of the run that recorded into a folder, its network too; the killed process ids."""
    killed = responsibility.clean_up_after(folder)
    remove_networks_of(token_of(folder))
    return killed


def sweep_dead_runs() -> tuple[int, ...]:
    """Remove what runs left behind whose owner is gone: processes, folders, networks."""
    killed = responsibility.sweep_dead_runs()
    sweep_dead_networks(lambda owner: (found := Owner.parse(owner)) is not None and found.alive())
    return killed


def seal_abandoned(folder: Path, key: Path, why: str) -> None:
    """Seal a recording whose run died before it could, as aborted."""
    seal(folder, laboratory_key(key), RunStatus.ABORTED, [why])


@dataclass(frozen=True, slots=True)
class _Open:
    """A session that is open."""

    number: int
    device: DeviceSession


class RunInProgress:
    """The run's instruments and its recording. Begin one, open sessions in it, end it."""

    def __init__(self, order: RunOrder, writer: RecordingWriter, persona: Persona, tree: ProcessTree) -> None:
        self.order, self.persona = order, persona
        self._writer, self._tree = writer, tree
        self._photos = tuple(order.folder / photo.file for photo in persona.photos)
        self._faults: list[str] = []
        self._sessions, self._found = 0, FoundFunctions()
        self._open: list[_Open] = []
        self._sink = LossNoting(writer)
        self._network = network_for(order.network, order.app, order.laboratory, tree, writer.path("system/network.log"))
        packets = PacketCapture(tree, self._network.prefix, DEVICE, writer.path(PACKETS))
        self._ground = Ground(self._network, packets, self._network_shown, partial(writer.add_file, PROBES))
        self._instruments = instruments_for(order.device.platform, self._surroundings())
        self._watch = ProcessWatch(tree, self._process_vanished, KillNotice())

    @classmethod
    def begin(cls, order: RunOrder) -> "RunInProgress":
        """Make the recording and start the instruments. Raises BadInput, MissingComponent or RunFault."""
        refuse_unknown_channels(order.without)
        refuse_undrivable(order)
        refuse_unpermitted(order, SystemClock().now())
        refuse_unbuildable(order.network)
        if "://" in order.address:
            refuse_unreachable(order.address, order.laboratory, order.address_field)
        if order.proxy_port and "proxy" not in order.without and order.network == HOST:
            refuse_busy(order.proxy_port, "--proxy-port")
        if not supervised():  # a supervisor has swept already, for all its runs at once
            sweep_dead_runs()
        clock = SystemClock()
        persona = _planted(order)
        run = _run_of(order, clock)
        writer = RecordingWriter.begin(order.folder, run, persona, clock)
        asked = {"app": order.app.key, "device": order.device.key, "network": order.network}
        writer.append(Source.SCENARIO, EventKind.RUN_BEGIN, {**asked, "scenarios": order.scenarios})
        return cls._started(order, writer, persona)

    @classmethod
    def _started(cls, order: RunOrder, writer: RecordingWriter, persona: Persona) -> "RunInProgress":
        tree = ProcessTree(token_of(order.folder))
        try:
            run = cls(order, writer, persona, tree)
        except HarnessError:
            tree.end_all()
            _close(order, writer, RunStatus.ABORTED, ["the instruments could not be started"])
            raise
        try:
            run._start_instruments()
        except BaseException as fault:  # an interruption too
            run.end(aborted=fault.line("en") if isinstance(fault, HarnessError) else "interrupted while starting")
            raise
        return run

    def _network_shown(self, data: Mapping[str, Any]) -> None:
        self._writer.append(Source.NETWORK, EventKind.NETWORK, data)

    def _start_instruments(self) -> None:
        for fault in self._ground.stand():
            self._fault(fault, "network")
        self._instruments.start()

    def _surroundings(self) -> Surroundings:
        order, network = self.order, self._network
        return Surroundings(
            sink=self._sink,
            tree=self._tree,
            device=order.device,
            address=order.address,
            web_address=order.web_address,
            name=order.app.name,
            persona=self.persona,
            photos=self._photos,
            laboratory=network.laboratory,
            prefix=network.prefix,
            listen=network.listen,
            without=order.without,
            proxy_port=order.proxy_port,
        )

    @contextlib.contextmanager
    def session(self) -> Iterator[Inspector]:
        """One app in a clean state, in the words of a scenario."""
        with self.app_session() as session:
            yield Inspector(session, self.persona.route_wgs84, self._means())

    def _means(self) -> Means:
        order, today = self.order, SystemClock().now().astimezone(LEGAL_DAY).date()
        folder, day = (order.days.path.parent, order.days.today) if order.days else (order.out, today)
        book = FileComplaintBook(folder / COMPLAINTS, order.app.key, order.device.key, day)
        return Means(self._instruments.dropper, order.days, book, order.laboratory.minute_s)

    @contextlib.contextmanager
    def app_session(self) -> Iterator[AppSession]:
        """One app in a clean state, watched by every channel; closed and let go at the end of the block.

        On platform `browser` its device is a BrowserSession, for those who disturb it (devices.browser_trial).
        """
        opened = self._open_session()
        witness = RunWitness(self._writer, opened.device, self._instruments.screens, self._instruments.read)
        session = AppSession(self.order.app, opened.device, witness, step_values(self.persona), self._photos)
        session.leave, session.found = leave_of(self.order), self._found
        self._writer.phase = Phase.BEFORE_CONSENT
        try:
            yield session
        finally:
            self._close_session(opened)

    def prove_again(self) -> None:
        """Prove the channels of the open session anew, where the app was given a clean state within it."""
        self._note_unproved(self._instruments.prove_again())

    def _note_unproved(self, outcome: Mapping[str, SelfTest]) -> None:
        for name, test in outcome.items():
            if not test.ok:
                self._fault(f"{name} did not prove itself: {test.why}", name)

    def _open_session(self) -> _Open:
        self._sessions += 1
        self._writer.phase = Phase.SETUP
        self._writer.append(Source.SCENARIO, EventKind.SESSION_BEGIN, {"session": self._sessions})
        device = self._instruments.open(self._sessions)
        opened = _Open(self._sessions, device)
        self._open.append(opened)
        self._note_unproved(self._instruments.watch())
        offset_ms, doubt_ms = device.clock_offset_ms()
        clock = {"offset_ms": round(offset_ms, 3), "doubt_ms": round(doubt_ms, 3), **device.facts()}
        self._writer.append(Source.SYSTEM, EventKind.CLOCK, clock)
        return opened

    def _close_session(self, opened: _Open) -> None:
        if opened not in self._open:
            return
        self._open.remove(opened)
        phase, self._writer.phase = self._writer.phase, Phase.TEARDOWN
        outcome = "closed"
        with self._watch.expect_losses():
            try:
                self._instruments.let_go()
            except HarnessError as fault:
                outcome = fault.line("en")
                self._fault(f"closing session {opened.number}: {outcome}", "session")
            opened.device.close()
        data = {"session": opened.number, "outcome": outcome, "phase": phase}
        self._writer.append(Source.SCENARIO, EventKind.SESSION_END, data)

    def lacks_role(self, role: str) -> str:
        """Why a scenario of a role cannot be run, written down as a failed login; empty when it can."""
        if self.order.app.account(role):
            return ""
        why = f"the app file has no {role} account"
        self._writer.append(Source.SCENARIO, EventKind.LOGIN, {"role": role, "outcome": "failed", "why": why})
        return why

    def begin_scenario(self, name: str) -> None:
        self._writer.scenario = name
        self._writer.append(Source.SCENARIO, EventKind.SCENARIO_BEGIN, {"scenario": name})

    def end_scenario(self, name: str, outcome: str, why: str) -> None:
        """`outcome` is passed, skipped (with why), failed (an expectation) or error (a fault)."""
        self._instruments.read(f"end of {name}")
        data = {"scenario": name, "outcome": outcome, "why": why[:500]}
        if outcome not in ("passed", "skipped"):
            self._faults.append(f"scenario {name}: {outcome}: {why[:200]}")
        self._writer.append(Source.SCENARIO, EventKind.SCENARIO_END, data)

    def _process_vanished(self, role: str, pid: int) -> None:
        with contextlib.suppress(HarnessError):
            self._writer.append(Source.SYSTEM, EventKind.PROCESS, {"role": role, "pid": pid, "state": "vanished"})
            self._fault(f"the process {role} vanished", role)

    def _fault(self, what: str, where: str) -> None:
        self._faults.append(what)
        self._writer.append(Source.SYSTEM, EventKind.FAULT, {"what": what[:500], "where": where})

    def end(self, aborted: str = "") -> RunStatus:
        """Close what is open, stop the instruments, reap every process and seal. Never leaves anything behind."""
        why = [aborted] if aborted else []
        try:
            for opened in list(self._open):
                self._close_session(opened)
            self._watch.stop()
            self._instruments.stop()
            for fault in () if aborted else self._ground.examine(self.order.app, self.order.laboratory):
                self._fault(fault, "network")
            self._ground.leave()
        except Exception as fault:  # noqa: BLE001 - the one boundary where a run ends: whatever it was, it is a result
            why.append(f"ending the run: {type(fault).__name__}: {str(fault)[:200]}")
        finally:
            self._watch.stop()
            self._tree.end_all()
            remove_networks_of(self._tree.token)
        self._faults += self._sink.lost
        status = RunStatus.ABORTED if why else RunStatus.INCOMPLETE if self._faults else RunStatus.COMPLETE
        _close(self.order, self._writer, status, [*why, *self._faults])
        return status


def _close(order: RunOrder, writer: RecordingWriter, status: RunStatus, why: Sequence[str]) -> None:
    """Write the last event and seal. Raises CaptureLost when the disk takes no more."""
    short = list(dict.fromkeys(why))[:50]
    try:
        writer.append(Source.SCENARIO, EventKind.RUN_END, {"status": status, "why": short})
    finally:
        writer.close()
    seal(order.folder, laboratory_key(order.key), status, short)


def _planted(order: RunOrder) -> Persona:
    """The persona, its photographs written into the recording's folder. Raises CaptureLost when they cannot be."""
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        return make_persona(order.seed, order.run_id, order.folder)
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        what = Saying(f"cannot be written ({reason})", f"无法写入（{reason}）")
        raise CaptureLost(what, str(order.folder), SPACE) from fault


def _run_of(order: RunOrder, clock: SystemClock) -> Run:
    return Run(
        run_id=order.run_id,
        attempt=order.attempt,
        seed=order.seed,
        app=order.app,
        device=order.device,
        network=order.network,
        scenarios=order.scenarios,
        without=order.without,
        began=clock.now(),
        versions={name: version(name) for name in RECORDED_VERSIONS},
        campaign=order.campaign,
        permission=order.permission,
    )


def refuse_undrivable(order: RunOrder) -> None:
    """Raise BadInput for a platform that nothing here drives, and for a network that a handset cannot be put on."""
    platform = order.device.platform
    if platform not in DRIVEN:
        mend = Saying("choose a browser or Android profile", "选用浏览器或安卓类设备配置")
        raise BadInput(Saying(f"{platform} is not driven yet", f"尚不支持驱动 {platform}"), "--device", mend)
    if platform != "browser" and order.network != HOST:
        mend = Saying(
            "connect the handset to that network and leave --network out", "将手机接入该网络，并去掉 --network"
        )
        raise BadInput(Saying("a handset is not put on it", "无法将手机置于该网络"), f"--network {order.network}", mend)


def refuse_unknown_channels(without: Sequence[str]) -> None:
    """Raise BadInput for a channel that does not exist."""
    for name in without:
        if name not in CHANNELS:
            raise BadInput(
                Saying(f"there is no channel “{name}”", f"没有名为“{name}”的通道"),
                "--without",
                Saying(f"choose of: {', '.join(CHANNELS)}", f"选用其一：{'、'.join(CHANNELS)}"),
            )
