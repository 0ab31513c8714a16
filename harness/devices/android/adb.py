"""Handset: an Android phone or emulator as the adb server of this laboratory reaches it.

Every call has a deadline for the whole of it, and what a handset says is bounded. A transport that is gone is a
DeviceLost; one that is there and does not answer in time is a DeviceSilent, and the next call may work.
"""

import contextlib
import socket
import struct
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import adbutils

from harness.devices.android.adb_connection import Client
from harness.devices.android.attached import Attached, attached
from harness.model.faults import DeviceLost, DeviceSilent
from harness.model.saying import Saying

COMMAND_TIMEOUT_S = 20.0
TRANSFER_TIMEOUT_S = 180.0
ALIVE_TIMEOUT_S = 4.0  # for one word of a handset that was silent
GOING_S = 0.5  # adb tells of a transport that broke a moment after its streams have ended
MOST_SAID_BYTES = 64 * 1024 * 1024  # a whole `dumpsys` of a busy phone has 20 to 30 MB
SILENT = Saying("the handset did not answer in time", "手机未按时应答")
_STATES = {
    "absent": Saying("the handset is no longer attached", "手机已断开连接"),
    "offline": Saying("the handset is offline", "手机处于离线状态"),
    "unauthorized": Saying("the handset does not allow USB debugging", "手机未授权 USB 调试"),
}
_STDOUT, _STDERR, _EXIT = 1, 2, 3  # packets of shell_v2: id, then four bytes of length, little endian


@dataclass(frozen=True, slots=True)
class Said:
    """What a command answered. `code` is its exit code; many of Android's commands exit 0 and complain in words."""

    out: str
    err: str
    code: int

    @property
    def words(self) -> str:
        """Both streams, for those who look for a complaint."""
        return "\n".join(filter(None, (self.out.strip(), self.err.strip())))


class Handset(Protocol):
    """What probes, collectors and sessions need of a handset. Raises DeviceLost, or DeviceSilent after `timeout_s`."""

    @property
    def serial(self) -> str: ...

    def shell(self, command: str, timeout_s: float = COMMAND_TIMEOUT_S) -> str:
        """Standard output of a shell command, whatever its exit code."""

    def run(self, command: str, timeout_s: float = COMMAND_TIMEOUT_S) -> Said: ...
    def exec_out(self, command: str, timeout_s: float = COMMAND_TIMEOUT_S) -> bytes:
        """Standard output byte by byte, as `adb exec-out`."""

    def follow(self, command: str) -> socket.socket:
        """A command that goes on (logcat): its raw output. The caller closes the socket, which ends the command."""

    def push(self, content: Path | bytes, remote: str, mode: int = 0o644) -> None: ...
    def pull(self, remote: str, most_bytes: int = MOST_SAID_BYTES) -> bytes: ...
    def forward(self, local: str, remote: str) -> None: ...
    def forwards(self) -> dict[str, str]:
        """Local to remote, of this handset only."""

    def remove_forward(self, local: str) -> None: ...
    def reverse(self, remote: str, local: str) -> None: ...
    def reverses(self) -> dict[str, str]:
        """Remote (on the handset) to local (here)."""

    def remove_reverse(self, remote: str) -> None: ...


