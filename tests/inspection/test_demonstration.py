"""The demonstration fails when anything planted was missed, anything was invented, or a run is not complete."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from harness.assess import Assessment
from harness.demo.ground_truth import load_truth, truth_files
from harness.farm.supervisor import Finished, Job
from harness.inspection import demonstration
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.demonstration import demonstrate, held_against, on_phones, say_outcome
from harness.inspection.runs import Made
from harness.inspection.wanted import Wanted
from harness.judge.catalogue_file import load_catalogue
from harness.model.faults import BadInput
from harness.model.run import RunStatus
from harness.model.verdict import Outcome
from tests.detect.recording_factory import app, stage
from tests.report.inspection_factory import a_verdict

TRUTH, NULL_TRUTH = (load_truth(truth_files()[name]) for name in ("burdened", "null"))


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    begun = stage(tmp_path_factory.mktemp("blank"), subject=app(key="burdened"))
    begun.done()
    return Assessor(load_catalogue(), named_campaign("demo")).assess(begun.folder)


def with_verdicts(blank: Assessment, outcomes: Mapping[str, Outcome], key: str = "burdened") -> Assessment:
    verdicts = tuple(a_verdict(rule, outcome, app=key) for rule, outcome in outcomes.items())
    return replace(blank, verdicts=verdicts, run=replace(blank.run, app=replace(blank.run.app, key=key)))


def all_found() -> dict[str, Outcome]:
    return {rule: outcomes[0] for rule, outcomes in TRUTH.expected().items()}


def made(assessment: Assessment, status: RunStatus = RunStatus.COMPLETE) -> Made:
    return Made((Finished(Job("burdened / phone", assessment.folder, Path("key"), ()), 0, status, ""),), (assessment,))


def test_everything_found_is_met(blank: Assessment, capsys: pytest.CaptureFixture[str]) -> None:
    right = with_verdicts(blank, all_found())
    result = held_against(TRUTH, [right], "en")
    assert result.met
    assert result.found == result.planted == len(TRUTH.behaviours)
    assert say_outcome(made(right), [result], "en") == 0
    assert capsys.readouterr().out.endswith("the ground truth was met\n")


@pytest.mark.parametrize("rule", sorted(TRUTH.expected()))
def test_every_single_rule_that_is_missed_fails_the_demonstration(
    blank: Assessment, rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for outcomes in ({**all_found(), rule: Outcome.NOT_TESTED}, {**all_found(), rule: Outcome.PASS}):
        result = held_against(TRUTH, [with_verdicts(blank, outcomes)], "en")
        assert not result.met
        assert result.found < result.planted
        assert say_outcome(made(blank), [result], "en") == 1
        printed = capsys.readouterr().out
        assert rule in printed
        assert printed.endswith("the ground truth was NOT met\n")


@pytest.mark.parametrize("outcome", [Outcome.VIOLATION, Outcome.SUSPECT])
def test_an_accusation_of_the_innocent_fails_it_too(blank: Assessment, outcome: Outcome) -> None:
    accused = with_verdicts(blank, {"A14-2a": outcome, "A18-1": Outcome.PASS}, "null")
    result = held_against(NULL_TRUTH, [accused], "zh")
    assert [("A14-2a" in one) for one in result.false_findings] == [True]
    assert say_outcome(made(accused), [result], "zh") == 1


@pytest.mark.parametrize("status", [RunStatus.INCOMPLETE, RunStatus.ABORTED])
def test_a_run_that_is_not_complete_fails_it(blank: Assessment, status: RunStatus) -> None:
    right = with_verdicts(blank, all_found())
    assert say_outcome(made(right, status), [held_against(TRUTH, [right], "zh")], "zh") == 1


def test_an_app_that_nothing_was_seen_of_is_not_met(blank: Assessment) -> None:
    assert not held_against(NULL_TRUTH, [blank], "zh").met


def test_an_unknown_calibration_app_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--subject"):
        demonstrate(tmp_path / "out", 1, "en", (), ("nobody",))
    assert not (tmp_path / "out").exists()


def test_the_demo_has_one_run_on_ipv6_alone_where_it_can(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = Wanted(app_files=(), devices=("android-phone", "ios-phone"), out=tmp_path)
    monkeypatch.setattr(demonstration, "why_not", lambda: None)
    (one,) = demonstration.ipv6_runs(wanted)
    assert (one.devices, one.networks, one.scenarios) == (("android-phone",), ("ipv6-only",), ("core_tasks",))
    assert one.app_files[0].is_file()


def test_where_it_cannot_it_says_so_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert demonstration.ipv6_runs(Wanted(app_files=(), devices=("a",), out=tmp_path, language="en")) == ()
    assert (
        capsys.readouterr().err == "--network: laboratory networks need root; run it as root, or with --network host\n"
    )


def test_the_demo_has_one_start_on_a_handset_where_adb_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = Wanted(app_files=(), devices=("android-phone",), out=tmp_path, language="en")
    monkeypatch.setattr(demonstration, "find_tool", lambda _: "/usr/bin/adb")
    (one,) = demonstration.handset_runs(wanted)
    assert (one.devices, one.scenarios) == (("simulated-android-14",), ("launch_accepted",))
    monkeypatch.setattr(demonstration, "find_tool", lambda _: None)
    assert demonstration.handset_runs(wanted) == ()
    assert capsys.readouterr().err == "adb is not installed: no run on a simulated handset\n"


def test_the_handset_has_a_ground_truth_of_its_own(blank: Assessment) -> None:
    truth = load_truth(truth_files((demonstration.HANDSET_TRUTH,))[demonstration.HANDSET_TRUTH])
    seen = {rule: outcomes[0] for rule, outcomes in truth.expected().items()}
    assert held_against(truth, [with_verdicts(blank, seen)], "en").met
    assert not held_against(truth, [with_verdicts(blank, {**seen, "PI-08": Outcome.PASS})], "en").met


def test_a_superior_s_view_of_the_compliant_app_is_taken_on_one_phone(tmp_path: Path) -> None:
    wanted = Wanted(app_files=(), devices=("android-phone", "ios-phone", "harmony-phone"), out=tmp_path)
    told = [
        (path.stem, device, not one.scenarios or "superior_view" in one.scenarios)
        for one in on_phones(wanted, ("burdened", "compliant", "null"))
        for path in one.app_files
        for device in one.devices
    ]
    assert len(told) == len(set(told)) == 9
    assert [which for which in told if not which[2]] == [
        ("compliant", "ios-phone", False),
        ("compliant", "harmony-phone", False),
    ]


def test_on_one_phone_everything_is_looked_at(tmp_path: Path) -> None:
    wanted = Wanted(app_files=(tmp_path / "x.yaml",), devices=("ios-phone",), out=tmp_path)
    assert on_phones(wanted, ("burdened", "compliant")) == (wanted,)
