"""The documents of an inspection: complete, masked, and with a line for every run that did not reach its end."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from harness.assess import Assessment
from harness.farm.supervisor import Finished, Job
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.documents import conclude, inspection_of, report_on, write
from harness.inspection.formats import FORMATS
from harness.inspection.runs import Made
from harness.inspection.wanted import Wanted
from harness.judge.catalogue_file import load_catalogue
from harness.model.event import EventKind
from harness.model.faults import BadInput, HarnessError
from harness.model.run import RunStatus
from harness.model.saying import Saying
from tests.detect.recording_factory import HOST, PERSONA, stage

CATALOGUE, DEMO = load_catalogue(), named_campaign("demo")


@pytest.fixture
def assessment(tmp_path: Path) -> Assessment:
    begun = stage(tmp_path / "run")
    begun.request("GET", f"http://{HOST}/?phone={PERSONA.phone}", answer={})
    begun.event(EventKind.RUN_END, status="complete", why=[])
    begun.done()
    return Assessor(CATALOGUE, DEMO).assess(begun.folder)


def ended(folder: Path, status: RunStatus | None, why: str = "", said: str = "", code: int = 0) -> Finished:
    return Finished(Job("null / phone / host", folder, Path("key"), ()), code, status, why, said)


def wanted(out: Path) -> Wanted:
    return Wanted((), (), out, campaign="demo", language="en")


def test_report_and_results_are_written_and_say_the_same(
    tmp_path: Path, assessment: Assessment, capsys: pytest.CaptureFixture[str]
) -> None:
    made = Made((ended(assessment.folder, RunStatus.COMPLETE),), (assessment,))
    code = conclude(made, wanted(tmp_path / "out"))
    printed = capsys.readouterr()
    assert code == made.exit_code
    assert printed.err == ""
    assert str(tmp_path / "out" / "report.html") in printed.out
    results = json.loads((tmp_path / "out" / "results.json").read_bytes())
    assert {one["rule"] for one in results} == set(CATALOGUE.rules)
    page = (tmp_path / "out" / "report.html").read_text()
    assert PERSONA.phone not in page + json.dumps(results) + printed.out


@pytest.mark.parametrize(
    ("one", "line"),
    [
        (
            ended(Path("x"), None, said="app.yaml: kind: unknown", code=2),
            "null / phone / host: app.yaml: kind: unknown",
        ),
        (ended(Path("x"), RunStatus.ABORTED, why="signal 9", said="1 passed"), "null / phone / host: signal 9"),
        (ended(Path("x"), RunStatus.INCOMPLETE, said="1 failed"), "null / phone / host: 1 failed"),
    ],
)
def test_a_run_that_did_not_reach_its_end_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], one: Finished, line: str
) -> None:
    conclude(Made((one,), ()), wanted(tmp_path))
    printed = capsys.readouterr()
    assert printed.err == line + "\n"
    assert printed.out == ""


def test_a_recording_that_could_not_be_assessed_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude(Made((), (), ("x: run.json: cannot be read",)), wanted(tmp_path)) == 3
    assert capsys.readouterr().err == "x: run.json: cannot be read\n"


def test_a_document_that_would_show_a_planted_value_is_not_written(tmp_path: Path, assessment: Assessment) -> None:
    leaking = tuple(replace(one, why=Saying(f"sent {PERSONA.phone}", "")) for one in assessment.verdicts)
    bad = replace(assessment, verdicts=leaking)
    inspection = inspection_of([bad], CATALOGUE, DEMO, tmp_path, ())
    for name in set(FORMATS) - {"particulars"}:  # they hold no verdict
        with pytest.raises(HarnessError):
            write(inspection, [bad], tmp_path / name, [name], "en")
        assert list((tmp_path / name).iterdir()) == []


def test_what_was_asked_of_fewer_days_is_remarked(tmp_path: Path, assessment: Assessment) -> None:
    short = inspection_of([assessment], CATALOGUE, DEMO, tmp_path, ())
    usual = inspection_of([assessment], CATALOGUE, named_campaign("default"), tmp_path, ())
    assert "0 working day(s)" in short.remarks[0].en
    assert usual.remarks == ()


def test_an_unsealed_recording_is_called_so(tmp_path: Path, assessment: Assessment) -> None:
    (run,) = inspection_of([assessment], CATALOGUE, DEMO, tmp_path, ()).runs
    assert (run.seal_state, run.seal_digest) == ("unsealed", "")


def test_recordings_are_judged_anew(tmp_path: Path, assessment: Assessment) -> None:
    path, beside = report_on([assessment.folder], tmp_path / "anew", ["json"], "demo", "zh")
    assert json.loads(beside.read_bytes())["results"] == path.name
    assert path == tmp_path / "anew" / "results.json"
    assert json.loads(path.read_bytes())


@pytest.mark.parametrize(("formats", "folder"), [(["odt"], "."), (["json"], "nowhere")])
def test_a_wrong_request_is_refused(tmp_path: Path, formats: list[str], folder: str) -> None:
    with pytest.raises(BadInput):
        report_on([tmp_path / folder], tmp_path / "out", formats, "demo", "zh")
    assert not (tmp_path / "out").exists()
