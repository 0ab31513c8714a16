"""The logs channel on Android: how the app lives there - process starts and ends, crashes, ANRs, memory, processor.

Read at every change of phase, after every scenario and at the end: exit-info is a ring of 16, the log a ring of bytes.
A failure becomes one BREAKDOWN however many places tell of it; what no user saw (our own force-stop, a kill in the
background) is a PROCESS_EXIT only.
"""

import contextlib
import secrets
import shlex
import threading
from collections.abc import Iterator, Sequence

from harness.capture.android_answers import AndroidAnswers, PhoneTime
from harness.capture.android_connections import AndroidConnections
from harness.capture.android_measures import AndroidMeasures, memory_kb, owns
from harness.capture.channel import ChannelLog, EvidenceSink, SelfTest, Watched
from harness.capture.seen_failures import SeenFailures
from harness.devices.android.adb import Handset
from harness.devices.android.evidence.activity_start import activity_starts
from harness.devices.android.evidence.cpu_use import parse_cpu_use
from harness.devices.android.evidence.crash_log import CrashTrace, crash_traces
from harness.devices.android.evidence.dropbox import DropboxEntry, parse_dropbox
from harness.devices.android.evidence.event_log import ProcessEvent, SystemEvent, process_events
from harness.devices.android.evidence.exit_info import RING, ProcessExit, parse_exit_info
from harness.devices.android.evidence.failure import Failure, Whose, failures
from harness.devices.android.evidence.log_line import LogLine, parse_log
from harness.devices.android.evidence.reading import Parsed
from harness.model.event import EventKind, Phase
from harness.model.faults import HarnessError
from harness.recording.clock import Clock

REPORTS = ("data_app_crash", "data_app_anr", "data_app_native_crash")
SELF_TEST_TAG = "HarnessSelfTest"
END_OF = "end of "  # a moment is the end of a phase or of a scenario


