"""STAB-5: slow and frozen frames over all scripts and runs."""

from harness.analysis.stability.measured import measured
from harness.analysis.stability.subject import Subject
from harness.analysis.statistics.frame_shares import FrameShares
from harness.model.observation import Kind, Observation

SCRIPTS, RUNS_A_SCRIPT = 6, 5  # three scroll and three page-change scripts, five runs each


def frames_measured(subject: Subject) -> Observation | None:
    """Shares over all frames; None where none was measured. Runs of a script beyond the fifth add no coverage."""
    rows = subject.tables["frames"]
    rows = rows[rows["frames"] > 0]
    if rows.empty:
        return None
    whole = FrameShares(int(rows["frames"].sum()), int(rows["slow"].sum()), int(rows["frozen"].sum()))
    a_script = rows.groupby("script").size().clip(upper=RUNS_A_SCRIPT)
    data = {
        "runs": int(a_script.nlargest(SCRIPTS).sum()),
        "runs_needed": SCRIPTS * RUNS_A_SCRIPT,
        "frames": whole.frames,
        "scripts": len(a_script),
        "slow_share": whole.slow_share,
        "frozen_share": whole.frozen_share,
        "simulated": subject.simulated,
    }
    return measured(Kind.FRAMES_MEASURED, "", "runs", data, rows)
