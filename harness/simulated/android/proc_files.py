"""The files below /proc that are asked for: they are written when they are read."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness.simulated.android.android_device import AndroidDevice

_OF_PROCESS = re.compile(r"/proc/(\d+)/(stat|status|cmdline|mounts)")


def read(device: "AndroidDevice", path: str) -> bytes:
    """Raises FileNotFoundError."""
    from harness.simulated.android.dumps import network_dump

    if path.startswith("/proc/net/tcp"):
        return network_dump.proc_net(device, six=path.endswith("6"))
    told: dict[str, Callable[[], bytes]] = {
        "/proc/net/unix": lambda: _unix(device),
        "/proc/net/udp": network_dump.HEAD.encode,
        "/proc/net/udp6": network_dump.HEAD.encode,
        "/proc/meminfo": lambda: _memory(device),
        "/proc/uptime": lambda: b"%.2f 0.00\n" % (device.core.clock.uptime_ms() / 1000),
        "/proc/mounts": lambda: _mounts(device),
    }
    if path in told:
        return told[path]()
    if found := _OF_PROCESS.fullmatch(path):
        return _of_process(device, int(found[1]), found[2], path)
    return device.core.files.read(path)


def _unix(device: "AndroidDevice") -> bytes:
    """A WebView that lets nobody in, as a released app's, is not among them."""
    head = "Num       RefCount Protocol Flags    Type St Inode Path\n"
    rows = (
        f"0000000000000000: 00000002 00000000 00010000 0001 01 {20_000 + at} @{name}\n"
        for at, name in enumerate(device.sockets)
    )
    return (head + "".join(rows)).encode()


def _memory(device: "AndroidDevice") -> bytes:
    total = device.model.ram_mb * 1024
    rows = {"MemTotal": total, "MemFree": total // 4, "MemAvailable": total // 2}
    return "".join(f"{name}:       {size} kB\n" for name, size in rows.items()).encode()


def _mounts(device: "AndroidDevice") -> bytes:
    first = "/dev/block/dm-0 / ext4 ro,seclabel 0 0\n/dev/block/dm-5 /data f2fs rw 0 0\n"
    return (first + "".join(f"/dev/block/dm-5 {place} f2fs rw 0 0\n" for place in device.core.files.binds)).encode()


def _of_process(device: "AndroidDevice", pid: int, what: str, path: str) -> bytes:
    process = device.core.processes.running.get(pid)
    if process is None:
        raise FileNotFoundError(path)
    if what == "mounts":
        return _mounts(device)
    if what == "cmdline":
        return process.name.encode() + b"\0"
    if what == "status":
        return f"Name:\t{process.name[-15:]}\nPid:\t{pid}\nUid:\t{process.uid}\t{process.uid}\n".encode()
    return f"{pid} ({process.name[-15:]}) S {process.parent} {' '.join('0' for _ in range(48))}\n".encode()
