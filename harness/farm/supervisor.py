"""Run many runs: each in a process of its own that is watched, timed out, reaped, and sealed if it cannot seal itself.

A run that dies is a result like any other; the rest goes on. Four timeouts guard a night: device ready and step inside
the run, silence and the whole run here.
"""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harness.farm.display import Display
from harness.farm.progress import EventTail, Progress
from harness.model.faults import CaptureLost, HarnessError
from harness.model.run import RunStatus
from harness.model.saying import Language, Saying
from harness.run.dead_run import clean_up_after, owner_environment, seal_abandoned, sweep_dead_runs

POLL_S = 0.2
LEAST_FREE_BYTES = 64 * 1024
OWN_TESTS_PLUGINS = ("xdist", "xdist.looponfail", "hypothesispytest", "timeout")
_FRAME = re.compile(r"^(_pytest\.outcomes\.)?Exit: ")
ABORTED = "the run's process ended before it could seal ({})"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds without an event (silence), for the whole run, and from asking it to end to ending it (grace)."""

    silence_s: float = 90.0
    whole_s: float = 900.0
    grace_s: float = 25.0


@dataclass(frozen=True, slots=True)
class Job:
    """One run to be started: its name for people, where it records, and the command that makes it."""

    name: str
    folder: Path
    key: Path
    argv: Sequence[str]


@dataclass(frozen=True, slots=True)
class Finished:
    """How a job ended. `status` is None when nothing was recorded at all; `said` is the process's last line then."""

    job: Job
    exit_code: int
    status: RunStatus | None
    why: str
    said: str = ""


@dataclass(slots=True)
class _Running:
    job: Job
    process: subprocess.Popen[bytes]
    log: Path
    tail: EventTail
    progress: Progress = field(default_factory=Progress)
    began: float = field(default_factory=time.monotonic)
    heard: float = field(default_factory=time.monotonic)
    ended_because: str = ""
    asked_at: float = 0.0


class Supervisor:
    """At most `at_once` jobs at a time, in order. Owns every process that a job starts."""

    def __init__(self, display: Display, at_once: int, limits: Limits | None = None, language: Language = "zh") -> None:
        self._display, self._at_once, self._limits = display, max(1, at_once), limits or Limits()
        self._language = language
        self._running: list[_Running] = []

    def run(self, jobs: Sequence[Job], finished: Callable[[Finished], None]) -> list[Finished]:
        """Run all; `finished` is told of each as it ends. KeyboardInterrupt ends the running ones cleanly first."""
        sweep_dead_runs()
        waiting, done = list(jobs), list[Finished]()
        try:
            while waiting or self._running:
                while waiting and len(self._running) < self._at_once:
                    self._running.append(self._start(waiting.pop(0)))
                for ended in self._look():
                    done.append(ended)
                    finished(ended)
                time.sleep(POLL_S)
        except KeyboardInterrupt:
            done += self._end_all("interrupted")
            raise
        finally:
            self._end_all("the supervisor ended")
        return done

    def _start(self, job: Job) -> _Running:
        job.folder.parent.mkdir(parents=True, exist_ok=True)
        log = job.folder.parent / f"{job.folder.name}.log"
        environment = {
            **os.environ,
            **owner_environment(job.folder),
        }
        with log.open("wb") as sink:
            process = subprocess.Popen(
                list(job.argv),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                env=environment,
                start_new_session=True,
            )
        return _Running(job, process, log, EventTail(job.folder / "events.jsonl"))

    def _look(self) -> Iterator[Finished]:
        for one in list(self._running):
            self._follow(one)
            if one.process.poll() is None:
                self._time_out(one)
                continue
            self._running.remove(one)
            yield self._finish(one)

    def _follow(self, one: _Running) -> None:
        before = one.progress.events
        for event in one.tail.new():
            one.progress.take(event)
        if one.progress.events > before:
            one.heard = time.monotonic()
            self._display.show(one.job.name, one.progress)

    def _time_out(self, one: _Running) -> None:
        now = time.monotonic()
        if one.asked_at:
            if now - one.asked_at > self._limits.grace_s:
                one.process.kill()
            return
        if now - one.began > self._limits.whole_s:
            self._ask_to_end(one, f"longer than {self._limits.whole_s:.0f} s")
        elif now - one.heard > self._limits.silence_s:
            self._ask_to_end(one, f"no event for {self._limits.silence_s:.0f} s")

    def _ask_to_end(self, one: _Running, why: str) -> None:
        one.ended_because, one.asked_at = why, time.monotonic()
        with contextlib.suppress(ProcessLookupError):
            one.process.terminate()

    def _finish(self, one: _Running) -> Finished:
        self._follow(one)
        code = one.process.wait()
        clean_up_after(one.job.folder)
        status, why = _seal_if_unsealed(one, code)
        one.progress.status = str(status or "failed")
        self._display.show(one.job.name, one.progress)
        said = _last_line(one.log)
        if status is not RunStatus.COMPLETE and (full := _full_disk(one.log.parent)):
            # Whatever the run said of it, it could not be written.
            code, why, said = full.exit_code, full.what.en, full.line(self._language)
        return Finished(one.job, code, status, why, said)

    def _end_all(self, why: str) -> list[Finished]:
        for one in self._running:
            self._ask_to_end(one, why)
        deadline = time.monotonic() + self._limits.grace_s
        for one in self._running:
            try:
                one.process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                one.process.kill()
        ended = [self._finish(one) for one in self._running]
        self._running.clear()
        return ended


