"""Who answers for a run's processes, and what is done about those that nobody answers for any more."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from harness.devices import responsibility, warden
from harness.devices.process_tree import OWNER_VARIABLE, SCRATCH_PREFIX, TOKEN_VARIABLE, Owner
from harness.devices.responsibility import clean_up_after, owner_environment, supervised, sweep_dead_runs, token_of

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]


def dead_owner() -> str:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait(10)
    return f"{gone.pid}@1"


def start(**marks: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(SLEEPER, env={**os.environ, **marks})
    deadline = time.monotonic() + 10
    # For a moment after exec the kernel shows no environment yet.
    while not psutil.Process(process.pid).environ() and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


def end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(10)


def test_a_token_names_one_folder_however_it_is_written(tmp_path: Path) -> None:
    assert token_of(tmp_path / "a") == token_of(tmp_path / "b" / ".." / "a")
    assert token_of(tmp_path / "a") != token_of(tmp_path / "b")


def test_what_a_supervisor_starts_knows_that_it_is_supervised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(responsibility.SUPERVISOR_VARIABLE, raising=False)
    assert not supervised()
    for name, value in owner_environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    assert supervised()
    assert os.environ[TOKEN_VARIABLE] == token_of(tmp_path)
    assert Owner.parse(os.environ[OWNER_VARIABLE]) == Owner.this_process()


def test_cleaning_up_after_a_run_leaves_other_runs_alone(tmp_path: Path) -> None:
    mine, other = (start(**owner_environment(tmp_path / name)) for name in ("mine", "other"))
    try:
        assert clean_up_after(tmp_path / "mine") == (mine.pid,)
        mine.wait(10)
        assert other.poll() is None
    finally:
        end(mine)
        end(other)


def test_what_a_dead_owner_left_is_swept_and_what_a_living_one_has_is_not(tmp_path: Path) -> None:
    orphan = start(**{TOKEN_VARIABLE: "orphan-of-a-test", OWNER_VARIABLE: dead_owner()})
    kept = start(**owner_environment(tmp_path))
    try:
        assert orphan.pid in sweep_dead_runs()
        orphan.wait(10)
        assert kept.poll() is None
    finally:
        end(orphan)
        end(kept)


def test_a_run_whose_supervisor_died_may_end_itself_unless_it_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    supervisor = dead_owner()
    marks = {TOKEN_VARIABLE: "ending-of-a-test", OWNER_VARIABLE: supervisor}
    ending = start(**marks, **{responsibility.SUPERVISOR_VARIABLE: supervisor.partition("@")[0]})
    try:
        sweep_dead_runs()
        assert ending.poll() is None
        # Far below zero: start times jump with the wall clock by a second or two.
        monkeypatch.setattr(responsibility, "LONGEST_RUN_S", -3600.0)
        assert ending.pid in sweep_dead_runs()
    finally:
        end(ending)


def test_scratch_folders_of_dead_runs_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folders = {name: tmp_path / f"{SCRATCH_PREFIX}{name}" for name in ("dead", "living", "odd")}
    for folder in folders.values():
        folder.mkdir()
    (folders["dead"] / "owner").write_text(dead_owner())
    (folders["living"] / "owner").write_text(str(Owner.this_process()))
    (folders["odd"] / "owner").write_text("nobody knows")
    sweep_dead_runs()
    assert [name for name, folder in folders.items() if folder.exists()] == ["living", "odd"]


def test_the_warden_reaps_when_its_pipe_closes(tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    left = start(**{TOKEN_VARIABLE: "left-by-a-test"})
    argv = [sys.executable, "-m", warden.__name__, "left-by-a-test", str(scratch), "0"]
    watching = subprocess.Popen(argv, stdin=subprocess.PIPE)
    try:
        assert watching.stdin
        assert watching.poll() is None
        assert left.poll() is None
        watching.stdin.close()
        assert watching.wait(15) == 0
        left.wait(10)
        assert not scratch.exists()
    finally:
        end(left)
        end(watching)
