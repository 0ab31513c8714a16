"""What the end-to-end tests share: the harness command, its recordings, and what of a run is still alive."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from harness.devices.process_tree import TOKEN_VARIABLE
from harness.run.dead_run import token_of

ROOT = Path(__file__).resolve().parents[2]
APPS = ROOT / "harness" / "demo" / "apps"
PHONE = "android-phone"
COMMAND = (sys.executable, "-m", "harness.cli")


@dataclass(frozen=True, slots=True)
class Said:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def harness(*arguments: str | Path, prefix: Sequence[str] = (), timeout_s: float = 90.0) -> Said:
    """Run the harness command to its end."""
    argv = [*prefix, *COMMAND, *map(str, arguments)]
    done = subprocess.run(argv, capture_output=True, timeout=timeout_s, check=False, cwd=ROOT, env=environment())
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def environment() -> Mapping[str, str]:
    return {**os.environ, "COLUMNS": "200", "PYTHONUTF8": "1"}


def recordings(out: Path) -> list[Path]:
    """The recordings below an --out folder."""
    return sorted(path.parent for path in out.glob("*/attempt-*/run.json"))


def events_written(folder: Path) -> bytes:
    path = folder / "events.jsonl"
    return path.read_bytes() if path.is_file() else b""


def living(folder: Path) -> list[psutil.Process]:
    """The processes that carry the token of the run that records into a folder."""
    return [one for one in psutil.process_iter() if _carries(one, token_of(folder))]


def _carries(process: psutil.Process, token: str) -> bool:
    try:
        return process.environ().get(TOKEN_VARIABLE) == token and process.status() != psutil.STATUS_ZOMBIE
    except (psutil.Error, OSError):
        return False


def until(holds: Callable[[], bool], timeout_s: float, every_s: float = 0.05) -> bool:
    deadline = time.monotonic() + timeout_s
    while not holds() and time.monotonic() < deadline:
        time.sleep(every_s)
    return holds()
