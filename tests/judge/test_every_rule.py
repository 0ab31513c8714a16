"""What holds of every automatic rule, one by one and none left out: its own tests, the coverage law, the caps."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from harness.judge.campaign import Campaign
from harness.judge.caps import STRENGTH_CAP
from harness.judge.condition import Atom, leaves
from harness.judge.decide import judge
from harness.judge.match import fits
from harness.judge.rule import EVERY_ROLE, NOT_FIRM, Catalogue, Needs, Rule, State
from harness.judge.tally import Decides, decides
from harness.model.coverage import Coverage, Covered
from harness.model.observation import Channel
from harness.model.run import CHANNELS
from harness.model.saying import Saying
from harness.model.verdict import SEVERITY, Outcome, Verdict
from tests.judge import test_catalogue_cases as cases
from tests.judge.conftest import PROBES, ROLES, SCENARIOS, make_coverage, make_run, see
from tests.judge.test_laws import ATOMS, _made

RULES = cases.RULES
AUTOMATIC = [rule for rule in RULES.values() if rule.state is State.AUTOMATIC]
DECIDING = [rule for rule in AUTOMATIC if decides(rule) is not Decides.NOT_YET]
# What they could say against an app waits for evidence, or there is nothing to say against one.
ACCUSE_NOBODY = {"A02-1", "A13-1", "A18-6", "CR-5", "CR-8", "CR-9", "PI-55"}
RECORDED_BY = {
    Channel.UI: ("screens",),
    Channel.TRAFFIC: ("proxy",),
    Channel.HOOK: ("hooks", "frida"),
    Channel.LOG: ("logs", "screens"),  # a script error is read where the screens are
    Channel.LEDGER: ("ledger", "hooks"),  # what the phone books was called: the hooks see the same act
    Channel.NETWORK: ("proxy", "frida", "screens"),  # packets are taken wherever a session stands
}
BY_COMPARISON = {"A11-1"}  # what was in view of both versions is said by the comparison itself (`whole`)
GONE = Covered(ok=False, why="switched off")


def _ids(*names: str) -> set[str]:
    return {str(one.id) for one in cases._cases(*names)}


def _reads(rule: Rule) -> list[Rule]:
    return [RULES[name] for name in cases._reads(rule.id)]


def _passing(rule: Rule) -> dict[str, Any] | None:
    return next((one for one in cases.CASES[rule.id]["keeps"] if one["gives"] == "pass"), None)


PASSING = [(rule, case) for rule in DECIDING if (case := _passing(rule))]
AGGREGATES = [
    rule for rule in DECIDING if rule.members and all(not isinstance(one.leaf, Atom) for one in rule.decision.leaves())
]


def test_each_automatic_rule_is_broken_kept_and_left_unseen_by_a_test_of_its_name() -> None:
    breaking, keeping = _ids("breaks", "also_breaks"), _ids("keeps")
    unseen = {rule.id for rule in (*cases.WHOLE, *cases.AWAITING)} | {rule.id for rule in AGGREGATES}
    assert {rule.id for rule in DECIDING if f"{rule.id}-breaks-0" not in breaking} == ACCUSE_NOBODY
    assert {rule.id for rule in DECIDING if f"{rule.id}-keeps-0" not in keeping} == set()
    assert {rule.id for rule in AUTOMATIC if rule.id not in unseen} == set()


def test_each_rule_that_decides_whole_is_shown_to_pass() -> None:
    shown = {rule.id for rule, _ in PASSING} | {rule.id for rule in AGGREGATES}
    assert {rule.id for rule in DECIDING if decides(rule) is Decides.WHOLE} - shown == set()


def _coverages_without(rules: list[Rule]) -> Iterator[tuple[str, Coverage]]:
    """Every channel, scenario, role and probe of the model that these rules need, each gone by itself."""
    whole = make_coverage()
    for field, known in (("channels", CHANNELS), ("scenarios", SCENARIOS), ("roles", ROLES), ("probes", PROBES)):
        needed = {name for rule in rules for name in getattr(rule.needs, field)}
        assert needed <= {*known, EVERY_ROLE}, needed
        for name in known:
            if name in needed or (field == "roles" and EVERY_ROLE in needed):
                lost: dict[str, Any] = {field: {**getattr(whole, field), name: GONE}}
                yield f"{field} {name}", replace(whole, **lost)
    yield "ended early", replace(whole, complete=False, why_incomplete="cut off")
    yield "all off", replace(whole, channels=dict.fromkeys(CHANNELS, GONE), scenarios=dict.fromkeys(SCENARIOS, GONE))


@pytest.mark.parametrize(("rule", "case"), [pytest.param(*one, id=one[0].id) for one in PASSING])
def test_no_rule_passes_without_what_it_needs(bench: Any, rule: Rule, case: dict[str, Any]) -> None:
    assert any(one.needs != Needs() for one in _reads(rule)), "a pass that needs nothing"
    for gone, coverage in _coverages_without([rule]):
        verdict = cases._judged(bench, rule.id, case, coverage)
        assert verdict.outcome is not Outcome.PASS, gone


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in DECIDING if not rule.awaits])
def test_what_would_break_a_rule_would_have_been_seen_where_it_passes(rule: Rule) -> None:
    """A pass by absence asks for the channels through which the rule's own breaking recordings were seen."""
    needed = {name for one in _reads(rule) for name in one.needs.channels}
    for case in _breaking(rule):
        through = {see(text).channel for text in case["seen"]} & set(RECORDED_BY)
        taken = {name for channel in through for name in RECORDED_BY[channel]}
        assert not through or taken & needed or rule.id in BY_COMPARISON, case


