"""STAB-8: what becomes of the app's state after disturbances."""

from harness.analysis.stability.measured import measured
from harness.analysis.stability.subject import Subject
from harness.model.observation import Kind, Observation

DISTURBANCES = ("kill", "rotate", "call", "low_battery", "airplane", "clock", "language", "background")
GONE = ("lost", "dead")


def recovered(subject: Subject) -> Observation | None:
    """Lost or dead states, and disturbances not tried; None where none was tried."""
    rows = subject.tables["recoveries"]
    rows = rows[rows["outcome"].isin(("restored", *GONE))]
    if rows.empty:
        return None
    lost = rows[rows["outcome"].isin(GONE)]
    tried = set(rows["disturbance"]) & set(DISTURBANCES)
    data = {
        "runs": len(tried),
        "runs_needed": len(DISTURBANCES),
        "lost": len(lost),
        "what": sorted(set(lost["disturbance"])),
        "missing": [name for name in DISTURBANCES if name not in tried],
    }
    return measured(Kind.RECOVERED, "", "disturbances", data, lost if len(lost) else rows)
