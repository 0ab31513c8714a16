"""A run's rows in the store: there after the run, and never with a planted value in them."""

from pathlib import Path

from harness.analysis.store.read import read_table
from harness.analysis.tables.row import TABLES
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.kept_rows import STORE, history, keep_rows, rows_of_assessment
from harness.judge.catalogue_file import load_catalogue
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import HOST, PERSONA, stage


def test_rows_are_kept_and_hold_no_planted_value(tmp_path: Path) -> None:
    begun = stage(tmp_path / "run")
    begun.request("GET", f"http://{HOST}/?p={PERSONA.phone}", answer={})
    begun.request("GET", f"http://{PERSONA.phone}.tracker.test/", answer={})
    crash: dict[str, object] = {
        "what": "crash",
        "signature": [f"no user {PERSONA.phone}"],
        "reason": f"{PERSONA.name} is missing",
    }
    begun.event(EventKind.BREAKDOWN, Source.SYSTEM, **crash)
    begun.done()
    assessment = Assessor(load_catalogue(), named_campaign("demo")).assess(begun.folder)
    written = keep_rows(rows_of_assessment(assessment), tmp_path)
    assert {path.parents[2].name for path in written} >= {"runs", "verdicts", "crashes", "events"}
    assert len(read_table(tmp_path / STORE, "verdicts")) == len(assessment.verdicts)
    assert len(read_table(tmp_path / STORE, "crashes")) == 1
    for table in TABLES:
        text = read_table(tmp_path / STORE, table).to_csv()
        for secret in (PERSONA.phone, PERSONA.name, PERSONA.id_card, *(str(part) for part in PERSONA.route_wgs84[0])):
            assert secret not in text, table
    assert keep_rows(rows_of_assessment(assessment), tmp_path) == written
    assert len(read_table(tmp_path / STORE, "runs")) == 1


def test_the_history_of_a_campaign_is_read_back_and_without_a_store_there_is_none(tmp_path: Path) -> None:
    assert history(tmp_path, "default") == {}
    begun = stage(tmp_path / "run")
    begun.done()
    keep_rows(rows_of_assessment(Assessor(load_catalogue(), named_campaign("demo")).assess(begun.folder)), tmp_path)
    assert len(history(tmp_path, "default")["runs"]) == 1
    assert len(history(tmp_path, "another")["runs"]) == 0
