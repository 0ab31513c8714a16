"""What a course means: its recording's rows, the measures over them, and the verdicts STAB and CMP."""

from dataclasses import dataclass
from pathlib import Path

from harness.analysis.stability.measures import measures
from harness.analysis.stability.subject import Tables, subjects
from harness.assess import Assessment, assess
from harness.inspection.campaign_file import campaign_of
from harness.inspection.kept_rows import keep_rows, rows_of_assessment
from harness.inspection.over_runs import claims_of, tables_of, with_verdicts_over_runs
from harness.judge.catalogue_file import load_catalogue
from harness.model.observation import Observation
from harness.model.verdict import Verdict

FAMILIES = ("STAB-", "CMP-")


@dataclass(frozen=True, slots=True)
class Judged:
    """`verdicts` are those of stability and compatibility, in the catalogue's order."""

    assessment: Assessment
    tables: Tables
    measures: tuple[Observation, ...]
    verdicts: tuple[Verdict, ...]
    titles: dict[str, tuple[str, str]]


def judged(folder: Path, out: Path) -> Judged:
    """Judge one recording and keep its rows in OUT/store. Raises EvidenceBroken when the folder holds none."""
    catalogue, campaign = load_catalogue(), campaign_of("default")
    alone = assess(folder, catalogue, campaign, None)
    tables = tables_of([rows_of_assessment(alone)])
    (whole,) = with_verdicts_over_runs([alone], tables, catalogue, campaign)
    keep_rows(rows_of_assessment(whole), out)
    found = tuple(
        one
        for subject in subjects(tables)
        for one in measures(subject, claims_of(catalogue), whole.run.device.imitates)
    )
    verdicts = tuple(one for one in whole.verdicts if one.rule.startswith(FAMILIES))
    titles = {name: (rule.title.zh, rule.title.en) for name, rule in catalogue.rules.items()}
    return Judged(whole, tables, found, verdicts, titles)
