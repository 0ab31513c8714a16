"""Runs every fuzz target in turn: `python -m tests.fuzz.run SECONDS [TARGET]`.

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


def main() -> int:
    seconds, targets = int(sys.argv[1]), sys.argv[2:] or (*TARGETS, NESTING)
    print(f"{write_seeds(OUT / 'seeds', SEED_CASES)} seeds", flush=True)
    failed = 0
    for target in targets:
        argv = [sys.executable, "-m", f"tests.fuzz.{target}", *_options(target, seconds)]
        print(f"{target}: {seconds} s", flush=True)
        failed |= subprocess.run(argv, cwd=ROOT, check=False, timeout=seconds + 300).returncode != 0
    return int(failed)


def _options(target: str, seconds: int) -> list[str]:
    if target == NESTING:
        return [str(seconds)]
    grown = OUT / target
    grown.mkdir(parents=True, exist_ok=True)
    return [str(grown), str(OUT / "seeds"), *LIMITS, f"-max_total_time={seconds}", f"-artifact_prefix={OUT}/{target}-"]


if __name__ == "__main__":
    raise SystemExit(main())
