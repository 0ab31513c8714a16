"""A run while it lasts: its instruments, its sessions and scenarios, and its end.

A run that cannot go on ends as a result: what was seen so far is sealed as incomplete or aborted, with the reason.
"""

import contextlib
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from harness.canary.step_values import step_values
from harness.capture.instruments import Surroundings
from harness.capture.loss_noting import LossNoting
from harness.capture.packets import PACKETS, PacketCapture
from harness.capture.platform_instruments import instruments_for
from harness.capture.run_witness import RunWitness
from harness.devices.kill_notice import KillNotice
from harness.devices.process_tree import ProcessTree
from harness.devices.process_watch import ProcessWatch
from harness.devices.responsibility import supervised, token_of
from harness.drive.app_session import AppSession
from harness.drive.found_functions import FoundFunctions
from harness.drive.inspector import Inspector
from harness.drive.probes.means import Means
from harness.model.event import EventKind, Phase, Source
from harness.model.faults import HarnessError
from harness.model.persona import Persona
from harness.model.run import RunStatus
from harness.networks.ground import PROBES, Ground, network_for
from harness.networks.laboratory_network import APP_DEVICE as DEVICE
from harness.networks.namespace import remove_networks_of
from harness.plan.complaint_book import COMPLAINTS, FileComplaintBook
from harness.plan.permitted import LEGAL_DAY, leave_of
from harness.plan.run_order import RunOrder
from harness.recording.clock import SystemClock
from harness.recording.writer import RecordingWriter
from harness.run.dead_run import sweep_dead_runs
from harness.run.recording_of_run import begin_recording, close_recording
from harness.run.refusal import refuse_what_cannot_run
from harness.run.sessions import Sessions


class RunInProgress:
    """The run's instruments and its recording. Begin one, open sessions in it, end it."""

    def __init__(self, order: RunOrder, writer: RecordingWriter, persona: Persona, tree: ProcessTree) -> None:
        self.order, self.persona = order, persona
        self._writer, self._tree = writer, tree
        self._photos = tuple(order.folder / photo.file for photo in persona.photos)
        self._faults: list[str] = []
        self._found = FoundFunctions()
        self._sink = LossNoting(writer)
        self._network = network_for(order.network, order.app, order.laboratory, tree, writer.path("system/network.log"))
        packets = PacketCapture(tree, self._network.prefix, DEVICE, writer.path(PACKETS))
        self._ground = Ground(self._network, packets, self._network_shown, partial(writer.add_file, PROBES))
        self._instruments = instruments_for(order.device.platform, self._surroundings())
        self._watch = ProcessWatch(tree, self._process_vanished, KillNotice())
        self._sessions = Sessions(writer, self._instruments, self._watch, self._fault)

    @classmethod
    def begin(cls, order: RunOrder) -> "RunInProgress":
        """Make the recording and start the instruments. Raises BadInput, MissingComponent or RunFault."""
        refuse_what_cannot_run(order)
        if not supervised():  # a supervisor has swept already, for all its runs at once
            sweep_dead_runs()
        writer, persona = begin_recording(order)
        return cls._started(order, writer, persona)

    @classmethod
    def _started(cls, order: RunOrder, writer: RecordingWriter, persona: Persona) -> "RunInProgress":
        tree = ProcessTree(token_of(order.folder))
        try:
            run = cls(order, writer, persona, tree)
        except HarnessError:
            tree.end_all()
            close_recording(order, writer, RunStatus.ABORTED, ["the instruments could not be started"])
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
        opened = self._sessions.open()
        witness = RunWitness(self._writer, opened.device, self._instruments.screens, self._instruments.read)
        session = AppSession(self.order.app, opened.device, witness, step_values(self.persona), self._photos)
        session.leave, session.found = leave_of(self.order), self._found
        self._writer.phase = Phase.BEFORE_CONSENT
        try:
            yield session
        finally:
            self._sessions.close(opened)

    def prove_again(self) -> None:
        """Prove the channels of the open session anew, where the app was given a clean state within it."""
        self._sessions.prove_again()

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
            self._sessions.close_all()
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
        close_recording(self.order, self._writer, status, [*why, *self._faults])
        return status
