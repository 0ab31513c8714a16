"""How a measure over many runs becomes an observation that rules can ask about."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

import pandas as pd

from harness.model.observation import Channel, Evidence, Kind, Observation

MOST_CITED = 20
LONGEST_MS = 600_000.0  # stands for "never": a start that failed


def measured(kind: Kind, subject: str, unit: str, data: Mapping[str, Any], rows: pd.DataFrame) -> Observation:
    """`data` must hold `runs` and `runs_needed`; `rows` are what the figures rest on, the latest run's are cited."""
    finite = {name: _json(value) for name, value in data.items()}
    return Observation(kind, Channel.LOG, subject, 1.0, _evidence(rows), direct=True, data={**finite, "unit": unit})


def _json(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 12) if isfinite(value) else LONGEST_MS
    return value


def _evidence(rows: pd.DataFrame) -> tuple[Evidence, ...]:
    if rows.empty or "seq" not in rows:
        return (Evidence("events.jsonl", ""),)
    last = rows.iloc[-1]
    own = rows[(rows["run_id"] == last["run_id"]) & (rows["attempt"] == last["attempt"])]
    return tuple(Evidence("events.jsonl", f"seq={int(seq)}") for seq in own["seq"].head(MOST_CITED))
