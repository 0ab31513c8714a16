"""Runs looked at together: rules over many runs judged, the tables for the plots, the rows kept for later nights."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from harness.analysis.tables.extract import with_verdicts
from harness.assess import Assessment
from harness.inspection.kept_rows import keep_rows, rows_of_assessment
from harness.inspection.over_runs import tables_of, with_verdicts_over_runs
from harness.judge.campaign import Campaign
from harness.judge.rule import Catalogue


@dataclass(frozen=True, slots=True)
class Together:
    """`tables` go by name and hold the rows of all these runs; `faults` has a line for each run that was not kept."""

    assessments: tuple[Assessment, ...]
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def together(
    assessments: Sequence[Assessment], catalogue: Catalogue, campaign: Campaign, keep_in: Path | None = None
) -> Together:
    """Judge over all of `assessments`; with `keep_in`, their rows go into the store there.

    Raises EvidenceBroken for a recording that cannot be read any more.
    """
    rows = [rows_of_assessment(one) for one in assessments]
    judged = with_verdicts_over_runs(assessments, tables_of(rows), catalogue, campaign)
    final = [with_verdicts(own, one.verdicts) for own, one in zip(rows, judged, strict=True)]
    faults: list[str] = []
    for own, one in zip(final, judged, strict=True):
        try:
            if keep_in is not None:
                keep_rows(own, keep_in)
        except OSError as fault:
            faults.append(f"{one.folder}: {fault.strerror or type(fault).__name__}")
    return Together(tuple(judged), tables_of(final), tuple(faults))