def _breaking(rule: Rule) -> list[dict[str, Any]]:
    told = cases.CASES[rule.id]
    return [*told.get("breaks", ()), *told.get("also_breaks", ())]


def _blind(rule: Rule, channel: str) -> Rule:
    """A rule that does not ask whether a channel was on: what the coverage law forbids."""
    kept = tuple(name for name in rule.needs.channels if name != channel)
    return replace(rule, needs=replace(rule.needs, channels=kept))


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_law_above_would_fail_if_rules_did_not_ask_for_a_channel(bench: Any, channel: str) -> None:
    """The law broken on purpose, once a channel: without the question a rule passes though the channel was off."""
    off = replace(make_coverage(), channels={**make_coverage().channels, channel: GONE})
    asking = [(rule, case) for rule, case in PASSING if channel in rule.needs.channels]
    assert asking
    for rule, case in asking:
        assert cases._judged(bench, rule.id, case, off).outcome is not Outcome.PASS, rule.id
        broken = Catalogue({one.id: _blind(one, channel) for one in _reads(rule)})
        seen = cases._judged(bench, rule.id, case, off, broken)
        assert seen.outcome is Outcome.PASS, rule.id


@pytest.mark.parametrize(("rule", "case"), [pytest.param(*one, id=one[0].id) for one in PASSING])
def test_no_rule_passes_where_its_screen_was_never_reached(bench: Any, rule: Rule, case: dict[str, Any]) -> None:
    for needed in rule.needs.seen:
        reached = [atom.leaf for atom in leaves(needed.when) if isinstance(atom.leaf, Atom)]
        never = [text for text in case["seen"] if not any(fits(atom, see(text)) for atom in reached)]
        verdict = cases._judged(bench, rule.id, {**case, "seen": never})
        assert verdict.outcome is not Outcome.PASS, needed.what.en
    if rule.needs.menu:
        shut = make_coverage(menu_share=dict.fromkeys(ROLES, 0.0))
        verdict = cases._judged(bench, rule.id, case, shut)
        assert verdict.outcome is not Outcome.PASS or verdict.observations  # a sign of compliance, never an absence


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in DECIDING])
def test_a_screen_that_was_never_reached_proves_nothing(rule: Rule) -> None:
    catalogue = Catalogue({one.id: one for one in _reads(rule)})
    bare = make_coverage(menu_share=dict.fromkeys(ROLES, 0.0), scenarios=dict.fromkeys(SCENARIOS, GONE))
    verdict = _of(rule, judge([], bare, make_run(), catalogue, Campaign()))
    assert verdict.outcome in (Outcome.NOT_TESTED, Outcome.NOT_APPLICABLE)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in AGGREGATES])
def test_an_aggregate_passes_with_all_its_members_and_is_untested_with_one(rule: Rule) -> None:
    catalogue = Catalogue({one.id: one for one in _reads(rule)})
    settled = {name: _verdict(name, Outcome.PASS) for name in rule.members}
    whole = judge([], make_coverage(), make_run(), catalogue, Campaign(), settled=settled)
    expected = Outcome.NOT_TESTED if rule.awaits else Outcome.PASS
    assert _of(rule, whole).outcome is expected
    for name in rule.members:
        less = {**settled, name: _verdict(name, Outcome.NOT_TESTED)}
        verdicts = judge([], make_coverage(), make_run(), catalogue, Campaign(), settled=less)
        assert _of(rule, verdicts).outcome is Outcome.NOT_TESTED, name


def _cap(rule: Rule) -> Outcome:
    """What the strength of the clause and the sources of the numbers allow, read from the entry itself."""
    drafts = any(one.source in NOT_FIRM and one.bears_on is None for one in rule.thresholds)
    caps = [STRENGTH_CAP[rule.strength], *([Outcome.SUSPECT] if drafts or rule.source_cap else [])]
    return max(caps, key=lambda outcome: SEVERITY[outcome])


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in AUTOMATIC])
@pytest.mark.parametrize("reading", ["usual", "strictest"])
def test_everything_at_once_is_never_worse_than_the_caps_allow(rule: Rule, reading: str) -> None:
    catalogue = Catalogue({one.id: one for one in _reads(rule)})
    atoms = [atom for owner, atom, negated in ATOMS if owner.id in catalogue.rules and not negated]
    seen = [
        _made(atom, channel, 1.0, True, "grassroots") for atom in atoms for channel in (Channel.UI, Channel.TRAFFIC)
    ]
    strict = {**Campaign().switches, "a14_2_reading": "R1", "empty_necessary_media": "none"}
    campaign = Campaign() if reading == "usual" else replace(Campaign(), switches=strict)
    verdict = _of(rule, judge(seen, make_coverage(), make_run(), catalogue, campaign))
    assert SEVERITY[verdict.outcome] >= SEVERITY[_cap(rule)], (verdict.outcome, _cap(rule))


def test_caps_bite_rules_of_each_sort() -> None:
    """So that the law above is about something."""
    caps = [
        _cap(rule) for rule in AUTOMATIC if rule.decision.violation is not None or rule.decision.suspect is not None
    ]
    assert {Outcome.VIOLATION, Outcome.SUSPECT} <= set(caps)
    assert sum(rule.not_firm for rule in AUTOMATIC) > 20


def _of(rule: Rule, verdicts: tuple[Verdict, ...]) -> Verdict:
    return next(one for one in verdicts if one.rule == rule.id)


def _verdict(rule: str, outcome: Outcome) -> Verdict:
    why = Saying("as it was", "照旧")
    return Verdict(rule, RULES[rule].article, "subject", "phone", "", "default", False, outcome, 0.9, why)