def _seal_if_unsealed(one: _Running, code: int) -> tuple[RunStatus | None, str]:
    folder = one.job.folder
    if not (folder / "run.json").is_file():
        return None, ""
    why = one.ended_because or (f"exit code {code}" if code >= 0 else f"signal {-code}")
    if not (folder / "seal.json").is_file():
        reason = ABORTED.format(why)
        try:
            seal_abandoned(folder, one.job.key, reason)
        except HarnessError as fault:  # a full disk, as a rule; the other runs go on
            return RunStatus.ABORTED, f"{reason}; {fault.line('en')}"
        return RunStatus.ABORTED, reason
    status = RunStatus(one.progress.status) if one.progress.status in set(RunStatus) else RunStatus.ABORTED
    return status, "; ".join(one.progress.faults[:3])


def _full_disk(folder: Path) -> CaptureLost | None:
    """The fault of a disk that has no room for another event."""
    if shutil.disk_usage(folder).free >= LEAST_FREE_BYTES:
        return None
    what = Saying("cannot be written (No space left on device)", "无法写入（磁盘空间不足）")
    mend = Saying("free some space or choose another --out folder", "释放磁盘空间，或用 --out 另选文件夹")
    return CaptureLost(what, str(folder), mend)


def _last_line(log: Path) -> str:
    """The last line that says something, without pytest's frame."""
    try:
        text = log.read_bytes()[-4000:].decode("utf-8", "replace")
    except OSError:
        return ""
    lines = [_FRAME.sub("", line.strip("!= ")).strip() for line in text.splitlines()]
    return next((line for line in reversed(lines) if line and "no tests ran" not in line), "")


def pytest_argv(targets: Sequence[str], options: Sequence[str]) -> list[str]:
    """The command of one run: pytest over scenarios (file::function), without this repository's own test settings."""
    quiet = ["-q", "--tb=line", "--assert=plain", "-p", "no:cacheprovider", "-o", "addopts=", "-o", "pythonpath="]
    # Plugins for testing the harness itself; merely importing them costs a run a second.
    plain = [word for name in OWN_TESTS_PLUGINS for word in ("-p", f"no:{name}")]
    own = ["--import-mode=importlib", *plain, *quiet]
    return [sys.executable, "-m", "pytest", *own, *options, *targets]