class AdbHandset:
    """The Handset that adb reaches: see the protocol. Made by AdbServer.handset."""

    def __init__(self, client: Client, serial: str) -> None:
        self._client, self._serial = client, serial
        self._device = adbutils.AdbDevice(client, serial=serial)
        self._silent = False

    @property
    def serial(self) -> str:
        return self._serial

    def shell(self, command: str, timeout_s: float = COMMAND_TIMEOUT_S) -> str:
        return self.run(command, timeout_s).out

    def run(self, command: str, timeout_s: float = COMMAND_TIMEOUT_S) -> Said:
        with self._reaching(command), self._open(f"shell,v2:{command}", timeout_s) as link:
            return _said(link, time.monotonic() + timeout_s)

    def exec_out(self, command: str, timeout_s: float = COMMAND_TIMEOUT_S) -> bytes:
        with self._reaching(command), self._open(f"exec:{command}", timeout_s) as link:
            return _to_the_end(link, time.monotonic() + timeout_s)

    def follow(self, command: str) -> socket.socket:
        with self._reaching(command):
            connection = self._device.open_transport(timeout=COMMAND_TIMEOUT_S)
            with connection.conn as link:  # adbutils would shut its sending side on closing, and so end the command
                connection.send_command(f"exec:{command}")
                connection.check_okay()
                followed: socket.socket = link.dup()
                return followed

    def push(self, content: Path | bytes, remote: str, mode: int = 0o644) -> None:
        with self._reaching(f"push {remote}"):
            self._device.sync.push(content, remote, mode, check=True)

    def pull(self, remote: str, most_bytes: int = MOST_SAID_BYTES) -> bytes:
        taken = bytearray()
        with self._reaching(f"pull {remote}"):
            for piece in self._device.sync.iter_content(remote):
                taken += piece
                if len(taken) > most_bytes:
                    raise _too_much(remote)
        return bytes(taken)

    def forward(self, local: str, remote: str) -> None:
        with self._reaching(f"forward {local}"):
            self._device.forward(local, remote)

    def forwards(self) -> dict[str, str]:
        with self._reaching("forward --list"):
            return {one.local: one.remote for one in self._device.forward_list() if one.serial == self._serial}

    def remove_forward(self, local: str) -> None:
        with self._reaching(f"forward --remove {local}"):
            self._device.forward_remove(local)

    def reverse(self, remote: str, local: str) -> None:
        with self._reaching(f"reverse {remote}"):
            self._device.reverse(remote, local)

    def reverses(self) -> dict[str, str]:
        with self._reaching("reverse --list"):
            return {one.remote: one.local for one in self._device.reverse_list()}

    def remove_reverse(self, remote: str) -> None:
        with self._reaching(f"reverse --remove {remote}"):
            self._device.reverse_remove(remote)

    @contextlib.contextmanager
    def _open(self, service: str, timeout_s: float) -> Iterator[socket.socket]:
        with self._device.open_transport(timeout=timeout_s) as connection:
            connection.send_command(service)
            connection.check_okay()
            yield connection.conn

    @contextlib.contextmanager
    def _reaching(self, what: str) -> Iterator[None]:
        """Turn what adb or its socket complain of into our faults."""
        where = f"{self._serial}: {what[:200]}"
        try:
            if self._silent:
                self._must_be_alive()
            yield
        except (adbutils.AdbTimeout, TimeoutError):
            self._silent = True
            raise DeviceSilent(SILENT, where) from None
        except (adbutils.AdbError, EOFError, OSError, AssertionError, struct.error) as fault:
            raise self._lost(str(fault)[:200] or type(fault).__name__, where) from None

    def _must_be_alive(self) -> None:
        """One word of a handset that was silent before anything else: a dead one must not cost every deadline again."""
        with self._open("shell,v2:echo here", ALIVE_TIMEOUT_S) as link:
            _said(link, time.monotonic() + ALIVE_TIMEOUT_S)
        self._silent = False

    def _lost(self, reason: str, where: str) -> DeviceLost:
        """Named by the state that adb says it is in: gone, offline, not authorised; else by adb's own complaint."""
        deadline = time.monotonic() + GOING_S
        while (seen := self._seen()).ready and time.monotonic() < deadline:
            time.sleep(0.05)
        words = _STATES.get(seen.state, Saying(f"it is '{seen.state}'", f"状态为 {seen.state}"))
        if seen.ready:
            words = Saying(f"adb cannot do it: {reason}", f"adb 无法完成：{reason}")
        return DeviceLost(words, where, seen.mend)

    def _seen(self) -> Attached:
        listed = {one.serial: one for one in attached(self._client)}
        return listed.get(self._serial, Attached(self._serial, "absent"))


def _said(link: socket.socket, deadline: float) -> Said:
    streams: dict[int, bytearray] = {_STDOUT: bytearray(), _STDERR: bytearray()}
    while True:
        number, length = struct.unpack("<BI", _exactly(link, 5, deadline))
        if length > MOST_SAID_BYTES:
            raise _too_much("shell")
        content = _exactly(link, length, deadline)
        if number == _EXIT:
            out, err = (bytes(streams[one]).decode(errors="replace") for one in (_STDOUT, _STDERR))
            return Said(out, err, content[0] if content else 255)
        if number in streams:
            streams[number] += content
        if sum(map(len, streams.values())) > MOST_SAID_BYTES:
            raise _too_much("shell")


def _exactly(link: socket.socket, size: int, deadline: float) -> bytes:
    taken = bytearray()
    while len(taken) < size:
        piece = _some(link, size - len(taken), deadline)
        if not piece:
            raise EOFError("the connection ended in mid-answer")
        taken += piece
    return bytes(taken)


def _to_the_end(link: socket.socket, deadline: float) -> bytes:
    taken = bytearray()
    while piece := _some(link, 1 << 20, deadline):
        taken += piece
        if len(taken) > MOST_SAID_BYTES:
            raise _too_much("exec-out")
    return bytes(taken)


def _some(link: socket.socket, most: int, deadline: float) -> bytes:
    left_s = deadline - time.monotonic()
    if left_s <= 0:
        raise TimeoutError
    link.settimeout(left_s)
    return link.recv(min(most, 1 << 20))


def _too_much(what: str) -> DeviceLost:
    return DeviceLost(Saying("it says more than can be believed", "输出超出可信上限"), what)
