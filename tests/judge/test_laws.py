"""The laws of the house as properties over every rule of the catalogue and arbitrary observations."""

import json
import time
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.judge.campaign import SWITCHES, Campaign
from harness.judge.catalogue_file import load_catalogue
from harness.judge.condition import Atom
from harness.judge.decide import judge
from harness.judge.rule import EVERY_ROLE, Rule, Strength
from harness.model.coverage import Coverage, Covered
from harness.model.event import Phase
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.run import CHANNELS
from harness.model.verdict import SEVERITY, Outcome
from harness.recording.json_form import to_json
from tests.judge.conftest import make_coverage as _whole_coverage
from tests.judge.conftest import make_run

CATALOGUE = load_catalogue()
READ_AGAIN = load_catalogue()
ATOMS = [
    (rule, placed.leaf, placed.negated)
    for rule in CATALOGUE.rules.values()
    for placed in rule.decision.leaves()
    if isinstance(placed.leaf, Atom)
]
SUBJECTS = sorted({subject for _, atom, _ in ATOMS for subject in atom.subjects} | {""})
PLACE = (Evidence("events.jsonl", "seq=1"),)


def _made(atom: Atom, channel: Channel, confidence: float, direct: bool, role: str) -> Observation:
    """An observation that fits the atom as far as one can."""
    data: dict[str, Any] = {}
    for match in atom.data:
        if match.operator in ("is", "min", "max", "like"):
            data[match.key] = match.operand
        elif match.operator == "has":
            data[match.key] = [match.operand]
        elif match.operator == "in" and isinstance(match.operand, tuple):
            data[match.key] = match.operand[0]
        elif match.operator == "present" and match.operand:
            data[match.key] = "x"
    subject = atom.subjects[0] if atom.subjects else "s"
    phase = atom.phases[0] if atom.phases else None
    return Observation(atom.kind, channel, subject, confidence, PLACE, phase, role, direct, data)


fitting = st.builds(
    lambda atom, *rest: _made(atom[1], *rest),
    st.sampled_from(ATOMS),
    st.sampled_from(Channel),
    st.floats(0.4, 1.0),
    st.booleans(),
    st.sampled_from(["", "grassroots", "superior"]),
)
wild = st.builds(
    Observation,
    st.sampled_from(Kind),
    st.sampled_from(Channel),
    st.sampled_from(SUBJECTS),
    st.floats(0.0, 1.0),
    st.just(PLACE),
    st.none() | st.sampled_from(Phase),
    st.sampled_from(["", "grassroots", "superior"]),
    st.booleans(),
    st.fixed_dictionaries({}, optional={"taps": st.integers(0, 9), "matches": st.booleans(), "number": st.just("1")}),
)
recordings = st.lists(fitting | wild, max_size=12)
campaigns = st.sampled_from(
    [
        Campaign(),
        replace(Campaign(), switches={**Campaign().switches, "a14_2_reading": "R1", "empty_necessary_media": "none"}),
        replace(Campaign(), switches={name: switch.values[-1] for name, switch in SWITCHES.items()}),
    ]
)


NEEDS = [
    (rule.id, field, "grassroots" if name == EVERY_ROLE else name)
    for rule in CATALOGUE.rules.values()
    for field in ("channels", "scenarios", "roles", "probes")
    for name in getattr(rule.needs, field)
]


LOSSES = sorted({(field, name) for _, field, name in NEEDS})


@pytest.mark.parametrize(("field", "name"), LOSSES)
@given(seen=recordings, campaign=campaigns)
@settings(max_examples=6, deadline=None)
def test_a_needed_thing_out_of_view_never_gives_pass(
    bench: Any, field: str, name: str, seen: Any, campaign: Campaign
) -> None:
    whole: Coverage = bench.coverage()
    lost: dict[str, Any] = {field: {**getattr(whole, field), name: Covered(ok=False)}}
    verdicts = bench.judge(seen, coverage=replace(whole, **lost), campaign=campaign)
    needing = [rule for rule, needed_field, needed in NEEDS if (needed_field, needed) == (field, name)]
    assert needing
    for rule in needing:
        assert verdicts[rule].outcome is not Outcome.PASS, rule
    for rule_id, verdict in verdicts.items():
        left_open = [one for one in CATALOGUE.rules[rule_id].members if verdicts[one].outcome is Outcome.NOT_TESTED]
        assert verdict.outcome is not Outcome.PASS or not left_open, rule_id


