"""Notice at once when a process that a run lives on is gone, so that no evidence is taken for complete that is not."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil

from harness.devices.kill_notice import KillNotice
from harness.devices.process_tree import APART_VARIABLE, ProcessTree

INTERVAL_S = 0.25
# These come and go with pages and what pages do, Frida's helper when its script is in the browser, Appium's driver of a
# handset's WebView with that app's process; only when one is killed is anything amiss. The rest must stay.
PASSING = ("renderer", "utility", "frida", "webview-driver", "")
# What a run keeps from its first session to its last; everything else goes with its session.
LASTING = (
    *("appium", "proxy", "warden", "adb", "handset"),
    *("network-bridge", "network-capture", "network-link", "network-resolver", "network-translator"),
)
WARDEN = -1
SHELLS = ("sh", "dash", "bash")


class ProcessWatch:
    """Looks at the run's processes on a thread; calls `vanished(role, pid)` for each that should still be there.

    Before the run ends its own instruments it calls `stop`, which looks one last time.
    """

    def __init__(self, tree: ProcessTree, vanished: Callable[[str, int], None], notice: KillNotice) -> None:
        """`notice` is closed with the watch."""
        self._tree, self._vanished, self._notice = tree, vanished, notice
        self._known: dict[int, str] = {WARDEN: "warden"}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._pardoned = 0
        self._excused: set[int] = set()
        self._apart: dict[int, bool] = {}
        self._thread = threading.Thread(target=self._run, name="process-watch", daemon=True)
        self._thread.start()

    def expect_losses(self) -> "_Pardon":
        """While a session is being closed its processes may go; those that outlast sessions may not."""
        return _Pardon(self)

    def stop(self) -> None:
        """May be called twice; nothing is looked at after the first."""
        if not self._stop.is_set():
            self._stop.set()
            self._notice.wake()
            self._thread.join(timeout=5.0)
            self.look()
            self._notice.close()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._notice.wait(INTERVAL_S)
            self.look()

    def look(self) -> None:
        """Compare the processes that live with those known, once."""
        with self._lock:
            living = self._living()
            before, self._known = self._known, living
            gone = {pid: role for pid, role in before.items() if pid not in living and role not in PASSING}
            lost = {pid: role for pid, role in gone.items() if role in LASTING or self._missed(pid)}
            for pid, role in {**self._killed({**before, **living}), **lost}.items():
                self._vanished(role, pid)

    def _missed(self, pid: int) -> bool:
        return self._pardoned == 0 and pid not in self._excused

    def _killed(self, known: Mapping[int, str]) -> dict[int, str]:
        """What SIGKILL has ended of the run, be it there for a moment only: it or its parent has a role in the run.

        A command of our own that ran out of its time has neither, nor have the processes of a stand-in's apps. Nor has
        what left its parent and no look has seen yet: Chromium's crash handler in its first quarter of a second, on
        which nothing recorded rests.
        """
        found: dict[int, str] = {}
        for one in self._notice.killed():
            role = known.get(one.pid, "") or known.get(one.parent, "")
            apart = self._apart.get(one.pid) or self._apart.get(one.parent)
            if role and not apart and self._missed(one.pid) and self._missed(one.parent):
                found[one.pid] = known.get(one.pid, "") or f"child of {role}"
        return found

    def _living(self) -> dict[int, str]:
        members = self._tree.members()
        self._apart = {process.pid: self._is_apart(process) for process in members}
        # What dies between being listed and being asked has no role any more: it keeps the one it had, and is missed
        # at the next look.
        ours = [one for one in members if not self._apart[one.pid]]
        living = {one.pid: self._role(one) or self._known.get(one.pid, "") for one in ours}
        return {**living, WARDEN: "warden"} if self._tree.warden_alive else living

    def _is_apart(self, process: psutil.Process) -> bool:
        """Whether a process is a stand-in's own, as a phone's processes are: they come and go with its apps."""
        if process.pid in self._apart:
            return self._apart[process.pid]
        if self._tree.role_of(process.pid):
            return False
        try:
            return any(_is_marked(one) for one in (process, *process.parents()))
        except (psutil.Error, OSError):
            return False

    def _role(self, process: psutil.Process) -> str:
        return self._tree.role_of(process.pid) or role_of(process)

    def pardon(self, by: int) -> None:
        """Begin (1) or end (-1) a pardon. What is of the session may go later too, but what went before may not."""
        self.look()
        with self._lock:
            self._pardoned += by
            self._excused |= {pid for pid, role in self._known.items() if role not in LASTING}


class _Pardon:
    def __init__(self, watch: ProcessWatch) -> None:
        self._watch = watch

    def __enter__(self) -> None:
        self._watch.pardon(1)

    def __exit__(self, *_: object) -> None:
        self._watch.pardon(-1)


def _is_marked(process: psutil.Process) -> bool:
    """Chromium's children write their titles over their environment; their parents keep it."""
    try:
        return APART_VARIABLE in process.environ()
    except (psutil.Error, OSError):
        return False


def role_of(process: psutil.Process) -> str:
    """What a process that we did not start ourselves is: chromedriver, browser, or Chromium's own kind of child."""
    try:
        own, parent = process.cmdline(), process.parent()
        # What was forked and has not become itself yet looks like its parent, and may be gone in a moment.
        if parent and parent.cmdline() == own:
            return ""
        # So may the children of a start script: it is no program until it has become one.
        if own and Path(own[0]).name in SHELLS:
            return ""
        words, name = " ".join(own), process.name()
    except (psutil.Error, OSError):
        return ""
    return _child_kind(words) if "--type=" in words else _role_by_name(name, words)


def _role_by_name(name: str, words: str) -> str:
    if "chromedriver" in name and "--adb-port=" in words:
        return "webview-driver"
    for role in ("crashpad", "chromedriver"):
        if role in name:
            return role
    if "/frida-" in words.split(" ", 1)[0]:
        return "frida"
    return "browser" if "chrom" in name and "--user-data-dir=" in words else ""


def _child_kind(words: str) -> str:
    kind = words.split("--type=", 1)[1].split(" ", 1)[0]
    for service in ("network.mojom.NetworkService", "storage.mojom.StorageService"):
        if service in words:
            return service.split(".", 1)[0] + "-service"
    return kind