class AndroidVitals:
    """`read(moment)` may be called by the run at any time."""

    name = "logs"  # the same line of evidence as a browser's console and load times

    def __init__(self, sink: EvidenceSink, handset: Handset, package: str, clock: Clock) -> None:
        self._handset, self._package, self._clock = handset, package, clock
        self._answers = AndroidAnswers(sink, handset, self.name, clock)
        self._connections = AndroidConnections(self._answers)
        self._measures = AndroidMeasures(sink, handset, package, clock)
        self._log = ChannelLog(sink, self.name)
        self._seen = SeenFailures(0.0)
        self._time: PhoneTime | None = None
        self._told: set[tuple[object, ...]] = set()
        self._pids: set[int] = set()
        self._lock = threading.RLock()

    def attach(self, session: Watched) -> None:  # noqa: ARG002 - every channel has it
        """What happens from now on is this session's. Raises DeviceLost or DeviceSilent."""
        self._time = self._answers.phone_time()
        self._seen = SeenFailures(self._clock.now().timestamp() * 1000)
        self._log.started()

    def self_test(self, session: Watched) -> SelfTest:  # noqa: ARG002 - every channel has it
        """A line of ours must stand in the log, and the logs of events and crashes must be open to us."""
        mark = secrets.token_hex(8)
        self._handset.shell(f"log -t {SELF_TEST_TAG} {mark}")
        command = f"logcat -d -v epoch -s {SELF_TEST_TAG}"
        _, lines = self._answers.read("self-test", command, "self_test", self._parse_log)
        if not any(line.text.strip() == mark for line in lines.records):
            return SelfTest(False, "our own line did not arrive in the phone's log")
        for buffer in ("events", "crash"):
            _, told = self._answers.read(f"log-{buffer}", _logcat(buffer), "self_test", self._parse_log)
            if not told.answered:
                return SelfTest(False, f"the phone's log of {buffer} is closed to us")
        return SelfTest(True, "our own line arrived in the phone's log")

    def read(self, moment: str) -> None:
        """Logs and exits, where only a phase ends (the app must not wait); else reports, load and network too."""
        whole = moment.removeprefix(END_OF) not in set(Phase)
        with self._lock, self._losing():
            events, traces = self._read_logs(moment)
            exits = self._read_exits(moment)
            reports = self._read_reports(moment) if whole else ()
            self._tell_failures(failures(exits, events, traces, reports))
            if whole:
                self._read_load(moment)
                if moment.startswith(END_OF):
                    self._measures.frames(moment.removeprefix(END_OF))
                if (uid := self._uid()) is not None:
                    self._connections.read(uid, moment)

    def started(self, words: str) -> None:
        """What Android said of a cold start."""
        with self._lock, self._losing():
            self._measures.started(words)

    def detach(self) -> None:
        if self._log.live:
            self.read("end")
        self._log.ended()

    @contextlib.contextmanager
    def _losing(self) -> Iterator[None]:
        """A reading that fails ends the channel's coverage at this moment: a ring may roll over before the next."""
        try:
            yield
        except HarnessError as fault:
            self._log.lost(fault.line("en"))

    def _read_logs(self, moment: str) -> tuple[Sequence[ProcessEvent], Sequence[CrashTrace]]:
        _, events = self._answers.read("log-events", _logcat("events"), moment, self._parse_log)
        _, crashes = self._answers.read("log-crash", _logcat("crash"), moment, self._parse_log)
        told = [one for one in process_events(events.records).records if owns(self._package, one.process)]
        self._pids.update(one.pid for one in told)
        self._tell_starts(told)
        self._read_main_log(moment)
        return told, [one for one in crash_traces(crashes.records).records if owns(self._package, one.process)]

    def _read_main_log(self, moment: str) -> None:
        """The app's own lines, kept for what they may give away, and the starts of other apps that it asked for."""
        running = self._handset.shell(f"pidof {shlex.quote(self._package)}").split()
        self._pids.update(int(pid) for pid in running if pid.isascii() and pid.isdigit() and len(pid) < 10)
        for pid in sorted(self._pids)[-20:]:
            self._answers.read("log-main", f"{_logcat('main')} --pid={pid}", moment, self._parse_log)
        command = f"{_logcat('system')} -s ActivityTaskManager ActivityManager"
        _, lines = self._answers.read("log-system", command, moment, self._parse_log)
        uid = self._uid()
        for start in activity_starts(lines.records).records:
            if uid is not None and start.uid == uid and start.package and start.package != self._package:
                self._tell_once(
                    EventKind.OTHER_START,
                    {"package": start.package, "component": start.component, **self._at(start.at.timestamp())},
                )

    def _uid(self) -> int | None:
        told = self._handset.shell(f"cmd package list packages -U {shlex.quote(self._package)}")
        for line in told.splitlines()[:200]:
            name, _, uid = line.strip().removeprefix("package:").partition(" uid:")
            if name == self._package and uid.isascii() and uid.isdigit() and len(uid) < 10:
                return int(uid)
        return None

    def _read_exits(self, moment: str) -> Sequence[ProcessExit]:
        zone, package = self._phone_time().zone, shlex.quote(self._package)
        command = f"dumpsys activity exit-info {package}"
        _, parsed = self._answers.read("exit-info", command, moment, lambda text: parse_exit_info(text, zone))
        since = self._seen.since_ms
        own = [one for one in parsed.records if one.at and self._phone_time().ours(one.at) >= since]
        if len(own) >= RING and self._seen.none_known(own):
            self._log.lost(f"more than {RING} processes ended since the last reading: the oldest are not known")
        return own

    def _read_reports(self, moment: str) -> Sequence[DropboxEntry]:
        zone, found = self._phone_time().zone, []
        for tag in REPORTS:
            command = f"dumpsys dropbox --print {tag}"
            _, parsed = self._answers.read("dropbox", command, moment, lambda text: parse_dropbox(text, zone))
            found += [one for one in parsed.records if owns(self._package, one.process)]
        return found

    def _tell_failures(self, told: Sequence[Failure]) -> None:
        for one, at_ms in self._seen.fresh(told, self._phone_time()):
            data = {
                "process": one.process,
                "pid": one.pid,
                "what": one.what,
                "whose": one.whose.value,
                "reason": one.reason[:400],
                "foreground": one.foreground,
                "told_by": list(one.told_by),
                "at_ms": at_ms,
                "doubt_ms": self._phone_time().doubt_ms,
            }
            self._answers.say(EventKind.PROCESS_EXIT, data)
            if one.what in ("crash", "anr") or (one.what == "killed" and one.foreground):
                self._answers.say(EventKind.BREAKDOWN, _breakdown(one))

    def _tell_starts(self, events: Sequence[ProcessEvent]) -> None:
        for one in events:
            if one.what is SystemEvent.STARTED:
                told = {"process": one.process, "pid": one.pid, "why": one.why, "component": one.component}
                self._tell_once(EventKind.PROCESS_START, {**told, **self._at(one.at.timestamp())})

    def _at(self, phone_s: float) -> dict[str, float]:
        time = self._phone_time()
        return {"at_ms": round(phone_s * 1000 - time.offset.offset_ms, 1), "doubt_ms": time.doubt_ms}

    def _tell_once(self, kind: EventKind, data: dict[str, object]) -> None:
        """Logs are read again and again; what was told before this session began is none of it."""
        at_ms = data["at_ms"]
        key = (kind, *data.values())
        if key not in self._told and isinstance(at_ms, float) and at_ms >= self._seen.since_ms:
            self._told.add(key)
            self._answers.say(kind, data)

    def _read_load(self, moment: str) -> None:
        """Memory and processor as figures of the moment."""
        kilobytes = memory_kb(self._answers, self._package, moment)
        _, cpu = self._answers.read("cpu", "dumpsys cpuinfo", moment, parse_cpu_use)
        percent = sum(one.percent for one in cpu.records if owns(self._package, one.process))
        metrics = {"cpu_percent": round(percent, 1)}
        if kilobytes is not None:
            metrics["pss_kb"] = float(kilobytes)
        self._answers.say(EventKind.PERFORMANCE, {"metrics": metrics, "url": self._package})

    def _parse_log(self, text: str) -> Parsed[LogLine]:
        return parse_log(text, self._phone_time().zone, self._clock.now().year)

    def _phone_time(self) -> PhoneTime:
        if self._time is None:
            self._time = self._answers.phone_time()
        return self._time


def _breakdown(one: Failure) -> dict[str, object]:
    """BREAKDOWN data. An app's own crash gets no `cause` here: our hooks may stand in its frames (analysis blames)."""
    data: dict[str, object] = {
        "what": "anr" if one.what == "anr" else "crash",
        "signature": list(one.signature),
        "foreground": one.foreground is not False,
        "reason": one.reason[:400],
    }
    return data if one.whose in (Whose.APP, Whose.UNKNOWN) else {**data, "cause": one.whose.value}


def _logcat(buffer: str) -> str:
    return f"logcat -d -v epoch -b {buffer}"
