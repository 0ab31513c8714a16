"""The ledger channel: what Android itself books about the app - permission use, permissions, positions, services.

Read before the app starts, at every change of phase, after every scenario and at the end, and the last uses every few
seconds in between, because the ledger keeps only the last use of an operation. Nothing here needs root.
"""

import contextlib
import shlex
import threading
from collections.abc import Iterator, Mapping

from harness.capture.android_answers import AndroidAnswers, PhoneTime
from harness.capture.booked_accesses import Booked, BookedAccesses, of_discrete, of_dump, of_last
from harness.capture.channel import ChannelLog, EvidenceSink, SelfTest, Watched
from harness.capture.ledger_categories import permission_category
from harness.capture.permission_changes import PermissionChanges
from harness.devices.android.adb import Handset
from harness.devices.android.evidence.appops_dump import parse_appops_dump
from harness.devices.android.evidence.appops_last import OperationUse, parse_appops_last
from harness.devices.android.evidence.discrete_access import parse_discrete_accesses
from harness.devices.android.evidence.location_dump import parse_location_dump
from harness.devices.android.evidence.package_dump import PackageFacts, parse_package_dump
from harness.devices.android.evidence.pending_alarms import parse_pending_alarms
from harness.devices.android.evidence.running_services import parse_running_services
from harness.devices.android.evidence.scheduled_jobs import parse_scheduled_jobs
from harness.model.event import EventKind
from harness.model.faults import HarnessError
from harness.recording.clock import Clock

DISCRETE_ENTRIES = 5_000
BEFORE_START = "before_start"
POLL_S = 3.0  # [default] two uses of one operation within this time are told as one
# Our own use that must be booked: the shell's package exists on every phone, and vibrating opens no data.
CANARY_PACKAGE = "com.android.shell"
CANARY_OPERATION = "VIBRATE"
NEWEST_CANARY_MS = 10_000


