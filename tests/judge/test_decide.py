"""What a verdict carries: role, confidence, simulated, remarks, and what excuses do."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from harness.inspection.campaign_file import named_campaign
from harness.judge.campaign import Campaign
from harness.model.app import DeclaredException
from harness.model.coverage import Covered
from harness.model.verdict import Outcome

FORCED = [
    "check_in@ui~0.6 role=grassroots",
    "check_in@traffic~0.5",
    "mandatory:check_in@scenario~1.0! role=grassroots protocol=MP-1",
]


def _exception(**changes: Any) -> DeclaredException:
    fields: dict[str, Any] = {
        "function": "check_in",
        "ground": "安保",
        "document": "林公发〔2026〕3号",
        "sha256": "ab" * 32,
        "roles": ("grassroots",),
        "valid_from": date(2026, 11, 1),
        "valid_until": date(2026, 11, 22),
    }
    return DeclaredException(**(fields | changes))


def test_confidence_is_noisy_or_over_channels_and_never_certain(bench: Any) -> None:
    assert bench.judge(["ranking:persons@ui~0.6"])["A10-2"].confidence == pytest.approx(0.6)
    both = ["ranking:persons@ui~0.6", "ranking:persons@ui~0.5", "ranking:persons@traffic~0.5"]
    assert bench.judge(both)["A10-2"].confidence == pytest.approx(1 - 0.4 * 0.5)
    assert bench.judge(FORCED)["A14-2a"].confidence == 0.99


def test_the_role_is_where_the_evidence_arose(bench: Any) -> None:
    assert bench.judge(FORCED)["A14-2a"].role == "grassroots"
    assert bench.judge(["check_in@ui role=grassroots", "check_in@ui role=superior"])["A14-2a"].role == ""
    assert bench.judge([])["A14-3b"].role == "superior"


def test_a_simulated_device_is_marked_and_said(bench: Any) -> None:
    verdict = bench.judge(FORCED, run=bench.run(simulated=True))["A14-2a"]
    assert verdict.outcome is Outcome.VIOLATION
    assert verdict.simulated
    assert "not a real one" in verdict.why.en
    assert "模拟设备" in verdict.why.zh


def test_only_what_the_verdict_rests_on_is_attached(bench: Any) -> None:
    verdict = bench.judge([*FORCED, "payment@ui", "check_in@ui~0.2"])["A14-2a"]
    assert {one.kind for one in verdict.observations} == {"check_in", "mandatory"}
    assert len(verdict.observations) == 3


def test_one_day_is_not_three(bench: Any) -> None:
    one_day = bench.coverage(working_days=1)
    verdict = bench.judge([], coverage=one_day)["A10-1"]
    assert verdict.outcome is Outcome.NOT_TESTED
    assert "1 of 3 working days" in verdict.why.en
    assert verdict.coverage_gaps == ("working_days 1/3",)
    demo = bench.judge([], coverage=one_day, campaign=named_campaign("demo"))["A10-1"]
    assert demo.outcome is Outcome.PASS
    assert "本次条件下未发现" in demo.why.zh
    assert "仅覆盖 1 个工作日" in demo.why.zh


def test_a_menu_half_opened_proves_no_absence_but_does_not_hide_what_was_seen(bench: Any) -> None:
    half = bench.coverage(menu_share={"grassroots": 1.0, "superior": 0.5})
    assert bench.judge([], coverage=half)["A05-1"].outcome is Outcome.NOT_TESTED
    assert bench.judge(["sponsor_shown@ui prominent=true"], coverage=half)["A05-1"].outcome is Outcome.PASS
    assert bench.judge(FORCED, coverage=half)["A14-2a"].outcome is Outcome.VIOLATION


def test_evidence_stands_even_where_coverage_is_missing(bench: Any) -> None:
    nothing = bench.coverage(
        complete=False, channels={}, scenarios={}, roles={}, probes={}, menu_share={}, working_days=0
    )
    assert bench.judge(FORCED, coverage=nothing)["A14-2a"].outcome is Outcome.VIOLATION
    assert bench.judge([], coverage=nothing)["A18-1"].outcome is Outcome.NOT_TESTED


def test_every_gap_is_listed_with_its_reason(bench: Any) -> None:
    seen = bench.coverage()
    lost = replace(
        seen,
        channels={**seen.channels, "proxy": Covered(ok=False, why="no answer to the self-test")},
        scenarios={**seen.scenarios, "menu_walk": Covered(ok=False)},
    )
    verdict = bench.judge([], coverage=lost)["A14-2a"]
    assert verdict.coverage_gaps == ("channel proxy", "scenario menu_walk")
    assert "no answer to the self-test" in verdict.why.en


def test_an_app_without_accounts_needs_only_what_it_has(bench: Any) -> None:
    run = bench.run(bench.app(accounts=()))
    coverage = bench.coverage(roles={}, menu_share={"": 1.0})
    assert bench.judge([], run=run, coverage=coverage)["A14-2a"].outcome is Outcome.PASS
    assert bench.judge([], run=run, coverage=coverage)["A14-3b"].outcome is Outcome.NOT_TESTED
    assert bench.judge([], run=run, coverage=bench.coverage(menu_share={}))["A14-2a"].outcome is Outcome.NOT_TESTED


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Outcome.NOT_APPLICABLE),
        ({"ground": "应急值守"}, Outcome.NOT_APPLICABLE),
        ({"document": ""}, Outcome.SUSPECT),
        ({"sha256": ""}, Outcome.SUSPECT),
        ({"ground": "工作需要"}, Outcome.SUSPECT),
        ({"roles": ("superior",)}, Outcome.SUSPECT),
        ({"valid_from": None}, Outcome.SUSPECT),
        ({"valid_until": None}, Outcome.SUSPECT),
        ({"valid_from": date(2026, 11, 23), "valid_until": date(2026, 12, 31)}, Outcome.SUSPECT),
        ({"valid_until": date(2026, 11, 21)}, Outcome.SUSPECT),
        ({"function": "ranking"}, Outcome.VIOLATION),
    ],
)
def test_an_exception_is_heard_only_with_document_ground_roles_and_days(
    bench: Any, changes: dict[str, Any], outcome: Outcome
) -> None:
    run = bench.run(bench.app(exceptions=(_exception(**changes),)))
    verdict = bench.judge(FORCED, run=run)["A14-2a"]
    assert verdict.outcome is outcome
    if not changes:
        assert "林公发〔2026〕3号" in verdict.why.zh


def test_one_of_several_exceptions_is_enough(bench: Any) -> None:
    past = _exception(valid_from=date(2026, 1, 1), valid_until=date(2026, 1, 31))
    run = bench.run(bench.app(exceptions=(past, _exception())))
    assert bench.judge(FORCED, run=run)["A14-2a"].outcome is Outcome.NOT_APPLICABLE


def test_an_exception_needs_the_function_limited_to_its_roles(bench: Any) -> None:
    run = bench.run(bench.app(exceptions=(_exception(),)))
    assert bench.judge([*FORCED, "check_in@ui role=superior"], run=run)["A14-2a"].outcome is Outcome.SUSPECT


def test_a_campaign_is_part_of_the_verdict_not_of_the_evidence(bench: Any) -> None:
    r1 = replace(Campaign(), switches={**Campaign().switches, "a14_2_reading": "R1"})
    seen = ["check_in@ui", "check_in@traffic"]
    assert bench.judge(seen)["A14-2a"].outcome is Outcome.SUSPECT
    assert bench.judge(seen, campaign=r1)["A14-2a"].outcome is Outcome.VIOLATION


def test_every_rule_gets_one_verdict_in_the_catalogues_order(bench: Any) -> None:
    assert list(bench.judge([])) == list(bench.catalogue.rules)
