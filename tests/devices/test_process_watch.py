"""A process that a run lives on and that is gone is told once; one that goes with its session is not."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from harness.devices.kill_notice import Killed, KillNotice
from harness.devices.process_tree import APART_VARIABLE, ProcessTree
from harness.devices.process_watch import ProcessWatch, role_of


@dataclass
class Tree:
    """Stands in for a ProcessTree: the watch sees what the test says."""

    roles: dict[int, str] = field(default_factory=dict)
    apart: set[int] = field(default_factory=set)
    warden_alive: bool = True

    def members(self) -> list["Member"]:
        return [Member(pid, pid in self.apart) for pid in self.roles]

    def role_of(self, pid: int) -> str:
        return "" if pid in self.apart else self.roles[pid]


@dataclass
class Member:
    pid: int
    apart: bool = False

    def parents(self) -> list["Member"]:
        return []

    def environ(self) -> dict[str, str]:
        return {APART_VARIABLE: "handset"} if self.apart else {}

    def cmdline(self) -> list[str]:
        raise psutil.NoSuchProcess(self.pid)


@dataclass
class Notice:
    """Stands in for the kernel: reports what the test says was killed."""

    reported: list[Killed] = field(default_factory=list)
    closed: bool = False
    _ended: threading.Event = field(default_factory=threading.Event)

    def wait(self, timeout_s: float) -> None:
        self._ended.wait()  # the test itself looks

    def killed(self) -> tuple[Killed, ...]:
        told, self.reported = tuple(self.reported), []
        return told

    def close(self) -> None:
        self.closed = True

    def wake(self) -> None:
        self._ended.set()


class Watched:
    def __init__(self) -> None:
        self.tree = Tree({10: "appium", 11: "proxy", 20: "browser", 21: "renderer", 22: "network-service"})
        self.told: list[tuple[str, int]] = []
        self.notice = Notice()
        self.watch = ProcessWatch(
            self.tree,  # type: ignore[arg-type]
            lambda role, pid: self.told.append((role, pid)),
            self.notice,  # type: ignore[arg-type]
        )

    def lose(self, *pids: int) -> None:
        for pid in pids:
            del self.tree.roles[pid]


@pytest.fixture
def watched() -> Iterator[Watched]:
    made = Watched()
    made.watch.look()
    yield made
    made.watch.stop()


def test_a_loss_is_told_once(watched: Watched) -> None:
    watched.lose(22)
    watched.watch.look()
    watched.watch.look()
    assert watched.told == [("network-service", 22)]


def test_what_dies_while_it_is_looked_at_is_told_at_the_next_look(watched: Watched) -> None:
    watched.tree.roles[22] = ""
    watched.watch.look()
    assert watched.told == []
    watched.lose(22)
    watched.watch.look()
    assert watched.told == [("network-service", 22)]


def test_what_a_handset_s_stand_in_starts_is_the_handset_s_own(watched: Watched) -> None:
    watched.tree.roles |= {30: "handset", 31: "browser"}
    watched.tree.apart.add(31)
    watched.watch.look()
    watched.lose(31)
    watched.watch.look()
    assert watched.told == []
    watched.lose(30)
    watched.watch.look()
    assert watched.told == [("handset", 30)]


def test_a_renderer_comes_and_goes(watched: Watched) -> None:
    watched.lose(21)
    watched.watch.look()
    assert watched.told == []


def test_a_renderer_that_was_killed_is_told_once(watched: Watched) -> None:
    watched.notice.reported = [Killed(21, 20)]
    watched.lose(21)
    watched.watch.look()
    watched.watch.look()
    assert watched.told == [("renderer", 21)]


def test_a_killed_process_that_no_look_ever_saw_is_told_by_its_parent(watched: Watched) -> None:
    watched.notice.reported = [Killed(99, 20)]
    watched.watch.look()
    assert watched.told == [("child of browser", 99)]


def test_what_is_killed_elsewhere_on_the_machine_is_none_of_the_run_s(watched: Watched) -> None:
    watched.notice.reported = [Killed(500, 400)]
    watched.watch.look()
    assert watched.told == []


def test_what_is_killed_while_its_session_is_closed_is_not_missed(watched: Watched) -> None:
    with watched.watch.expect_losses():
        watched.notice.reported = [Killed(21, 20), Killed(99, 20)]
        watched.lose(20, 21)
    watched.notice.reported = [Killed(98, 20)]  # a moment later
    watched.watch.look()
    assert watched.told == []


def test_a_stand_in_s_app_may_be_killed(watched: Watched) -> None:
    watched.tree.roles |= {30: "handset", 31: "browser"}
    watched.tree.apart.add(31)
    watched.watch.look()
    watched.notice.reported = [Killed(31, 30), Killed(32, 31)]
    watched.watch.look()
    assert watched.told == []


def test_the_notice_ends_with_the_watch_and_is_asked_one_last_time(watched: Watched) -> None:
    watched.notice.reported = [Killed(21, 20)]
    watched.watch.stop()
    assert watched.told == [("renderer", 21)]
    assert watched.notice.closed


def test_a_session_that_is_closed_takes_its_processes_along(watched: Watched) -> None:
    with watched.watch.expect_losses():
        watched.lose(20)
    watched.lose(22)  # a moment later than the rest
    watched.watch.look()
    assert watched.told == []


def test_what_went_before_the_closing_is_told(watched: Watched) -> None:
    watched.lose(20)
    with watched.watch.expect_losses():
        pass
    assert watched.told == [("browser", 20)]


@pytest.mark.parametrize(("pid", "role"), [(10, "appium"), (11, "proxy")])
def test_closing_a_session_excuses_no_instrument_of_the_run(watched: Watched, pid: int, role: str) -> None:
    with watched.watch.expect_losses():
        watched.lose(pid)
    assert watched.told == [(role, pid)]


def test_the_next_session_is_watched_again(watched: Watched) -> None:
    with watched.watch.expect_losses():
        watched.lose(20, 21, 22)
    watched.tree.roles[30] = "browser"
    watched.watch.look()
    watched.lose(30)
    watched.watch.look()
    assert watched.told == [("browser", 30)]


def test_the_warden_is_watched_from_the_first_moment(watched: Watched) -> None:
    watched.tree.warden_alive = False
    watched.watch.look()
    assert [role for role, _ in watched.told] == ["warden"]


def test_stopping_looks_one_last_time_and_only_once(watched: Watched) -> None:
    watched.lose(11)
    watched.watch.stop()
    watched.lose(10)
    watched.watch.stop()
    assert watched.told == [("proxy", 11)]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        (["chromium", "--type=renderer", "--x"], "renderer"),
        (["chromium", "--type=utility", "--utility-sub-type=network.mojom.NetworkService"], "network-service"),
        (["chromium", "--type=utility", "--utility-sub-type=audio.mojom.AudioService"], "utility"),
        (["chromium", "--type=gpu-process"], "gpu-process"),
        (["/tmp/frida-01ab/frida-helper-64", "socket"], "frida"),
        (["chromedriver", "--port=8000", "--adb-port=5037"], "webview-driver"),
        (["chromedriver", "--port=8000"], "chromedriver"),
        (["python", "-c", "pass"], ""),
    ],
)
def test_roles_of_what_others_started(words: list[str], role: str) -> None:
    class Process:
        def cmdline(self) -> list[str]:
            return words

        def name(self) -> str:
            return words[0]

        def parent(self) -> None:
            return None

    assert role_of(Process()) == role  # type: ignore[arg-type]


def test_a_fork_that_has_not_become_itself_has_no_role() -> None:
    class Process:
        def __init__(self, above: "Process | None" = None) -> None:
            self.above = above

        def cmdline(self) -> list[str]:
            return ["chromium", "--user-data-dir=/x"]

        def name(self) -> str:
            return "chromium"

        def parent(self) -> "Process | None":
            return self.above

    assert role_of(Process()) == "browser"  # type: ignore[arg-type]
    assert role_of(Process(Process())) == ""  # type: ignore[arg-type]


def test_a_start_script_is_no_browser_until_it_has_become_one() -> None:
    class Process:
        def __init__(self, *words: str) -> None:
            self.words = words

        def cmdline(self) -> list[str]:
            return [*self.words, "--user-data-dir=/x"]

        def name(self) -> str:
            return "chromium"  # the script's own name, for the kernel

        def parent(self) -> None:
            return None

    assert role_of(Process("/bin/sh", "/usr/bin/chromium")) == ""  # type: ignore[arg-type]
    assert role_of(Process("/usr/lib/chromium/chromium")) == "browser"  # type: ignore[arg-type]


def test_a_process_that_is_gone_has_no_role() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    known = psutil.Process(process.pid)
    process.wait(10)
    assert role_of(known) == ""


def test_a_real_process_of_a_real_tree_is_missed(tmp_path: Path) -> None:
    tree = ProcessTree("watched")
    told: list[str] = []
    try:
        process = tree.spawn("proxy", [sys.executable, "-c", "import time; time.sleep(60)"], log=tmp_path / "log")
        watch = ProcessWatch(tree, lambda role, _: told.append(role), KillNotice())
        deadline = time.monotonic() + 10
        while process.pid not in {one.pid for one in tree.members()} and time.monotonic() < deadline:
            time.sleep(0.01)  # for a moment after its start a process has no environment to be known by
        watch.look()
        process.kill()
        process.wait(10)
        watch.stop()
    finally:
        tree.end_all()
    assert told == ["proxy"]
