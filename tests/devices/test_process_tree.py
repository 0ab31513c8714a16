"""Whatever a run starts is gone when the run is, however the run goes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from harness.devices.process_tree import TOKEN_VARIABLE, Owner, ProcessTree, reap

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
# Starts a grandchild and stays: what is started by what we started must go too.
PARENT = [
    sys.executable,
    "-c",
    "import subprocess as s, sys, time; s.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)",
]


def living(token: str) -> list[int]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(TOKEN_VARIABLE) == token and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process.pid)
        except (psutil.Error, OSError):
            continue
    return found


def gone(token: str, within_s: float = 8.0) -> bool:
    deadline = time.monotonic() + within_s
    while living(token) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not living(token)


def gone_from_disk(folder: Path, within_s: float = 8.0) -> bool:
    """A sweep by another run may have taken the warden's work over, which takes a moment longer."""
    deadline = time.monotonic() + within_s
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not folder.exists()


def wait_for(count: int, tree: ProcessTree) -> None:
    deadline = time.monotonic() + 8
    while len(tree.members()) < count and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(tree.members()) >= count


def test_grandchildren_go_with_the_run(tmp_path: Path) -> None:
    tree = ProcessTree("grand")
    tree.spawn("parent", PARENT, log=tmp_path / "log")
    wait_for(2, tree)
    tree.end_all()
    assert gone("grand")
    assert not tree.scratch.exists()


def test_a_killed_owner_is_cleaned_up_after_by_the_warden(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from harness.devices.process_tree import ProcessTree\n"
        f"tree = ProcessTree('orphan'); tree.spawn('x', {SLEEPER!r}, log=Path({str(tmp_path / 'log')!r}))\n"
        "print(tree.scratch, flush=True); time.sleep(60)"
    )
    run = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert run.stdout is not None
    scratch = Path(run.stdout.readline().strip())
    assert living("orphan")
    run.send_signal(signal.SIGKILL)
    run.wait(5)
    assert gone("orphan")
    assert gone_from_disk(scratch)


def test_a_tool_that_ignores_the_request_is_ended_anyway(tmp_path: Path) -> None:
    tree = ProcessTree("stubborn")
    deaf = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    process = tree.spawn("deaf", [sys.executable, "-c", deaf], log=tmp_path / "log", stdout_pipe=True)
    assert process.stdout is not None
    process.stdout.readline()
    tree.end(process, timeout_s=0.2)
    assert process.poll() == -signal.SIGKILL
    tree.end_all()


def test_other_runs_are_left_alone(tmp_path: Path) -> None:
    mine, other = ProcessTree("mine"), ProcessTree("other")
    kept = other.spawn("kept", SLEEPER, log=tmp_path / "log")
    mine.spawn("gone", SLEEPER, log=tmp_path / "log2")
    reap("mine", mine.scratch, spare=(os.getpid(),))
    assert gone("mine")
    assert kept.poll() is None
    mine.end_all()
    other.end_all()


@pytest.mark.parametrize("text", ["", "x", "12", "1@x"])
def test_an_owner_that_cannot_be_read_is_none(text: str) -> None:
    assert Owner.parse(text) is None


def test_a_reused_process_id_is_not_the_owner() -> None:
    me = Owner.this_process()
    assert me.alive()
    assert not Owner(me.pid, me.started_ticks - 100).alive()
