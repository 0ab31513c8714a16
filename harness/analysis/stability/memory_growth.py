"""STAB-7: whether memory grows with every round of one path.

Caches fill and then level off, so the slope is taken over the last half of the rounds (Theil-Sen; Kendall's test), and
the growth is that slope over all rounds, as a share of what was held in the beginning.
"""

from collections.abc import Iterator

import pandas as pd

from harness.analysis.stability.measured import measured
from harness.analysis.stability.subject import Subject
from harness.analysis.statistics.slope import theil_sen
from harness.model.observation import Kind, Observation

SERIES = ["run_id", "attempt", "session", "path"]


def memory_growth(subject: Subject, loops_needed: int) -> Iterator[Observation]:
    """One observation a path: its most suspicious series."""
    found: dict[str, Observation] = {}
    for _, rows in subject.tables["memory"].groupby(SERIES, sort=True):
        seen = _of_series(rows.sort_values("loop"), loops_needed)
        if seen is not None and (seen.subject not in found or _worse(seen, found[seen.subject])):
            found[seen.subject] = seen
    yield from found.values()


def _of_series(rows: pd.DataFrame, loops_needed: int) -> Observation | None:
    by_loop = rows.groupby("loop")["kilobytes"].median()
    loops, held = [int(loop) for loop in by_loop.index], [float(value) for value in by_loop]
    late = theil_sen(loops[len(loops) // 2 :], held[len(held) // 2 :])
    if late is None:
        return None
    start = sorted(held[: max(1, len(held) // 10)])[0]
    data = {
        "runs": len(loops),
        "runs_needed": loops_needed,
        "slope_kb": late.slope,
        "slope_low_kb": late.interval.low,
        "slope_high_kb": late.interval.high,
        "p_growth": late.p_growth,
        "growth": max(0.0, late.slope) * (loops[-1] - loops[0]) / start if start > 0 else 0.0,
    }
    return measured(Kind.MEMORY_GROWTH, str(rows["path"].iloc[0]), "loops", data, rows)


def _worse(one: Observation, other: Observation) -> bool:
    """A series that surely grows is worse than one that may not; among those, the one that grows more."""
    mine, its = ((seen.data["p_growth"] < 0.01, seen.data["growth"]) for seen in (one, other))
    return bool(mine > its)
