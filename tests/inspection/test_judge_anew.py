"""`harness judge`: an old recording by another catalogue, and what that changes."""

import json
import shutil
from pathlib import Path

import pytest

from harness.assess import assess
from harness.inspection.campaign_file import named_campaign
from harness.inspection.judge_anew import anew_json, change_lines, judge_anew
from harness.judge.catalogue_file import CATALOGUE, load_catalogue
from harness.model.faults import BadInput
from tests.detect.recording_factory import HOST, PERSONA, stage

TODAY = load_catalogue()


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    begun = stage(tmp_path / "out").session(role="grassroots")
    begun.request("GET", f"http://{HOST}/api?idCard={PERSONA.id_card}", answer={})
    begun.done()
    return begun.folder


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """The catalogue of some other day: clear text is only encouraged away, and one rule is not there."""
    folder = tmp_path / "rules"
    shutil.copytree(CATALOGUE, folder)
    path = folder / "PI-safety.yaml"
    entry, rest = path.read_text("utf-8").split("  - id: PI-35", 1)
    path.write_text(entry.replace("strength: shall\n", "strength: encouraged\n") + "  - id: PI-35" + rest, "utf-8")
    (folder / "A24.yaml").unlink()
    return folder


def test_the_same_catalogue_changes_nothing(recording: Path) -> None:
    assess(recording, TODAY, named_campaign("demo"), None)
    anew = judge_anew(recording, "", "", detect=False)
    assert (anew.before_version, anew.after_version) == (TODAY.version, TODAY.version)
    assert anew.changes == ()
    assert change_lines(anew, "en")[1] == "changed: 0"


def test_another_catalogue_is_compared_rule_by_rule(recording: Path, stricter: Path) -> None:
    assess(recording, TODAY, named_campaign("demo"), None)
    anew = judge_anew(recording, str(stricter), "", detect=False)
    changed = {one.rule: (one.before, one.after) for one in anew.changes}
    assert set(changed) == {"PI-34", "A19-1", "A24-1"}  # A19-1 follows from PI-34
    before, after = changed["PI-34"]
    assert before is not None
    assert after is not None
    assert (before.outcome, after.outcome) == ("violation", "advice")
    assert changed["A24-1"][1] is None
    assert any(line.startswith("PI-34") and "violation -> advice" in line for line in change_lines(anew, "en"))
    assert {one["rule"] for one in json.loads(anew_json(anew))["changes"]} == set(changed)


def test_the_catalogue_of_that_date_outlives_later_judgings(recording: Path, stricter: Path) -> None:
    old = load_catalogue(stricter)
    assess(recording, old, named_campaign("demo"), None)
    assess(recording, TODAY, named_campaign("demo"), None)  # as `harness report` does later
    anew = judge_anew(recording, "then", "", detect=False)
    assert (anew.before_version, anew.after_version) == (old.version, old.version)
    assert anew.after["PI-34"].outcome == "advice"
    assert judge_anew(recording, "", "", detect=False).after["PI-34"].outcome == "violation"


def test_what_was_derived_and_is_gone_is_detected_again(recording: Path) -> None:
    assess(recording, TODAY, named_campaign("demo"), None)
    (recording / "derived/observations.json").unlink()
    assert judge_anew(recording, "", "demo", detect=False).after["PI-34"].outcome == "violation"
    assert judge_anew(recording, "", "demo", detect=True).after["PI-34"].outcome == "violation"


def test_without_a_kept_catalogue_the_written_verdicts_are_compared(recording: Path, stricter: Path) -> None:
    assess(recording, TODAY, named_campaign("demo"), None)
    (recording / "derived/judged_by.json").unlink()
    anew = judge_anew(recording, str(stricter), "demo", detect=False)
    assert anew.before_version == ""
    assert "PI-34" in {one.rule for one in anew.changes}
    with pytest.raises(BadInput, match="keeps no catalogue"):
        judge_anew(recording, "then", "demo", detect=False)


def test_a_catalogue_that_is_not_there_is_said(recording: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such folder"):
        judge_anew(recording, str(tmp_path / "nowhere"), "demo", detect=False)


def test_what_was_not_looked_for_then_is_looked_for_now(recording: Path) -> None:
    """Observations of a day whose detectors knew fewer kinds prove no absence of what came later."""
    assess(recording, TODAY, named_campaign("demo"), None)
    looked_for = recording / "derived/looked_for.json"
    whole = json.loads(looked_for.read_text("utf-8"))
    looked_for.write_text(json.dumps([kind for kind in whole if kind != "tls_session"]), encoding="utf-8")
    (recording / "derived/observations.json").write_text("[]", encoding="utf-8")
    judge_anew(recording, "", "", detect=False)
    assert json.loads((recording / "derived/observations.json").read_text("utf-8"))
    assert json.loads(looked_for.read_text("utf-8")) == whole
