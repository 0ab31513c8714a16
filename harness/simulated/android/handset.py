"""A simulated Android handset as other programs use it: start it, hurt it, end it."""

import contextlib
import json
import os
import select
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from harness.model.faults import DeviceLost
from harness.model.saying import Saying
from harness.simulated.handset.fault import Fault

READY_TIMEOUT_S = 20.0
END_TIMEOUT_S = 5.0
ANSWER_TIMEOUT_S = 15.0

# Starts the handset's process; a run hands in one that books it under its own. The process wants a pipe as input, whose
# end is its own end, and a pipe as output.
Spawn = Callable[[Sequence[str], Path], "subprocess.Popen[bytes]"]


def spawned(argv: Sequence[str], log: Path) -> "subprocess.Popen[bytes]":
    """A process of our own group's; what it complains of goes to `log`."""
    with log.open("ab") as sink:
        return subprocess.Popen(
            list(argv), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sink, start_new_session=True
        )


class SimulatedHandset:
    """`serial` is what adb calls it once it is connected; `properties` of it carry ro.harness.simulated=1."""

    def __init__(self, process: "subprocess.Popen[bytes]", ready: Mapping[str, object], folder: Path) -> None:
        self.process, self.folder = process, folder
        self.serial = str(ready["serial"])
        self.port = int(str(ready["port"]))
        self._control_port = int(str(ready["control_port"]))
        self._scratch: tempfile.TemporaryDirectory[str] | None = None

    @classmethod
    def start(
        cls,
        *,
        model: str = "plain",
        api: int = 34,
        app: str = "",
        port: int = 0,
        rooted: bool = False,
        folder: Path | None = None,
        options: Sequence[str] = (),
        spawn: Spawn = spawned,
    ) -> Self:
        """Start one and wait until adb can connect. Raises DeviceLost when it does not come up."""
        scratch = None if folder else tempfile.TemporaryDirectory(prefix="harness-handset-")
        place = folder or Path(scratch.name if scratch else ".")
        place.mkdir(parents=True, exist_ok=True)
        argv = [sys.executable, "-m", "harness.simulated.android", "--model", model, "--api", str(api)]
        argv += ["--port", str(port), "--folder", str(place), *(["--rooted"] if rooted else []), *options]
        process = spawn([*argv, "--app", app], place / "handset.log")
        try:
            handset = cls(process, _ready_line(process), place)
        except DeviceLost:
            _end(process)
            if scratch:
                scratch.cleanup()
            raise
        handset._scratch = scratch
        return handset

    def ask(self, request: Mapping[str, object]) -> dict[str, object]:
        """One request to the handset's control door. Raises DeviceLost when it does not answer."""
        try:
            with socket.create_connection(("127.0.0.1", self._control_port), ANSWER_TIMEOUT_S) as line:
                line.sendall(json.dumps(request).encode() + b"\n")
                with line.makefile("rb") as answers:
                    answer = json.loads(answers.readline() or b"null")
        except (OSError, ValueError) as error:
            raise DeviceLost(_silent(), self.serial) from error
        if not isinstance(answer, dict) or "error" in answer:
            raise DeviceLost(_silent(str(answer)), self.serial)
        return answer

    def state(self) -> dict[str, object]:
        return self.ask({"do": "state"})

    def fault(self, name: Fault | str, **more: object) -> dict[str, object]:
        """Let something happen to it; more: `after_ms`, `for_ms` (disconnect), `ms` (slow, clock_jump), `package`."""
        return self.ask({"do": "fault", "name": str(name), **more})

    def heal(self) -> None:
        """Take every fault back."""
        self.ask({"do": "heal"})

    def close(self) -> None:
        """End it and all that it started; may be called twice."""
        _end(self.process)
        if self._scratch:
            self._scratch.cleanup()
            self._scratch = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _silent(said: str = "") -> Saying:
    more = f": {said[:200]}" if said else ""
    return Saying(f"the simulated handset did not answer{more}", f"模拟手机没有应答{more}")


def _ready_line(process: "subprocess.Popen[bytes]") -> Mapping[str, object]:
    """Its first line; read unbuffered, so that a silent process cannot hold us."""
    deadline, told = time.monotonic() + READY_TIMEOUT_S, b""
    assert process.stdout is not None
    number = process.stdout.fileno()
    while b"\n" not in told and (left := deadline - time.monotonic()) > 0:
        if not select.select([number], [], [], left)[0]:
            break
        part = os.read(number, 4096)
        if not part:
            break
        told += part
    try:
        ready = json.loads(told)
    except ValueError:
        ready = None
    if not isinstance(ready, dict):
        raise DeviceLost(Saying("the simulated handset did not start", "模拟手机未能启动"), "handset.log")
    return ready


def _end(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()
    try:
        process.wait(END_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(END_TIMEOUT_S)
