"""Runs looked at together: judged, kept, handed on for the plots; a disk that refuses takes no verdict away."""

from pathlib import Path

import pytest

from harness.analysis.store.read import read_table
from harness.inspection import together as module
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.together import together
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.model.event import EventKind
from tests.detect.recording_factory import stage

CATALOGUE = load_catalogue()


@pytest.fixture
def crashing(tmp_path: Path) -> object:
    begun = stage(tmp_path)
    for number in range(1, 4):
        begun.event(EventKind.SESSION_BEGIN, session=number)
        begun.event(EventKind.BREAKDOWN, what="crash", signature=["Main.run"], core=True)
        begun.event(EventKind.SESSION_END, session=number, outcome="closed")
    begun.done()
    return Assessor(CATALOGUE, named_campaign("demo")).assess(begun.folder)


def test_a_crash_in_every_session_is_judged_shown_and_kept(tmp_path: Path, crashing: object) -> None:
    whole = together([crashing], CATALOGUE, Campaign(), tmp_path)  # type: ignore[list-item]
    outcome = {verdict.rule: verdict.outcome.value for verdict in whole.assessments[0].verdicts}
    assert outcome["STAB-1"] == "violation"
    assert len(whole.tables["crashes"]) == 3
    kept = read_table(tmp_path / "store", "verdicts")
    assert kept[kept["rule"] == "STAB-1"]["outcome"].tolist() == ["violation"]
    assert whole.faults == ()


def test_a_full_disk_is_a_fault_and_no_more(tmp_path: Path, crashing: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "keep_rows", refuse)
    whole = together([crashing], CATALOGUE, Campaign(), tmp_path)  # type: ignore[list-item]
    assert len(whole.faults) == 1
    assert whole.faults[0].endswith("No space left on device")
    assert len(whole.assessments) == 1
    assert together([], CATALOGUE, Campaign()).assessments == ()