def test_every_channel_is_asked_for_by_a_rule() -> None:
    assert {name for field, name in LOSSES if field == "channels"} == set(CHANNELS)


@given(seen=recordings, campaign=campaigns)
@settings(max_examples=40, deadline=None)
def test_a_run_that_ended_early_passes_nothing(bench: Any, seen: Any, campaign: Campaign) -> None:
    verdicts = bench.judge(seen, coverage=bench.coverage(complete=False), campaign=campaign)
    assert not [rule for rule, verdict in verdicts.items() if verdict.outcome is Outcome.PASS]


def _reads(rule: Rule) -> set[str]:
    """The rule and all that it cites, directly or not."""
    return {rule.id}.union(*(_reads(CATALOGUE.rules[member]) for member in rule.members))


def _guilty_only(rule: Rule) -> list[Atom]:
    """Atoms that speak against the app in this rule and stand nowhere as a sign of innocence in what it reads."""
    read = [CATALOGUE.rules[name] for name in _reads(rule)]
    innocent = {
        placed.leaf.kind
        for one in read
        for placed in one.decision.leaves()
        if isinstance(placed.leaf, Atom) and placed.negated
    }
    innocent |= {Kind.CONSENT_DIALOG, Kind.PRIVACY_POLICY} if any(one.consent_based for one in read) else set()
    own = [(one, atom) for one, atom, negated in ATOMS if one.id == rule.id and not negated]
    against = [atom for one, atom in own if not _only_in_pass(one, atom)]
    return [atom for atom in against if atom.kind not in innocent]


def _only_in_pass(rule: Rule, atom: Atom) -> bool:
    return rule.decision.passes is not None and str(atom) in str(rule.decision.passes)


GUILT = [(rule, atom) for rule in CATALOGUE.rules.values() for atom in _guilty_only(rule)]


@given(
    seen=recordings,
    guilt=st.sampled_from(GUILT),
    channel=st.sampled_from(Channel),
    direct=st.booleans(),
    campaign=campaigns,
)
@settings(max_examples=80, deadline=None)
def test_more_guilt_never_improves_a_verdict(
    bench: Any, seen: Any, guilt: Any, channel: Channel, direct: bool, campaign: Campaign
) -> None:
    rule, atom = guilt
    before = bench.judge(seen, campaign=campaign)[rule.id].outcome
    after = bench.judge([*seen, _made(atom, channel, 0.9, direct, "")], campaign=campaign)[rule.id].outcome
    assert SEVERITY[after] <= SEVERITY[before], (rule.id, before, after)


@given(seen=recordings, channel=st.sampled_from(Channel), campaign=campaigns)
@settings(max_examples=40, deadline=None)
def test_one_channel_that_is_no_direct_proof_never_gives_violation(
    bench: Any, seen: Any, channel: Channel, campaign: Campaign
) -> None:
    alone = [replace(one, channel=channel, direct=False) for one in seen]
    for rule, verdict in bench.judge(alone, campaign=campaign).items():
        # A thing nowhere seen is proved by coverage, not by channels: such a violation names what was nowhere seen.
        by_absence = "nowhere seen" in verdict.why.en.lower() or "follows from" in verdict.why.en
        assert verdict.outcome is not Outcome.VIOLATION or by_absence, (rule, verdict.why.en)


