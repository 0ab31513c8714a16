"""Network namespaces of ours: named so that whoever finds one knows whose it is, and nothing outlives its run.

A name holds the owner (process id and start in clock ticks) and the run's token, so that what a dead run left is found
without any other file, at the moment of its making too.
"""

import contextlib
import os
import re
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from harness.model.faults import HarnessError
from harness.networks.commands import ask, failed, find, tool

REGISTERED = Path("/run/netns")
OWN_FILES = Path("/etc/netns")  # what `ip netns exec` lays over the files of /etc, by namespace
NAME = re.compile(r"harness-(\d+\.\d+)-([0-9a-z]{4,32})-(app|gate)")
ENTER_TIMEOUT_S = 30.0
_NEWNET = 0x40000000


@dataclass(frozen=True, slots=True)
class Namespace:
    """One namespace. `owner` is `pid@ticks` as devices.process_tree.Owner writes it."""

    owner: str
    token: str
    role: str

    @property
    def name(self) -> str:
        return f"harness-{self.owner.replace('@', '.')}-{self.token}-{self.role}"

    @property
    def path(self) -> Path:
        return REGISTERED / self.name

    def prefix(self) -> tuple[str, ...]:
        """What stands before a command that is to run inside."""
        return (tool("ip"), "netns", "exec", self.name)

    def make(self, resolvers: tuple[str, ...] = ()) -> None:
        """Raises RunFault. `resolvers` are the addresses that programs inside ask for names."""
        ask(tool("ip"), "netns", "add", self.name)
        if resolvers:
            folder = OWN_FILES / self.name
            folder.mkdir(parents=True, exist_ok=True)
            lines = [*(f"nameserver {one}\n" for one in resolvers), "options timeout:2 attempts:2\n"]
            (folder / "resolv.conf").write_text("".join(lines), encoding="ascii")

    def configure(self, lines: list[str]) -> None:
        """Commands of ip, one each, in one go."""
        ask(tool("ip"), "-n", self.name, "-batch", "-", stdin="\n".join(lines) + "\n")

    def switch(self, **settings: int) -> None:
        """Settings below /proc/sys/net of this namespace; `__` stands for a slash."""

        def write() -> None:
            for key, value in settings.items():
                Path("/proc/sys/net", key.replace("__", "/")).write_text(str(value), encoding="ascii")

        self.within(write)

    def within[T](self, work: Callable[[], T], timeout_s: float = ENTER_TIMEOUT_S) -> T:
        """Do something inside, on a thread of its own that never comes back out; sockets made there stay there."""
        results: list[T] = []
        faults: list[OSError] = []

        def enter() -> None:
            try:
                with self.path.open("rb") as place:
                    os.setns(place.fileno(), _NEWNET)
                results.append(work())
            except OSError as fault:
                faults.append(fault)

        thread = threading.Thread(target=enter, name=f"inside-{self.role}", daemon=True)
        thread.start()
        thread.join(timeout_s)
        if not results:
            raise failed(str(faults[0]) if faults else f"nothing happened inside in {timeout_s:.0f} s")
        return results[0]

    def remove(self) -> None:
        """End what runs inside and remove every trace; fine when there is none. Raises RunFault when it stays."""
        shutil.rmtree(OWN_FILES / self.name, ignore_errors=True)
        if not self.path.exists():
            return
        _end_inside(self.name)
        ask(tool("ip"), "netns", "del", self.name)


def _end_inside(name: str) -> None:
    """Only what lives in a namespace of ours: nobody else has a reason to be there."""
    for _ in range(20):
        pids = [int(pid) for pid in ask(tool("ip"), "netns", "pids", name).split()]
        if not pids:
            return
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.02)


def standing() -> Iterator[Namespace]:
    """The namespaces of all runs of ours on this machine, also those of which only the files are left."""
    folders = [folder for folder in (REGISTERED, OWN_FILES) if folder.is_dir()]
    for name in sorted({path.name for folder in folders for path in folder.iterdir()}):
        if found := NAME.fullmatch(name):
            owner, token, role = found.groups()
            yield Namespace(owner.replace(".", "@"), token, role)


def sweep_dead_networks(alive: Callable[[str], bool]) -> tuple[str, ...]:
    """Remove the networks of runs whose owner is gone; the names of what was removed. Needs root, else does nothing."""
    return _remove(lambda one: not alive(one.owner))


def remove_networks_of(token: str) -> tuple[str, ...]:
    """Remove whatever network the run with that token still has."""
    return _remove(lambda one: one.token == token)


def _remove(unwanted: Callable[[Namespace], bool]) -> tuple[str, ...]:
    if os.geteuid() != 0 or find("ip") is None:
        return ()
    removed = []
    for one in standing():
        if unwanted(one):
            with contextlib.suppress(HarnessError):  # another sweep may have been faster
                one.remove()
                removed.append(one.name)
    return tuple(removed)
