"""The name of a run and the number of its next attempt."""

import re
from datetime import UTC, datetime
from pathlib import Path

ATTEMPT = re.compile(r"attempt-([1-9]\d{0,5})")


def new_run_id(app: str, device: str, network: str, seed: int, now: datetime | None = None) -> str:
    """`<app>-<device>-<network>-<UTC, compact>-<last 16 bits of the seed>`, usable as a folder's name."""
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    return f"{app}-{device}-{network}-{moment:%Y%m%dT%H%M%SZ}-{seed & 0xFFFF:04x}"


def next_attempt(out: Path, run_id: str) -> int:
    """One above the highest attempt in `out`/`run_id`, so that a repeat never hides an earlier one."""
    folder = out / run_id
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    numbers = [int(match[1]) for name in names if (match := ATTEMPT.fullmatch(name))]
    return max(numbers, default=0) + 1
