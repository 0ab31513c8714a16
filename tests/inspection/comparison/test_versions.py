"""`harness compare`: two versions from their recordings to the verdict on Article 11."""

import json
from pathlib import Path

import pytest

from harness.assess import Assessment, assess
from harness.inspection.comparison.lines import compared_json, compared_lines
from harness.inspection.comparison.versions import Compared, compare_versions, recordings_in
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.model.faults import EXIT_FAILED, EXIT_INCOMPLETE, EXIT_OK, BadInput
from harness.model.verdict import Outcome
from tests.detect.inventory.version_stage import MENU, version

CATALOGUE = load_catalogue()
USUAL = Campaign()
NARROW = Campaign("narrow", {**USUAL.switches, "major_change": "article_14"})


def looked_at(folder: Path) -> Assessment:
    return assess(folder, CATALOGUE, USUAL, None)


def compared_as(baseline: Path, live: Path, campaign: Campaign = USUAL) -> Compared:
    return compare_versions(baseline, live, campaign, looked_at)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two recordings of the filed version, in the folders in which runs lie."""
    out = tmp_path_factory.mktemp("filed")
    for number in (1, 2):
        version(out / f"sample-{number}", run_id=f"sample-{number}", calls=["clipboard"])
    return out


@pytest.fixture(scope="module")
def next_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A permission, a receiver and a function more; one function behind another page."""
    out = tmp_path_factory.mktemp("next")
    menu = [one for one in MENU if one != "附近网点"] + ["办事日历"]
    return version(
        out,
        run_id="sample-9",
        number="1.1",
        menu=menu,
        behind=["附近网点"],
        calls=["clipboard", "location"],
        sent_to=["sdk.example.com"],
    )


@pytest.fixture(scope="module")
def changed(filed: Path, next_version: Path) -> Compared:
    return compared_as(filed, next_version)


def lines(compared: Compared) -> str:
    return "\n".join(compared_lines(compared, "en"))


def test_every_planted_change_is_found_and_nothing_else(changed: Compared) -> None:
    (pair,) = changed.pairs
    assert {(one.way.value, one.category.value, one.name) for one in pair.found.changes} == {
        ("new", "permission", "location"),
        ("new", "interface", "location.get"),
        ("new", "receiver", "sdk.example.com"),
        ("new", "data", "phone"),
        ("new", "function", "办事日历"),
        ("moved", "function", "附近网点"),
    }
    assert (pair.noise.pairs, pair.noise.found) == (1, 0)


def test_a_major_change_is_suspect_under_article_11_and_cites_both_sides(changed: Compared) -> None:
    outcomes = {one.rule: one for one in changed.pairs[0].verdicts}
    assert outcomes["A11-1"].outcome is Outcome.SUSPECT
    files = {place.file.split("/")[0] for one in outcomes["A11-1"].observations for place in one.evidence}
    assert files == {"sample-1", "sample-2", "sample-9"}
    assert changed.exit_code == EXIT_FAILED


def test_one_version_has_an_empty_list(filed: Path) -> None:
    folders = recordings_in(filed)
    compared = compared_as(folders[0], folders[1])
    (pair,) = compared.pairs
    assert (pair.found.changes, pair.found.in_part, pair.found.not_compared) == ((), {}, {})
    assert {one.rule: one.outcome for one in pair.verdicts}["A11-1"] is Outcome.PASS
    assert compared.exit_code == EXIT_OK
    assert "no change was found" in lines(compared)


def test_the_narrow_reading_makes_the_same_change_ordinary(filed: Path, next_version: Path) -> None:
    compared = compared_as(filed, next_version, NARROW)
    assert compared.exit_code == EXIT_OK
    assert "MAJOR" not in lines(compared)


def test_a_menu_entry_that_names_a_function_of_article_14_is_major_under_either_reading(
    filed: Path, tmp_path: Path
) -> None:
    live = version(tmp_path, number="1.1", menu=[*MENU, "每日签到"], calls=["clipboard"], run_id="sample-9")
    assert compared_as(filed, live, NARROW).exit_code == EXIT_FAILED


def test_a_channel_that_was_off_is_said(filed: Path, tmp_path: Path) -> None:
    compared = compared_as(filed, version(tmp_path, without=["proxy"], calls=["clipboard"]))
    assert compared.pairs[0].found.changes == ()
    assert compared.exit_code == EXIT_INCOMPLETE
    assert "not compared: receiver - live: channel:proxy (switched off)" in lines(compared)


def test_a_change_without_a_new_version_is_silent_change(filed: Path, tmp_path: Path) -> None:
    compared = compared_as(filed, version(tmp_path, calls=["clipboard", "camera"]))
    assert {one.rule: one.outcome for one in compared.pairs[0].verdicts}["A11-2"] is Outcome.SUSPECT


def test_the_table_names_grade_way_noise_and_both_languages(changed: Compared) -> None:
    text = lines(changed)
    assert "MAJOR    new permission location" in text
    assert "moved function 附近网点 [home -> 我的]" in text
    assert "noise: 0.00 differences a pair (1 pairs of one version" in text
    assert any("重大" in line and "新增" in line for line in compared_lines(changed, "zh"))


def test_json_has_the_places_and_the_source_of_each_grade(changed: Compared) -> None:
    told = json.loads(compared_json(changed))
    (pair,) = told["pairs"]
    first = pair["changes"][0]
    assert (first["grade"], first["grade_source"]) == ("major", "default")
    assert {place["recording"] for place in first["evidence"]} == {
        "sample-1/attempt-1",
        "sample-2/attempt-1",
        "sample-9/attempt-1",
    }
    assert told["exit_code"] == EXIT_FAILED


def test_nothing_alike_and_no_recording_are_refused(filed: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no recording lies there"):
        compared_as(filed, tmp_path)
