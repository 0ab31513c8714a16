"""Where a run's handset comes from: one that is attached and fits the profile, or a stand-in started for this run.

An attached handset serves one run at a time, over all processes of this machine: a lock file a serial says so, and the
system lets go of it when its holder ends, however it ends. One that a run lost or left dirty serves none until a person
has put it back into service.
"""

import fcntl
import hashlib
import io
import json
import os
import select
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from harness.devices.android.adb import AdbHandset
from harness.devices.android.adb_server import AdbServer, is_address
from harness.devices.android.facts import HandsetFacts, facts_of
from harness.devices.android.frida_server import server_folder
from harness.devices.android.out_of_service import Mark, OutOfService
from harness.devices.android.profile_match import lacking, misfits
from harness.devices.process_tree import APART_VARIABLE, ProcessTree
from harness.devices.tools import find_tool
from harness.devices.verified import state_folder
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost, MissingComponent
from harness.model.laboratory import Laboratory
from harness.model.saying import Saying

READY_TIMEOUT_S = 30.0  # device ready: the first of a run's four timeouts
ENUMERATED_S = 4.0  # a new adb server finds what is plugged in within this time
MOST_READY_BYTES = 4096
SERVER_MARK = "#!simulated-frida-server "  # the first words of what a stand-in runs in the place of frida-server
MEND = Saying("`harness devices` shows what is attached", "用 harness devices 查看已连接的设备")


class HandsetSource(Protocol):
    """`frida_servers` is the folder where the server for its handset lies."""

    frida_servers: Path

    def take(self, server: AdbServer) -> AdbHandset:
        """The handset, ready and ours alone. Raises DeviceLost or MissingComponent with what is missing."""

    def take_out_of_service(self, why: str) -> None:
        """No further run is to use the handset that was taken: it is lost, or not clean."""

    def give_back(self) -> None:
        """May be called at any time, and again."""


def is_attached(profile: DeviceProfile) -> bool:
    """Whether a profile means a handset that somebody attached: any real one, and a stand-in named by its serial."""
    named = profile.match is not None and bool(profile.match.serial)
    return profile.platform == "android" and (named or not profile.simulated)


class AttachedHandset:
    """The first attached handset that a profile means, that no other run holds, and that is in service."""

    def __init__(self, profile: DeviceProfile, package: str) -> None:
        self._profile, self._package = profile, package
        self.frida_servers = server_folder()
        self._marks = OutOfService(state_folder(os.environ))
        self._lock: io.TextIOWrapper | None = None
        self._taken: HandsetFacts | None = None

    def take(self, server: AdbServer) -> AdbHandset:
        self._connect(server)
        deadline = time.monotonic() + (ENUMERATED_S if server.ours else 0.0)
        while True:
            seen = [facts for one in server.attached() if one.ready and (facts := _told(server, one.serial))]
            for facts in seen:
                if not misfits(self._profile, facts) and not self._mark_of(facts) and self._hold(facts.serial):
                    self._taken = facts
                    return server.handset(facts.serial)
            if time.monotonic() >= deadline:
                raise MissingComponent(self._missing(seen), f"--device {self._profile.key}", MEND)
            time.sleep(0.2)

    def _connect(self, server: AdbServer) -> None:
        """A handset on the network is known by its address, and not listed before it is connected."""
        for serial in self._profile.match.serial if self._profile.match else ():
            if is_address(serial):
                with suppress(DeviceLost):
                    server.ready(serial, READY_TIMEOUT_S / 3)

    def _mark_of(self, facts: HandsetFacts) -> Mark | None:
        return self._marks.of(facts.serial, facts.hardware_serial)

    def _missing(self, seen: Sequence[HandsetFacts]) -> Saying:
        if lacks := lacking(self._profile, seen):
            return lacks
        marked = [mark for facts in seen if not misfits(self._profile, facts) and (mark := self._mark_of(facts))]
        if not marked:
            return Saying("another run has it", "正被另一次运行使用")
        serial, why = marked[0].serial, marked[0].why
        return Saying(f"{serial} is out of service ({why})", f"{serial} 已停用（{why}）")

    def take_out_of_service(self, why: str) -> None:
        if self._taken is not None:
            at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            self._marks.mark(Mark(self._taken.serial, self._taken.hardware_serial, self._package, why[:300], at))

    def _hold(self, serial: str) -> bool:
        lock = (Path(tempfile.gettempdir()) / f"harness-handset-{_key(serial)}.lock").open("a", encoding="ascii")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.close()
            return False
        self._lock = lock
        return True

    def give_back(self) -> None:
        self._taken = None
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.close()


