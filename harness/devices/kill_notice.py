"""Which processes were ended by SIGKILL, as the kernel tells it: a hand, or a machine that ran out of memory.

A look at the processes four times a second misses what lives shorter, and cannot tell a page's process that was killed
from one that was no longer needed. Linux's process connector (Documentation/driver-api/connector.rst; root, and not
inside a container) reports every end with its signal, at once. Where it is not to be had nothing is reported, and the
look alone remains.
"""

import contextlib
import ctypes
import os
import select
import signal
import socket
import struct
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Self

NETLINK_CONNECTOR = 11
CN_IDX_PROC, CN_VAL_PROC = 1, 1
LISTEN, IGNORE = 1, 2
PROC_EVENT_EXIT = 0x80000000
NLMSG_DONE = 3
SO_ATTACH_FILTER = 26
# A netlink header, a connector header, then what, processor and time; then what the event says.
HEADER_BYTES, CONNECTOR_BYTES = 16, 20
WHAT_AT = HEADER_BYTES + CONNECTOR_BYTES
EXIT_AT = WHAT_AT + 16
EXIT = struct.Struct("=IIIIII")  # thread, process, exit code, signal to the parent, parent's thread, parent
SIGNAL_BITS = 0x7F
LARGEST_MESSAGE_BYTES = 4096
MOST_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class Killed:
    """A process that SIGKILL has ended, and whose child it was then."""

    pid: int
    parent: int


class KillNotice:
    """Open from when it is made until `close`; `killed` gives what was reported since it was last asked."""

    def __init__(self) -> None:
        self._socket = _listening()
        self._bell, self._heard = socket.socketpair()

    @property
    def available(self) -> bool:
        return self._socket is not None

    def wait(self, timeout_s: float) -> None:
        """Until something is reported, `wake` is called or the time is up."""
        select.select([one for one in (self._socket, self._heard) if one is not None], [], [], timeout_s)

    def wake(self) -> None:
        """End every wait, those to come too."""
        self._bell.send(b".")

    def killed(self) -> tuple[Killed, ...]:
        found: list[Killed] = []
        for _ in range(MOST_AT_ONCE if self._socket else 0):
            try:
                message = self._socket.recv(LARGEST_MESSAGE_BYTES) if self._socket else b""
            except BlockingIOError:
                break
            except OSError:  # more came than its buffer holds: the look at the processes remains
                continue
            one = parse_exit(message)
            if one is not None:
                found.append(one)
        return tuple(found)

    def close(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.send(_asking(IGNORE))
            self._socket.close()
            self._socket = None
        self._bell.close()
        self._heard.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def parse_exit(message: bytes) -> Killed | None:
    """A kernel message; None where it tells of anything but the end of a whole process by SIGKILL."""
    if len(message) < EXIT_AT + EXIT.size:
        return None
    (what,) = struct.unpack_from("=I", message, WHAT_AT)
    thread, process, code, _, _, parent = EXIT.unpack_from(message, EXIT_AT)
    if what != PROC_EVENT_EXIT or thread != process or code & SIGNAL_BITS != signal.SIGKILL:
        return None
    return Killed(process, parent)


def _listening() -> socket.socket | None:
    """A socket that hears of kills; None where this system, this user or this container has none."""
    if sys.platform != "linux":
        return None
    try:
        made = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC, NETLINK_CONNECTOR)
    except OSError:
        return None
    try:
        made.bind((0, CN_IDX_PROC))
        if sys.byteorder == "little":
            _hear_of_kills_only(made)
        made.send(_asking(LISTEN))
        made.setblocking(False)
    except OSError:
        made.close()
        return None
    return made


def _asking(operation: int) -> bytes:
    body = struct.pack("=I", operation)
    asked = struct.pack("=IIIIHH", CN_IDX_PROC, CN_VAL_PROC, 0, 0, len(body), 0) + body
    return struct.pack("=IHHII", HEADER_BYTES + len(asked), NLMSG_DONE, 0, 0, os.getpid()) + asked


def _hear_of_kills_only(made: socket.socket) -> None:
    """Every start of a thread on the machine is an event: the kernel drops what is no kill before it comes here.

    A classic socket filter loads words as network order does, so the constant stands swapped.
    """
    swapped = int.from_bytes(PROC_EVENT_EXIT.to_bytes(4, "little"), "big")
    load_word, load_byte, both, equal, give = 0x20, 0x30, 0x54, 0x15, 0x06
    program = b"".join(
        struct.pack("=HBBI", *step)
        for step in (
            (load_word, 0, 0, WHAT_AT),
            (equal, 0, 4, swapped),
            (load_byte, 0, 0, EXIT_AT + 8),
            (both, 0, 0, SIGNAL_BITS),
            (equal, 0, 1, signal.SIGKILL),
            (give, 0, 0, LARGEST_MESSAGE_BYTES),
            (give, 0, 0, 0),
        )
    )
    held = ctypes.create_string_buffer(program)
    steps = len(program) // 8
    made.setsockopt(socket.SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HL", steps, ctypes.addressof(held)))