@given(seen=recordings, campaign=campaigns)
@settings(max_examples=40, deadline=None)
def test_what_is_only_encouraged_is_never_held_against_the_app(bench: Any, seen: Any, campaign: Campaign) -> None:
    verdicts = bench.judge(seen, campaign=campaign)
    for rule in CATALOGUE.rules.values():
        if rule.strength is Strength.ENCOURAGED:
            assert verdicts[rule.id].outcome not in (Outcome.VIOLATION, Outcome.SUSPECT)
        if rule.strength is Strength.IN_PRINCIPLE or rule.not_firm:
            assert verdicts[rule.id].outcome is not Outcome.VIOLATION


@given(seen=recordings, random=st.randoms(use_true_random=False), campaign=campaigns)
@settings(max_examples=40, deadline=None)
def test_the_order_of_observations_never_matters(bench: Any, seen: Any, random: Any, campaign: Campaign) -> None:
    shuffled = [*seen, *seen[:2]]
    random.shuffle(shuffled)
    assert bench.judge(shuffled, campaign=campaign) == bench.judge(seen, campaign=campaign)


@given(seen=recordings, campaign=campaigns)
@settings(max_examples=40, deadline=None)
def test_nothing_that_was_seen_is_quoted(bench: Any, seen: Any, campaign: Campaign) -> None:
    marked = [replace(one, subject=one.subject or "13800005678", data={**one.data, "v": "13800005678"}) for one in seen]
    for verdict in bench.judge(marked, campaign=campaign).values():
        assert "13800005678" not in verdict.why.en + verdict.why.zh


@given(seen=recordings, campaign=campaigns)
@settings(max_examples=40, deadline=None)
def test_menus_never_walked_prove_no_absence(bench: Any, seen: Any, campaign: Campaign) -> None:
    shut = bench.coverage(menu_share=dict.fromkeys(("grassroots", "superior"), 0.0))
    for rule, verdict in bench.judge(seen, coverage=shut, campaign=campaign).items():
        if CATALOGUE.rules[rule].needs.menu and verdict.outcome is Outcome.PASS:
            assert verdict.observations, rule  # a sign of compliance that was seen, never an absence


@given(seen=recordings, campaign=campaigns)
@settings(max_examples=40, deadline=None)
def test_a_rule_whose_evidence_is_still_missing_concludes_nothing_from_absence(
    bench: Any, seen: Any, campaign: Campaign
) -> None:
    for rule, verdict in bench.judge(seen, campaign=campaign).items():
        if CATALOGUE.rules[rule].awaits and verdict.outcome is not Outcome.NOT_TESTED:
            by_fact = verdict.outcome is Outcome.NOT_APPLICABLE
            assert verdict.observations or by_fact, rule
            assert "nowhere seen" not in verdict.why.en, rule


def test_what_must_have_come_into_view_is_asked_for() -> None:
    """A screen never reached: with nothing seen at all, no rule that needs something in view passes."""
    needing = [rule.id for rule in CATALOGUE.rules.values() if rule.needs.seen]
    verdicts = judge([], _whole_coverage(), make_run(), CATALOGUE, Campaign())
    outcomes = {verdict.rule: verdict.outcome for verdict in verdicts}
    assert needing
    assert all(outcomes[rule] is not Outcome.PASS for rule in needing)


@given(seen=recordings, campaign=campaigns)
@settings(max_examples=30, deadline=None)
def test_the_same_recording_gives_the_same_bytes(seen: Any, campaign: Campaign) -> None:
    first, second = (
        json.dumps(to_json(judge(seen, _whole_coverage(), make_run(), load, campaign)), ensure_ascii=False)
        for load in (CATALOGUE, READ_AGAIN)
    )
    assert first == second


def test_the_whole_catalogue_judges_a_rich_recording_within_two_seconds() -> None:
    seen = [
        _made(atom, channel, 0.9, False, "grassroots") for _, atom, _ in ATOMS for channel in (Channel.UI, Channel.LOG)
    ]
    began = time.process_time()
    judge(seen, _whole_coverage(), make_run(), CATALOGUE, Campaign())
    assert time.process_time() - began < 2.0