class AndroidLedger:
    """`read(moment)` may be called by the run at any time; `poll_s` 0 leaves out the reading in between."""

    name = "ledger"

    def __init__(
        self, sink: EvidenceSink, handset: Handset, package: str, clock: Clock, poll_s: float = POLL_S
    ) -> None:
        self._handset, self._package, self._clock, self._poll_s = handset, package, clock, poll_s
        self._answers = AndroidAnswers(sink, handset, self.name, clock)
        self._log = ChannelLog(sink, self.name)
        self._changes = PermissionChanges()
        self._schedule: set[tuple[str, str]] = set()
        self._accesses = BookedAccesses(0.0)
        self._time: PhoneTime | None = None
        self._stop = threading.Event()
        self._poller: threading.Thread | None = None
        self._lock = threading.RLock()

    def attach(self, session: Watched) -> None:  # noqa: ARG002 - every channel has it
        """Everything booked from now on is this session's. Raises DeviceLost or DeviceSilent."""
        self._time = self._answers.phone_time()
        self._accesses = BookedAccesses(self._clock.now().timestamp() * 1000)
        self._changes, self._schedule = PermissionChanges(), set()  # a session begins with a clean state of the app
        self._log.started()
        self.read(BEFORE_START)
        self._stop.clear()
        if self._poll_s > 0:
            self._poller = threading.Thread(target=self._poll, name="android-ledger", daemon=True)
            self._poller.start()

    def self_test(self, session: Watched) -> SelfTest:  # noqa: ARG002 - every channel has it
        """A use of ours must be booked: the shell's package starts and ends an operation."""
        for verb in ("start", "stop"):
            self._handset.shell(f"cmd appops {verb} {CANARY_PACKAGE} {CANARY_OPERATION}")
        command = f"cmd appops get {CANARY_PACKAGE} {CANARY_OPERATION}"
        _, parsed = self._answers.read("self-test", command, "self_test", parse_appops_last)
        ages = [use.used_ago_ms for use in parsed.records if _is_canary(use)]
        if any(age is not None and age <= NEWEST_CANARY_MS for age in ages):
            return SelfTest(True, "our own operation was booked")
        return SelfTest(False, "our own operation was not booked by the permission ledger")

    def read(self, moment: str) -> None:
        """One whole reading: accesses, permissions, positions, services, jobs, alarms."""
        with self._lock, self._losing():
            self._read_accesses(moment)
            self._read_package(moment)
            self._read_location(moment)
            self._read_schedule(moment)

    def detach(self) -> None:
        self._stop.set()
        if self._poller is not None:
            self._poller.join(timeout=2 * self._poll_s + 5)
            self._poller = None
        if self._log.live:
            self.read("end")
        self._log.ended()

    def _poll(self) -> None:
        """Between the whole readings: the last uses only; an answer is kept where it tells something new."""
        while not self._stop.wait(self._poll_s):
            with self._lock, self._losing():
                for one in self._read_last("poll"):
                    self._answers.say(EventKind.ACCESS, one.data())
            if not self._log.live:
                return

    @contextlib.contextmanager
    def _losing(self) -> Iterator[None]:
        """A reading that fails ends the channel's coverage at this moment: what was booked then may be overwritten."""
        try:
            yield
        except HarnessError as fault:
            self._log.lost(fault.line("en"))

    def _read_accesses(self, moment: str) -> None:
        time, package = self._phone_time(), shlex.quote(self._package)
        command = f"dumpsys appops --package {package} --include-discrete {DISCRETE_ENTRIES}"
        begun = moment != BEFORE_START  # what stands there before the app was started is an earlier run's
        answer, booked = self._answers.read("appops", command, moment, lambda text: parse_appops_dump(text, time.zone))
        discrete = parse_discrete_accesses(answer.text, time.zone)
        if not booked.answered:
            self._log.lost("the phone does not show its permission ledger")
        fresh = list(self._accesses.fresh(of_dump(booked.records, self._package, answer)))
        fresh += self._read_last(moment)
        fresh += self._accesses.fresh(of_discrete(discrete.records, self._package, time))
        for one in fresh if begun else ():
            self._answers.say(EventKind.ACCESS, one.data())

    def _read_last(self, moment: str) -> list[Booked]:
        answer = self._answers.ask("appops-last", f"cmd appops get {shlex.quote(self._package)}", moment)
        parsed = parse_appops_last(answer.text)
        fresh = list(self._accesses.fresh(of_last(parsed.records, answer)))
        if fresh or moment != "poll":
            self._answers.keep(answer, parsed)
        return fresh

    def _read_package(self, moment: str) -> None:
        command = f"dumpsys package {shlex.quote(self._package)}"
        _, parsed = self._answers.read("package", command, moment, lambda text: parse_package_dump(text, self._package))
        for facts in parsed.records:
            if moment == BEFORE_START:
                self._answers.say(EventKind.PACKAGE, _package_data(facts))
            for change in self._changes.of(facts):
                category = permission_category(str(change["permission"]))
                self._answers.say(EventKind.PERMISSION, {**change, "category": category, "moment": moment})

    def _read_location(self, moment: str) -> None:
        _, parsed = self._answers.read("location", "dumpsys location", moment, parse_location_dump)
        for one in parsed.records:
            if one.package == self._package:
                data = {
                    "provider": one.provider,
                    "now": one.now,
                    "interval_ms": one.interval_ms,
                    "longest_interval_ms": one.longest_interval_ms,
                    "quality": one.quality,
                    "foreground": one.foreground,
                    "total_ms": one.total_ms,
                    "foreground_ms": one.foreground_ms,
                    "count": one.count,
                    "moment": moment,
                }
                self._answers.say(EventKind.LOCATION_REQUEST, data)

    def _read_schedule(self, moment: str) -> None:
        package = shlex.quote(self._package)
        command = f"dumpsys activity services {package}"
        for service in self._answers.read("services", command, moment, parse_running_services)[1].records:
            what = "foreground_service" if service.foreground else "service"
            data = {"types": list(service.types), "process": service.process}
            self._scheduled(service.package, what, service.name, moment, data)
        command = f"dumpsys jobscheduler {package}"
        for job in self._answers.read("jobs", command, moment, parse_scheduled_jobs)[1].records:
            data_job = {"interval_ms": job.interval_ms, "persisted": job.persisted}
            self._scheduled(job.package, "job", job.service, moment, data_job)
        for alarm in self._answers.read("alarms", "dumpsys alarm", moment, parse_pending_alarms)[1].records:
            data_alarm = {"interval_ms": alarm.interval_ms, "wakes": alarm.wakes}
            self._scheduled(alarm.package, "alarm", alarm.tag, moment, data_alarm)

    def _scheduled(self, package: str, what: str, name: str, moment: str, data: Mapping[str, object]) -> None:
        """Each once a phase; a service that was seen before and is seen in the background again is told again."""
        if package == self._package and (what, f"{name} {moment}") not in self._schedule:
            self._schedule.add((what, f"{name} {moment}"))
            self._answers.say(EventKind.SCHEDULE, {"what": what, "name": name[:200], "moment": moment, **data})

    def _phone_time(self) -> PhoneTime:
        if self._time is None:
            self._time = self._answers.phone_time()
        return self._time


def _is_canary(use: OperationUse) -> bool:
    return use.operation == CANARY_OPERATION and not use.for_uid


def _package_data(facts: PackageFacts) -> dict[str, object]:
    return {
        "package": facts.package,
        "uid": facts.uid,
        "version_code": facts.version_code,
        "version_name": facts.version_name,
        "target_sdk": facts.target_sdk,
        "signers": list(facts.signers),
        "debuggable": facts.debuggable,
        "installer": facts.installer,
    }
