"""Who answers for a run's processes: the environment that marks them, and cleaning up after runs that died."""

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import psutil

from harness.devices.process_tree import OWNER_VARIABLE, SCRATCH_PREFIX, TOKEN_VARIABLE, Owner, reap

# The longest that a supervisor lets a run go on, and then some: what is older than that hangs.
LONGEST_RUN_S = 1200.0
SUPERVISOR_VARIABLE = "HARNESS_SUPERVISOR_PID"


def token_of(folder: Path) -> str:
    """What every process of the run that records into a folder carries."""
    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]


def owner_environment(folder: Path) -> dict[str, str]:
    """The environment that makes a child process part of a run that we answer for."""
    owner = {TOKEN_VARIABLE: token_of(folder), OWNER_VARIABLE: str(Owner.this_process())}
    return {**owner, SUPERVISOR_VARIABLE: str(os.getpid())}


def supervised() -> bool:
    return SUPERVISOR_VARIABLE in os.environ


def clean_up_after(folder: Path) -> tuple[int, ...]:
    """Reap whatever is left of the run that recorded into a folder; the killed process ids."""
    return reap(token_of(folder), None, spare=(os.getpid(),))


def sweep_dead_runs() -> tuple[int, ...]:
    """Remove what runs left behind whose owner is gone (both it and its warden were killed)."""
    killed: list[int] = []
    for process in psutil.process_iter():
        try:
            environment = process.environ()
        except (psutil.Error, OSError):
            continue
        owner = Owner.parse(environment.get(OWNER_VARIABLE, ""))
        if owner and not owner.alive() and process.pid != os.getpid() and not _ends_itself(process, owner, environment):
            killed += reap(environment.get(TOKEN_VARIABLE, "-"), None, spare=(os.getpid(), os.getppid()))
    for folder in Path(tempfile.gettempdir()).glob(f"{SCRATCH_PREFIX}*"):
        owner = _owner_of(folder)
        if owner and not owner.alive():
            shutil.rmtree(folder, ignore_errors=True)
    return tuple(sorted(set(killed)))


def _ends_itself(process: psutil.Process, owner: Owner, environment: Mapping[str, str]) -> bool:
    """A run whose supervisor was killed notices it, ends and seals: that takes a while, and must not be broken off."""
    is_run = environment.get(SUPERVISOR_VARIABLE) == str(owner.pid)
    try:
        return is_run and time.time() - process.create_time() < LONGEST_RUN_S
    except psutil.Error:
        return False


def _owner_of(folder: Path) -> Owner | None:
    try:
        return Owner.parse((folder / "owner").read_text(encoding="ascii")[:64])
    except (OSError, UnicodeDecodeError):
        return None
