"""A child process and what it cost."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 900.0


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor time in seconds and the most memory that it held, in megabytes."""

    cpu_s: float
    peak_mb: float
    out: str


def cost_of(argv: Sequence[str]) -> Cost:
    """Run a command to its end; a RuntimeError with its last words where it fails."""
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:
        assert child.stdout is not None
        out = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{argv[0]} ended with {child.returncode}: {out[-800:]}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out)


def scanned(argv: Sequence[str]) -> dict[str, Any]:
    """What a scanning script says of its quickest pass."""
    said = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    if said.returncode:
        raise RuntimeError(f"{argv[0]} ended with {said.returncode}: {said.stderr[-800:]}")
    read: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return read


def harness(*words: str) -> list[str]:
    return [sys.executable, "-m", "harness.cli", *words]
