"""Counting sessions: which are independent runs, which of them failed, and which failures are confirmed.

One run is one planned session (run id and number); its attempts are repeats of it. So a retry that passes neither
erases a failure nor adds a run.
"""

from dataclasses import dataclass

import pandas as pd

from harness.analysis.stability.repeated import confirmed, place_of
from harness.analysis.stability.subject import Subject, Tables
from harness.analysis.tables.blame import COUNTED
from harness.analysis.tables.sessions import CLOSED

LOGS = "logs"
_COUNTED = tuple(blame.value for blame in COUNTED)


@dataclass(frozen=True, slots=True)
class Counted:
    """`rows` are the counted failures (of the table crashes), `confirmed` signatures seen again.

    `at_most` is how many runs there may have been: for what is claimed against the app.
    """

    runs: int
    failures: int
    at_most: int
    confirmed: frozenset[str]
    rows: pd.DataFrame


def counted_failures(tables: Tables, what: str) -> pd.DataFrame:
    """Failures of one kind that count: the app's or the server's, with the app in front of the user."""
    rows = tables["crashes"]
    return rows[(rows["what"] == what) & rows["foreground"] & rows["blame"].isin(_COUNTED)]


def count_sessions(subject: Subject, what: str) -> Counted:
    """Runs are core sessions that were closed in order under proven logs, and all that failed.

    Sessions lost to the harness, the device or the network are no runs. Where logs were not proved, a good session may
    have been a bad one: it shows nothing for the app, but is no evidence against it either, so `at_most` counts it.
    """
    failed = counted_failures(subject.tables, what)
    sessions = subject.tables["sessions"]
    closed = sessions[sessions["core"] & (sessions["outcome"] == CLOSED)]
    good = closed[_watched(subject.tables, closed)]
    failed_runs, good_runs, closed_runs = (_places(rows) for rows in (failed, good, closed))
    return Counted(
        runs=len(failed_runs | good_runs),
        failures=len(failed_runs),
        at_most=len(failed_runs | closed_runs),
        confirmed=confirmed_here(subject, what),
        rows=failed,
    )


def _places(rows: pd.DataFrame) -> set[tuple[str, int]]:
    return set(zip(rows["run_id"], rows["session"], strict=True))


def confirmed_here(subject: Subject, what: str) -> frozenset[str]:
    """Confirmed signatures that this subject showed; other devices may have shown them too."""
    found = counted_failures(subject.everywhere, what)
    told = [(str(row.signature), place_of(row)) for row in found.itertuples()]
    tried = [place_of(row) for row in subject.everywhere["sessions"].sort_values("t").itertuples()]
    own = set(counted_failures(subject.tables, what)["signature"])
    return frozenset(confirmed(told, tried) & own)


def _watched(tables: Tables, rows: pd.DataFrame) -> "pd.Series[bool]":
    """For each row, whether a failure would have been seen there: the logs of its run proved themselves."""
    runs = tables["runs"]
    proved = runs[runs["proved"].str.split(",").map(lambda channels: LOGS in channels)]
    known = set(zip(proved["run_id"], proved["attempt"], strict=True))
    places = zip(rows["run_id"], rows["attempt"], strict=True)
    return pd.Series([place in known for place in places], index=rows.index, dtype=bool)
