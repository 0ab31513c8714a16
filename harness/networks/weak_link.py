"""A weak link between two namespaces, in user space: `python -m harness.networks.weak_link SETTINGS`.

Two tun devices, one in each namespace, and this process between them. The kernel's own netem would do the same, but
many kernels come without it (this laboratory's too), and a run must not mean something else there. It says `ready`
when both devices are there, and ends on SIGTERM or when its standard input closes.
"""

import fcntl
import json
import os
import select
import struct
import sys
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from harness.networks.delay_line import DelayLine
from harness.networks.spec import Weakness

_NEWNET = 0x40000000
_TUNSETIFF = 0x400454CA
_IFF_TUN, _IFF_NO_PI = 0x0001, 0x1000
MAX_PACKET_BYTES = 65_536
MOST_AT_ONCE = 64
LONGEST_WAIT_S = 0.5


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """Paths of the two namespaces, the device's name in each, and how weak the link between them is."""

    namespaces: tuple[str, str]
    devices: tuple[str, str]
    weakness: dict[str, int]
    seed: int

    def dump(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "LinkSettings":
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def open_device(namespace: str, device: str) -> int:
    """A tun device inside a namespace, as a file descriptor. Needs root; raises OSError."""
    with Path("/proc/self/ns/net").open("rb") as home, Path(namespace).open("rb") as inside:
        os.setns(inside.fileno(), _NEWNET)
        try:
            tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
            fcntl.ioctl(tun, _TUNSETIFF, struct.pack("16sH22x", device.encode(), _IFF_TUN | _IFF_NO_PI))
            return tun
        finally:
            os.setns(home.fileno(), _NEWNET)


def carry(ends: tuple[int, int], lines: tuple[DelayLine, DelayLine]) -> None:
    """Move packets both ways until standard input closes."""
    while True:
        now = time.monotonic()
        due = [at for line in lines if (at := line.next_at()) is not None]
        wait = min([LONGEST_WAIT_S, *(max(0.0, at - now) for at in due)])
        readable, _, _ = select.select([*ends, 0], [], [], wait)
        if 0 in readable and not os.read(0, 4096):
            return
        for end, line in zip(ends, lines, strict=True):
            if end in readable:
                _take(end, line)
        now = time.monotonic()
        for line, far in zip(lines, reversed(ends), strict=True):
            for packet in line.due(now):
                with suppress(OSError):  # a device whose namespace is just going takes no more
                    os.write(far, packet)


def _take(end: int, line: DelayLine) -> None:
    with suppress(BlockingIOError):
        for _ in range(MOST_AT_ONCE):
            line.put(os.read(end, MAX_PACKET_BYTES), time.monotonic())


def main(argv: list[str]) -> int:
    settings = LinkSettings.load(Path(argv[0]))
    first, second = zip(settings.namespaces, settings.devices, strict=True)
    try:
        ends = (open_device(*first), open_device(*second))
    except OSError as fault:
        print(f"cannot make the link: {fault}", file=sys.stderr)
        return 5
    weakness = Weakness(**settings.weakness)
    print("ready", flush=True)
    carry(ends, (DelayLine(weakness, settings.seed), DelayLine(weakness, settings.seed + 1)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
