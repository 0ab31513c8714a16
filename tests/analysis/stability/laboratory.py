"""Tables for tests of stability: sessions and failures of one or more devices, said in short, and their verdicts."""

from collections.abc import Sequence
from datetime import timedelta

from harness.analysis.stability.measures import Claims, measures
from harness.analysis.stability.subject import Subject, Tables, subjects
from harness.analysis.tables.extract import RunRows
from harness.analysis.tables.row import TABLES, CrashRow, Row, RunKey, RunRow, SessionRow
from harness.analysis.tables.schema import frame_of
from tests.analysis.tables.made_runs import BEGAN

CLEAN, LOST = "", "lost"
KEY = RunKey("r1", 1, "subject", "1.0", "phone", "host", simulated=False)


def key(run_id: str = "r1", attempt: int = 1, device: str = "phone", *, simulated: bool = False) -> RunKey:
    return RunKey(run_id, attempt, "subject", "1.0", device, "host", simulated)


def made(
    sessions: Sequence[str],
    where: RunKey = KEY,
    *,
    what: str = "crash",
    blame: str = "app",
    proved: str = "logs",
    scenario: str = "core_tasks",
    seconds: float = 200.0,
    **more: tuple[Row, ...],
) -> RunRows:
    """One run: each session is CLEAN, LOST (to the device) or the signature of its failure."""
    rows: dict[str, tuple[Row, ...]] = dict.fromkeys(TABLES, ())
    at = [BEGAN + timedelta(seconds=300 * number) for number in range(len(sessions))]
    rows["runs"] = (RunRow(BEGAN, "complete", 1.0, 7, len(sessions), 1, proved, ""),)
    rows["sessions"] = tuple(
        SessionRow(number, scenario, at[number - 1], seconds, "device lost" if one == LOST else "closed", core=True)
        for number, one in enumerate(sessions, 1)
    )
    rows["crashes"] = tuple(
        CrashRow(number, 10 * number, at[number - 1], scenario, what, one, blame, foreground=True, core=True, why="")
        for number, one in enumerate(sessions, 1)
        if one not in (CLEAN, LOST)
    )
    return RunRows(where, "default", BEGAN.date(), {**rows, **more})


def tables(*runs: RunRows) -> Tables:
    return {table: frame_of(table, [(one.key, one.tables[table]) for one in runs]) for table in TABLES}


def subject(*runs: RunRows) -> Subject:
    """The first device of these runs."""
    return next(subjects(tables(*runs)))


def seen(*runs: RunRows, claims: Claims | None = None) -> dict[tuple[str, str], dict[str, object]]:
    """The measures of the first device by kind and subject."""
    found = measures(subject(*runs), claims or Claims(), "android")
    return {(one.kind.value, one.subject): dict(one.data) for one in found}
