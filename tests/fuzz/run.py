"""Runs every fuzz target in turn: `python -m tests.fuzz.run SECONDS [TARGET]`.

Atheris keeps something of every input (7 kB of each look measured, and each is looked at twice; the engine alone keeps
nothing), so it begins anew, with what it has found, every minute; the nestings run in one process throughout and hold
the engine to its memory.

An input that crashes, takes more than ten seconds or more than 500 MB is kept in runs/fuzz, and the exit code is 1.
"""

import subprocess
import sys
from pathlib import Path

from tests.fuzz.hostile import write_seeds

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "runs" / "fuzz"
TARGETS = ("fuzz_ladder", "fuzz_engine")
NESTING = "fuzz_by_hypothesis"
LIMITS = ("-timeout=10", "-rss_limit_mb=500", "-max_len=32768", "-print_final_stats=1", "-verbosity=1")
SEED_CASES = 400
ROUND_S = 60


def main() -> int:
    seconds, targets = int(sys.argv[1]), sys.argv[2:] or (*TARGETS, NESTING)
    print(f"{write_seeds(OUT / 'seeds', SEED_CASES)} seeds", flush=True)
    failed = False
    for target in targets:
        print(f"{target}: {seconds} s", flush=True)
        # All of them, whatever an earlier one found.
        failed |= sum(_round(target, part) for part in _rounds(target, seconds)) > 0
    return int(failed)


def _rounds(target: str, seconds: int) -> list[int]:
    """How long each process of a target runs."""
    if target == NESTING:
        return [seconds]
    return [min(ROUND_S, seconds - at) for at in range(0, seconds, ROUND_S)]


def _round(target: str, seconds: int) -> bool:
    """Whether it failed."""
    argv = [sys.executable, "-m", f"tests.fuzz.{target}", *_options(target, seconds)]
    return subprocess.run(argv, cwd=ROOT, check=False, timeout=seconds + 300).returncode != 0


def _options(target: str, seconds: int) -> list[str]:
    if target == NESTING:
        return [str(seconds)]
    grown = OUT / target
    grown.mkdir(parents=True, exist_ok=True)
    return [str(grown), str(OUT / "seeds"), *LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={OUT}/{target}-"]


if __name__ == "__main__":
    raise SystemExit(main())
