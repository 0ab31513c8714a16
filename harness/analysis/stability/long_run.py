"""STAB-6: hours of guided and random use with a seed."""

from harness.analysis.stability.counted import confirmed_here, counted_failures
from harness.analysis.stability.measured import measured
from harness.analysis.stability.subject import Subject
from harness.model.observation import Kind, Observation

SCENARIO = "long_run"


def long_run(subject: Subject, hours_needed: float) -> Observation | None:
    """Crashes of the long runs of one device; None without such a run. Repeated attempts add no hours."""
    sessions = subject.tables["sessions"]
    mine = sessions[sessions["scenario"] == SCENARIO]
    if mine.empty:
        return None
    hours = float(mine.groupby(["run_id", "session"])["seconds"].max().sum()) / 3600
    rows = counted_failures(subject.tables, "crash")
    rows = rows[rows["scenario"] == SCENARIO]
    data = {
        "runs": round(hours, 2),
        "runs_needed": hours_needed,
        "hours": hours,
        "failures": len(rows),
        "confirmed": len(confirmed_here(subject, "crash") & set(rows["signature"])),
        "core_signatures": int(rows[rows["core"] & (rows["signature"] != "")]["signature"].nunique()),
    }
    return measured(Kind.LONG_RUN, "", "hours", data, rows if len(rows) else mine)
