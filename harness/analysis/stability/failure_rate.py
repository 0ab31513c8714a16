"""STAB-1 and STAB-2: how often a session ends in a crash or a freeze, with exact bounds."""

from harness.analysis.stability.counted import count_sessions
from harness.analysis.stability.measured import measured
from harness.analysis.stability.subject import Subject
from harness.analysis.statistics.binomial import lower_bound, upper_bound
from harness.analysis.statistics.run_counts import runs_needed
from harness.model.observation import Kind, Observation


def failure_rate(subject: Subject, what: str, limit: float) -> Observation | None:
    """The rate of `what` (crash or anr) on one device; None where no session counts. `limit` sets the runs needed."""
    counted = count_sessions(subject, what)
    if not counted.runs:
        return None
    data = {
        "failures": counted.failures,
        "runs": counted.runs,
        "runs_needed": runs_needed(limit, counted.failures),
        "lower": lower_bound(counted.failures, counted.at_most),
        "upper": upper_bound(counted.failures, counted.runs),
        "confirmed": len(counted.confirmed),
    }
    return measured(Kind.FAILURE_RATE, what, "sessions", data, counted.rows)
