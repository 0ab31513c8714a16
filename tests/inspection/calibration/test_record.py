"""The record and its citation."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from harness.canary.corpus.case import Case, Request, Tier, Truth
from harness.canary.corpus.chatter import START
from harness.inspection.calibration import citation as citing
from harness.inspection.calibration.play import held
from harness.inspection.calibration.record import record_of
from harness.inspection.calibration.score import Score, score_of
from harness.inspection.calibration.table import lines
from harness.model.faults import BadInput

AT = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
REQUEST = Request("GET", "https://api.lincheng.test/", (), b"", START)


def score() -> Score:
    leak = Case("x", (REQUEST,), (Truth("phone", "phone", "plain", "query", Tier.PLAIN),))
    return score_of([held(leak, []), held(Case("null", (REQUEST,) * 3), [])])


def written(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record_of(score(), 7, AT, score().shortfalls())))
    return path


def test_a_record_is_cited_with_its_numbers(tmp_path: Path) -> None:
    said = citing.citation(written(tmp_path / "c.json"), tmp_path)
    assert said.en.startswith(
        "Instrument checked at 2026-11-22 08:05 UTC: 1 leaks planted, 0 seen, 0 false in 3 null flows."
    )
    assert "NOT met" in said.en
    assert "预埋 1 项，检出 0 项" in said.zh


def test_the_record_holds_versions_seed_and_every_rung(tmp_path: Path) -> None:
    record = json.loads(written(tmp_path / "c.json").read_text())
    assert record["seed"] == 7
    assert record["passed"] is False
    assert {"harness", "python", "orjson"} <= record["versions"].keys()
    (rung,) = record["rungs"]
    assert (rung["class"], rung["rung"], rung["recall"]["whole"]) == ("phone", "query", 1)
    assert rung["recall"]["interval"] == pytest.approx([0, 0.975])


def test_the_record_beside_the_data_is_found_from_the_folder_of_a_report(tmp_path: Path) -> None:
    written(tmp_path / "runs" / citing.NAME)
    report = tmp_path / "runs" / "demo" / "20261122"
    report.mkdir(parents=True)
    assert citing.beside(report) == tmp_path / "runs" / citing.NAME
    assert citing.citation(None, report).en.startswith("Instrument checked")


def test_without_a_record_the_report_says_so(tmp_path: Path) -> None:
    deep = tmp_path.joinpath("a", "b", "c", "d")
    deep.mkdir(parents=True)
    assert citing.citation(None, deep) == citing.NONE


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 2, "at": "2026-11-22T08:05:00+00:00"}'])
def test_what_is_no_record_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text(text)
    with pytest.raises(BadInput, match="is no calibration record"):
        citing.read(tmp_path / "c.json")


def test_a_missing_record_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        citing.read(tmp_path / "none.json")


def test_the_table_has_a_line_for_each_rung_tier_and_class() -> None:
    text = "\n".join(lines(score()))
    assert "phone" in text
    assert "0/1" in text
    assert "[0.000, 0.975]" in text
