"""Each automatic rule: what breaks it, what keeps it, what leaves it unseen. Cases are data in `cases/*.yaml`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.judge.campaign import Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.rule import EVERY_ROLE, Catalogue, Needs, Rule, State
from harness.judge.tally import Decides, decides
from harness.model.coverage import Coverage, Covered
from harness.model.verdict import Outcome, Verdict

CASES: dict[str, Any] = {
    rule: told
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for rule, told in yaml.safe_load(path.read_text("utf-8")).items()
}
RULES = load_catalogue().rules
AUTOMATIC = [rule for rule in RULES.values() if decides(rule) in (Decides.WHOLE, Decides.PARTLY)]
WHOLE = [rule for rule in AUTOMATIC if decides(rule) is Decides.WHOLE and rule.needs != Needs()]
AWAITING = [rule for rule in RULES.values() if rule.state is State.AUTOMATIC and rule.awaits]


def _cases(*names: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule}-{name}-{number}")
        for rule, told in CASES.items()
        for name in names
        for number, case in enumerate(told.get(name, []))
    ]


def _judged(
    bench: Any, rule: str, case: dict[str, Any], coverage: Coverage | None = None, catalogue: Catalogue | None = None
) -> Verdict:
    changes = {key: tuple(value) if isinstance(value, list) else value for key, value in case.get("app", {}).items()}
    began: datetime | None = case.get("began")
    campaign = replace(Campaign(), switches={**Campaign().switches, **case.get("switches", {})})
    run = bench.run(bench.app(**changes), began=began)
    cited = catalogue or Catalogue({name: RULES[name] for name in _reads(rule)})
    verdict: Verdict = bench.judge(case["seen"], coverage=coverage, run=run, campaign=campaign, catalogue=cited)[rule]
    return verdict


def _reads(rule: str) -> list[str]:
    """The rule after all that it cites, directly or not."""
    cited = [name for member in RULES[rule].members for name in _reads(member)]
    return list(dict.fromkeys([*cited, rule]))


@pytest.mark.parametrize(("rule", "case"), _cases("breaks", "also_breaks"))
def test_a_breaking_recording_is_found(bench: Any, rule: str, case: dict[str, Any]) -> None:
    verdict = _judged(bench, rule, case)
    assert verdict.outcome == case["gives"], verdict.why.en
    assert verdict.outcome in (Outcome.VIOLATION, Outcome.SUSPECT, Outcome.ADVICE)
    assert 0 < verdict.confidence <= 0.99


@pytest.mark.parametrize(("rule", "case"), _cases("keeps"))
def test_a_keeping_recording_has_no_finding(bench: Any, rule: str, case: dict[str, Any]) -> None:
    verdict = _judged(bench, rule, case)
    assert verdict.outcome == case["gives"], verdict.why.en
    assert verdict.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE, Outcome.NOT_TESTED)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=f"{rule.id}-unseen") for rule in WHOLE])
def test_an_unseen_rule_is_not_tested(bench: Any, catalogue: Catalogue, rule: Rule) -> None:
    case = next(one for one in CASES[rule.id]["keeps"] if one["gives"] == "pass")
    assert _judged(bench, rule.id, case).outcome is Outcome.PASS
    for gap, coverage in _one_need_gone(bench.coverage(), catalogue, rule):
        verdict = _judged(bench, rule.id, case, coverage)
        assert verdict.outcome is Outcome.NOT_TESTED, f"{gap}: {verdict.why.en}"
        assert verdict.coverage_gaps, gap
        assert verdict.why.zh.startswith("未测")


@pytest.mark.parametrize("rule", [pytest.param(rule, id=f"{rule.id}-awaits") for rule in AWAITING])
def test_a_rule_that_awaits_evidence_concludes_nothing_from_absence(bench: Any, rule: Rule) -> None:
    verdict = bench.judge([])[rule.id]
    if not rule.decision.not_applicable:
        assert verdict.outcome is Outcome.NOT_TESTED
        assert {f"awaits {name}" for name in rule.awaits} <= set(verdict.coverage_gaps)


def _one_need_gone(whole: Coverage, catalogue: Catalogue, rule: Rule) -> Iterator[tuple[str, Coverage]]:
    yield "incomplete", replace(whole, complete=False, why_incomplete="killed")
    needs = rule.needs
    gone = Covered(ok=False, why="switched off")
    for field in ("channels", "scenarios", "roles", "probes"):
        for name in getattr(needs, field):
            lost = "superior" if name == EVERY_ROLE else name
            changed: dict[str, Any] = {field: {**getattr(whole, field), lost: gone}}
            yield f"{field} {name}", replace(whole, **changed)
    if needs.working_days:
        yield "days", replace(whole, working_days=2)
    if needs.rest_day:
        yield "rest day", replace(whole, rest_days=0)


def test_every_automatic_rule_has_breaking_and_keeping_cases() -> None:
    for rule in AUTOMATIC:
        only_informs = not any(True for _ in rule.decision.findings())
        assert CASES[rule.id].get("breaks") or decides(rule) is Decides.PARTLY or only_informs, rule.id
        assert CASES[rule.id]["keeps"], rule.id
    assert set(CASES) <= set(RULES)
