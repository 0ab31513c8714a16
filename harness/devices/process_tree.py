"""Every process of a run has an owner: what the run starts carries its token, and what carries the token is reaped.

Chromium, chromedriver, Appium and the proxy are started by us or by what we started. Node children outlive a killed
parent, and Chromium's children rewrite their command lines, so a process belongs to a run when its environment carries
the run's token or its command line names the run's scratch folder.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

TOKEN_VARIABLE = "HARNESS_RUN_TOKEN"
OWNER_VARIABLE = "HARNESS_RUN_OWNER"
APART_VARIABLE = "HARNESS_RUN_APART"  # set by who starts processes of its own that may come and go
SCRATCH_PREFIX = "harness-run-"
LOOKS_WITHOUT_ANY = 2  # for a moment after exec the kernel shows no environment: one look may miss a new child
SETTLED_S = 5.0  # a process this old no longer takes another environment or command line


@dataclass(frozen=True, slots=True)
class Owner:
    """The process that answers for a run: its id and start, so that a reused id is not mistaken for it.

    The start is in clock ticks since boot, as the kernel keeps it: wall-clock start times jump with the clock.
    """

    pid: int
    started_ticks: int

    @classmethod
    def this_process(cls) -> "Owner":
        return cls(os.getpid(), _started_ticks(os.getpid()) or 0)

    @classmethod
    def parse(cls, text: str) -> "Owner | None":
        pid, _, started = text.partition("@")
        try:
            return cls(int(pid), int(started))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.pid}@{self.started_ticks}"

    def alive(self) -> bool:
        return _started_ticks(self.pid) == self.started_ticks


def _started_ticks(pid: int) -> int | None:
    """Field 22 of /proc/PID/stat (field 2, a name, may hold anything); None when there is no such process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return int(fields[19]) if len(fields) > 19 and fields[0] != "Z" else None


class ProcessTree:
    """The processes of one run. `end_all` leaves none of them behind; a warden does the same if we die first."""

    def __init__(self, token: str) -> None:
        self.token = token
        self.owner = Owner.this_process()
        self.scratch = Path(tempfile.mkdtemp(prefix=f"{SCRATCH_PREFIX}{token}-"))
        (self.scratch / "owner").write_text(str(self.owner), encoding="ascii")
        self._children: list[subprocess.Popen[bytes]] = []
        self._roles: dict[int, str] = {}
        self._strangers: set[psutil.Process] = set()
        self._kin: set[psutil.Process] = set()
        self._warden = self._start_warden()

    def _start_warden(self) -> subprocess.Popen[bytes]:
        argv = [sys.executable, "-m", "harness.devices.warden", self.token, str(self.scratch), str(os.getpid())]
        return subprocess.Popen(argv, stdin=subprocess.PIPE, start_new_session=True, env=self._environment({}))

    def _environment(self, extra: Mapping[str, str]) -> dict[str, str]:
        return {**os.environ, **extra, TOKEN_VARIABLE: self.token, OWNER_VARIABLE: str(self.owner)}

    def spawn(
        self,
        role: str,
        argv: Sequence[str],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        stdout_pipe: bool = False,
        stdin_pipe: bool = False,
    ) -> subprocess.Popen[bytes]:
        """Start a tool in a process group of its own; its output goes to `log` (and stdout to a pipe if asked)."""
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab") as sink:
            process = subprocess.Popen(
                list(argv),
                stdin=subprocess.PIPE if stdin_pipe else subprocess.DEVNULL,
                stdout=subprocess.PIPE if stdout_pipe else sink,
                stderr=sink,
                env=self._environment(env or {}),
                start_new_session=True,
            )
        self._children.append(process)
        self._roles[process.pid] = role
        return process

    def end(self, process: subprocess.Popen[bytes], timeout_s: float = 5.0) -> None:
        """Ask a tool to end, and end it if it does not."""
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout_s)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(timeout_s)
        if process in self._children:
            self._children.remove(process)

    def role_of(self, pid: int) -> str:
        """The role of a tool that was spawned here; empty for its children."""
        return self._roles.get(pid, "")

    @property
    def warden_alive(self) -> bool:
        return self._warden.poll() is None

    def members(self) -> list[psutil.Process]:
        """The living processes of this run, this one and the warden left out."""
        found = [p for p in psutil.process_iter() if p not in self._strangers and self._is_member(p)]
        return [process for process in found if process.pid not in (os.getpid(), self._warden.pid)]

    def _is_member(self, process: psutil.Process) -> bool:
        """Who once was settled as kin or as a stranger stays it, and is not asked again four times a second."""
        if process in self._kin:
            return _lives(process)
        belongs = _belongs(process, self.token, self.scratch)
        if time.time() - process.create_time() > SETTLED_S:
            (self._kin if belongs else self._strangers).add(process)
        return belongs

    def end_all(self) -> None:
        """End every process of the run, dismiss the warden and remove the scratch folder."""
        for process in list(self._children):
            self.end(process, timeout_s=2.0)
        reap(self.token, self.scratch, spare=(os.getpid(), self._warden.pid))
        shutil.rmtree(self.scratch, ignore_errors=True)
        if self._warden.stdin:
            self._warden.stdin.close()
        try:
            self._warden.wait(5.0)
        except subprocess.TimeoutExpired:
            self._warden.kill()
            self._warden.wait(5.0)


def _members(token: str, scratch: Path | None) -> list[psutil.Process]:
    return [process for process in psutil.process_iter() if _belongs(process, token, scratch)]


def _lives(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except (psutil.Error, OSError):
        return False


def _belongs(process: psutil.Process, token: str, scratch: Path | None) -> bool:
    try:
        if process.environ().get(TOKEN_VARIABLE) == token:
            return process.status() != psutil.STATUS_ZOMBIE
        return scratch is not None and any(str(scratch) in part for part in process.cmdline())
    except (psutil.Error, OSError):
        return False


def reap(token: str, scratch: Path | None, spare: Iterable[int] = (), timeout_s: float = 10.0) -> tuple[int, ...]:
    """Kill whatever still belongs to a run, looking again for new children; the killed ids are returned."""
    spared, killed, quiet = set(spare), [], 0
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline and quiet < LOOKS_WITHOUT_ANY:
        rest = [p for p in _members(token, scratch) if p.pid not in spared]
        quiet = 0 if rest else quiet + 1
        if not rest:
            time.sleep(0.02)
        for process in rest:
            try:
                process.send_signal(signal.SIGKILL)
                killed.append(process.pid)
            except psutil.Error:
                continue
        psutil.wait_procs(rest, timeout=0.5)
    return tuple(sorted(set(killed)))
