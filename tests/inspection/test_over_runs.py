"""Verdicts over many runs, from tables to verdicts: exactly as the counts allow, and never the wrong way round."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.analysis.stability.measures import measures
from harness.analysis.stability.subject import Subject
from harness.analysis.tables.row import CheckRow
from harness.assess import Assessment
from harness.inspection.assessor import Assessor
from harness.inspection.campaign_file import named_campaign
from harness.inspection.over_runs import (
    claims_of,
    judge_over_runs,
    part_over_runs,
    tables_of,
    with_verdicts_over_runs,
)
from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.decide import judge
from harness.model.verdict import SEVERITY, Outcome, Verdict
from tests.analysis.stability.laboratory import CLEAN, LOST, made, subject
from tests.detect.recording_factory import stage
from tests.judge.conftest import make_coverage, make_run

CATALOGUE = load_catalogue()
PART, CLAIMS = part_over_runs(CATALOGUE), claims_of(CATALOGUE)


def verdict(found: Subject, rule: str = "STAB-1") -> Verdict:
    told = judge(measures(found, CLAIMS, "android"), make_coverage(), make_run(), PART, Campaign())
    return next(one for one in told if one.rule == rule)


def outcome(sessions: list[str], rule: str = "STAB-1", what: str = "crash") -> Outcome:
    return verdict(subject(made(sessions, what=what)), rule).outcome


def test_the_part_holds_the_rules_over_many_runs_and_no_others() -> None:
    stability = {f"STAB-{number}" for number in range(1, 9)}
    assert set(PART.rules) == stability | {f"CMP-{number}" for number in (1, *range(3, 11))}
    assert (CLAIMS.crash_limit, CLAIMS.anr_limit, CLAIMS.starts, CLAIMS.loops) == (0.0109, 0.0047, 30, 100)


@pytest.mark.parametrize(
    ("failures", "runs", "expected"),
    [
        (0, 273, Outcome.NOT_TESTED),
        (0, 274, Outcome.PASS),
        (1, 433, Outcome.SUSPECT),
        (1, 434, Outcome.PASS),
        (2, 50, Outcome.SUSPECT),
        (3, 50, Outcome.VIOLATION),
        (4, 50, Outcome.VIOLATION),
        (1, 20, Outcome.SUSPECT),
        (2, 20, Outcome.VIOLATION),
        (1, 1, Outcome.SUSPECT),
        (1, 4, Outcome.SUSPECT),
        (2, 4, Outcome.VIOLATION),
    ],
)
def test_a_verdict_follows_the_tables_of_run_counts(failures: int, runs: int, expected: Outcome) -> None:
    sessions = [CLEAN] * (runs - failures) + [f"signature {number}" for number in range(failures)]
    assert outcome(sessions) is expected


def test_an_app_that_crashes_in_eight_of_a_hundred_sessions_is_called_so() -> None:
    assert outcome(["Main.run" if number % 12 == 5 else CLEAN for number in range(100)]) is Outcome.VIOLATION


def test_what_was_not_shown_says_the_runs_made_and_needed() -> None:
    why = verdict(subject(made([CLEAN] * 50))).why
    assert "50 sessions were made" in why.en
    assert "274 are needed" in why.en


SESSIONS = st.lists(st.sampled_from([CLEAN, CLEAN, CLEAN, LOST, "a", "b", "c"]), min_size=1, max_size=40)


@settings(max_examples=40, deadline=None)
@given(SESSIONS, st.data())
def test_more_failures_never_improve_a_verdict(sessions: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(sessions) - 1))
    worse = [*sessions[:at], data.draw(st.sampled_from(["a", "b", "d"])), *sessions[at + 1 :]]
    if sessions[at] in (CLEAN, LOST):
        assert SEVERITY[outcome(worse)] <= SEVERITY[outcome(sessions)]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 450), st.integers(0, 3), st.data())
def test_fewer_runs_never_strengthen_a_verdict(clean: int, failures: int, data: st.DataObject) -> None:
    failed = [f"signature {number}" for number in range(failures)]
    fewer = data.draw(st.integers(0, clean))
    if outcome([CLEAN] * clean + failed) is not Outcome.PASS:
        assert outcome([CLEAN] * fewer + failed) is not Outcome.PASS
    if failures and outcome([CLEAN] * clean + failed) is not Outcome.VIOLATION:
        assert outcome([CLEAN] * clean + failed[:-1]) is not Outcome.VIOLATION


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 4), st.integers(1, 60), st.integers(2, 4))
def test_a_smaller_sample_of_the_same_share_never_decides_what_a_larger_one_could_not(
    failures: int, clean: int, times: int
) -> None:
    failed = [f"signature {number}" for number in range(failures * times)]
    small, large = (outcome([CLEAN] * (clean * by) + failed[: failures * by]) for by in (1, times))
    if large not in (Outcome.PASS, Outcome.VIOLATION):
        assert small not in (Outcome.PASS, Outcome.VIOLATION)


def assessed(folder: Path) -> Assessment:
    begun = stage(folder)
    begun.done()
    return Assessor(CATALOGUE, named_campaign("demo")).assess(begun.folder)


def test_verdicts_over_runs_take_the_place_of_what_each_run_left_open(tmp_path: Path) -> None:
    one = assessed(tmp_path)
    run = one.run
    rows = made([CLEAN] * 300)
    key = replace(rows.key, app=run.app.key, app_version=run.app.version, device=run.device.key, network=run.network)
    judged = with_verdicts_over_runs([one], tables_of([replace(rows, key=key)]), CATALOGUE, Campaign())[0]
    before = {verdict.rule: verdict for verdict in one.verdicts}
    after = {verdict.rule: verdict for verdict in judged.verdicts}
    assert (before["STAB-1"].outcome, after["STAB-1"].outcome) == (Outcome.NOT_TESTED, Outcome.PASS)
    assert {rule for rule in after if after[rule] != before[rule]} == {"STAB-1", "STAB-2", "A06-2"}
    assert "rule STAB-1" in before["A06-2"].coverage_gaps
    assert "rule STAB-1" not in after["A06-2"].coverage_gaps
    assert list(before) == list(after)


def test_a_rule_that_cites_one_over_runs_follows_it(tmp_path: Path) -> None:
    one = assessed(tmp_path)
    run = one.run
    checks = (
        CheckRow(1, 10, "CMP-7", "landscape", "failed", "ui_layout", ""),
        CheckRow(1, 11, "CMP-2", "launch", "failed", "launch_fail", ""),
    )
    rows = made(["Main.run"] * 3, checks=checks)
    key = replace(rows.key, app=run.app.key, app_version=run.app.version, device=run.device.key, network=run.network)
    judged = with_verdicts_over_runs([one], tables_of([replace(rows, key=key)]), CATALOGUE, Campaign())[0]
    told = {verdict.rule: verdict for verdict in judged.verdicts}
    followed = {rule: told[rule].outcome for rule in ("STAB-1", "A06-2", "CMP-7", "A16-ADP-3", "CMP-2", "A16-ADP-2")}
    assert followed == {"STAB-1": Outcome.VIOLATION, **dict.fromkeys(list(followed)[1:], Outcome.SUSPECT)}
    assert told["A16-ADP-3"].observations == told["CMP-7"].observations


def test_rows_of_another_version_say_nothing_about_this_one(tmp_path: Path) -> None:
    one = assessed(tmp_path)
    judged = with_verdicts_over_runs([one], tables_of([made([CLEAN] * 300)]), CATALOGUE, Campaign())[0]
    assert judged.verdicts == one.verdicts


def test_logs_that_no_run_proved_leave_it_open(tmp_path: Path) -> None:
    one = assessed(tmp_path)
    open_again = replace(one, coverage=replace(one.coverage, channels={}))
    found = subject(made([CLEAN] * 300, proved="screens"))
    assert judge_over_runs(found, open_again, PART, Campaign(), CLAIMS) == ()
    failing = subject(made(["a", "a"], proved="screens"))
    told = {one.rule: one.outcome for one in judge_over_runs(failing, open_again, PART, Campaign(), CLAIMS)}
    assert told == {"STAB-1": Outcome.VIOLATION}
