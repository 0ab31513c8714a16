"""At a run's end: its rows go into the store beside the recordings, where `harness query` and the trends find them."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from harness.analysis.store.read import read_table
from harness.analysis.store.write import add_run
from harness.analysis.tables.extract import Concluded, RunRows, rows_of
from harness.analysis.trend.night_series import NIGHT_TABLES
from harness.assess import Assessment
from harness.detect.masking.mask import Masker
from harness.detect.sent.hosted_recording import of_the_program
from harness.recording.reader import Recording

STORE = "store"


def rows_of_assessment(one: Assessment) -> RunRows:
    """The rows of one assessed recording. Raises EvidenceBroken when it cannot be read any more."""
    recording = of_the_program(Recording.open(one.folder))
    mask = Masker(recording.persona, recording.run.app.accounts).mask
    proved = [channel for channel, covered in one.coverage.channels.items() if covered.ok]
    concluded = Concluded(one.status, one.verdicts, one.observations, mask, proved)
    return rows_of(recording.run, recording.events, concluded)


def keep_rows(rows: RunRows, out: Path) -> list[Path]:
    """Add a run to OUT/store; the same run again replaces its own rows. Raises OSError."""
    return add_run(out / STORE, rows)


def history(out: Path, campaign: str) -> Mapping[str, pd.DataFrame]:
    """The tables of all nights of a campaign that trends are drawn from; empty where nothing was kept.

    Raises EvidenceBroken for a file in the store that is none of ours.
    """
    store = out / STORE
    if not store.is_dir():
        return {}
    return {table: read_table(store, table, campaign) for table in NIGHT_TABLES}