def _told(server: AdbServer, serial: str) -> HandsetFacts | None:
    """None for a handset that does not answer: the others are still there."""
    try:
        return facts_of(server.handset(serial))
    except DeviceLost:
        return None


def _key(serial: str) -> str:
    return hashlib.sha256(serial.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class WebApp:
    """What a stand-in's app shows, under which package (or HOST/APPID) and name, and on which network that is found."""

    package: str
    address: str
    laboratory: Laboratory
    name: str = ""


class SimulatedHandset:
    """A stand-in process of this run, on the laboratory's network: its names, and its CA as one of the maker's."""

    def __init__(self, profile: DeviceProfile, tree: ProcessTree, log: Path, app: WebApp) -> None:
        self._profile, self._tree, self._log, self._app = profile, tree, log, app
        self._process: subprocess.Popen[bytes] | None = None
        self.frida_servers = tree.scratch / "frida-servers"

    def take(self, server: AdbServer) -> AdbHandset:
        folder = self._tree.scratch / "handset"
        folder.mkdir(exist_ok=True)
        self._put_server_file()
        apart = {APART_VARIABLE: "handset"}
        self._process = self._tree.spawn(
            "handset", self._command(folder), log=self._log, env=apart, stdout_pipe=True, stdin_pipe=True
        )
        return server.ready(_serial(self._process), READY_TIMEOUT_S)

    def take_out_of_service(self, why: str) -> None:
        """It ends with its run, which is the only one that it ever serves."""

    def _command(self, folder: Path) -> Sequence[str]:
        match = self._profile.match
        level = (match.api_level.least or match.api_level.most) if match else None
        return (
            *(sys.executable, "-m", "harness.simulated.android", "--rooted", "--folder", str(folder)),
            *(("--api", str(level)) if level else ()),
            *("--app", self._app.address, "--package", self._app.package, "--resolve", str(self._names(folder))),
            *(("--label", self._app.name) if self._app.name else ()),
            *(("--authority", self._app.laboratory.upstream_ca) if self._app.laboratory.upstream_ca else ()),
            *(("--java", str(self._tree.scratch / "java")) if find_tool("javac") else ()),
        )

    def _names(self, folder: Path) -> Path:
        file = folder / "names.json"
        names = {name: f"{where.address}:{where.port}" for name, where in self._app.laboratory.resolve.items()}
        file.write_text(json.dumps(names), encoding="utf-8")
        return file

    def _put_server_file(self) -> None:
        """What such a handset runs in the place of frida-server, where the laboratory's servers are looked for."""
        self.frida_servers.mkdir(exist_ok=True)
        file = self.frida_servers / f"frida-server-{version('frida')}-android-arm64"
        file.write_text(f"{SERVER_MARK}{version('frida')}\n", encoding="ascii")

    def give_back(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._tree.end(process)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _serial(process: subprocess.Popen[bytes]) -> str:
    """What the stand-in says in its first line, of JSON. Raises DeviceLost when it does not in time."""
    try:
        told = json.loads(_first_line(process))
        return str(told["serial"])
    except (ValueError, TypeError, KeyError) as error:
        what = Saying("the simulated handset did not start", "模拟手机未能启动")
        raise DeviceLost(what, "system/handset.log") from error


def _first_line(process: subprocess.Popen[bytes]) -> bytes:
    """Read unbuffered, so that a silent process cannot hold us."""
    deadline, told = time.monotonic() + READY_TIMEOUT_S, b""
    pipe = process.stdout
    while pipe is not None and b"\n" not in told and len(told) < MOST_READY_BYTES:
        left_s = deadline - time.monotonic()
        if left_s <= 0 or not select.select([pipe], [], [], left_s)[0]:
            break
        part = os.read(pipe.fileno(), MOST_READY_BYTES)
        if not part:
            break
        told += part
    return told
