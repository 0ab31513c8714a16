"""The one rule that decides whether a function is forced (standards, section 4), with its laws as properties."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.judge.evaluate import View
from harness.judge.mandatory import Compulsion, State, decide
from harness.model.coverage import Coverage, Covered
from harness.model.observation import Observation
from harness.model.protocol import DIRECT, Protocol
from tests.judge.conftest import make_app, make_coverage, make_run, see

WHOLE = make_coverage()
DIRECTS = sorted(DIRECT)
OTHERS = sorted(set(Protocol) - DIRECT - {Protocol.RULE_TEXT, Protocol.MANAGER_VIEW})
ALL_NEGATIVE = tuple(see(f"not_mandatory:photo@scenario! protocol=MP-{number}") for number in (1, 2, 4))

results = st.builds(
    lambda kind, duty, protocol: see(f"{kind}:{duty}@scenario! protocol={protocol}"),
    st.sampled_from(["mandatory", "not_mandatory", "probe_unclear"]),
    st.sampled_from(["photo", "every", "check_in"]),
    st.sampled_from(sorted(Protocol)),
)
sightings = st.sampled_from(
    [see(f"{kind}:photo@ui") for kind in ("negative_state", "duty_text", "supervisor_list", "media_duty")]
)
seen_lists = st.lists(results | sightings, max_size=9)


def decided(seen: Sequence[Observation], coverage: Coverage = WHOLE, duty: str = "photo") -> Compulsion:
    view = View(tuple(seen), frozenset(range(len(seen))), {}, {}, {})
    return decide(duty, view, coverage, 0.9)


@pytest.mark.parametrize("protocol", DIRECTS)
def test_one_direct_protocol_is_enough(protocol: str) -> None:
    assert decided([see(f"mandatory:photo@scenario! protocol={protocol}")]).state is State.YES


def test_rule_text_is_direct_only_where_it_is_the_sponsors() -> None:
    assert decided([see("duty_text:photo@ui by_sponsor=true")]).state is State.YES
    assert decided([see("duty_text:photo@ui")]).state is State.UNKNOWN


@pytest.mark.parametrize("protocol", OTHERS)
def test_two_that_are_not_direct_are_needed(protocol: str) -> None:
    one = see(f"mandatory:photo@scenario! protocol={protocol}")
    assert decided([one, *ALL_NEGATIVE]).state is State.NO
    assert decided([one, one]).state is State.UNKNOWN
    assert decided([one, see("supervisor_list:photo@ui role=superior")]).state is State.YES


def test_no_needs_all_four_run_and_negative() -> None:
    assert decided(ALL_NEGATIVE).state is State.NO
    for left_out in range(3):
        assert decided(ALL_NEGATIVE[:left_out] + ALL_NEGATIVE[left_out + 1 :]).state is State.UNKNOWN
    every = [replace(one, subject="every") for one in ALL_NEGATIVE]
    assert decided(every).state is State.NO


def test_a_form_counts_only_where_one_asks() -> None:
    assert decided([replace(one, subject="check_in") for one in ALL_NEGATIVE[:2]], duty="check_in").state is State.NO
    tried = see("probe_unclear:check_in@scenario! protocol=MP-4")
    gates = [replace(one, subject="check_in") for one in ALL_NEGATIVE[:2]]
    assert decided([*gates, tried], duty="check_in").state is State.UNKNOWN


def test_what_is_missing_is_said() -> None:
    short = see("probe_unclear:photo@scenario! protocol=MP-2 days_missing=2")
    missing = decided([*ALL_NEGATIVE, short], make_coverage(roles={})).missing
    assert [one.en for one in missing] == [
        "MP-2 omission over working days: 2 working day(s) are missing",
        "MP-9 manager view: the app file has no superior account, ask the sponsor for one (上级)",
    ]
    assert "尚缺 2 个工作日" in missing[0].zh


def test_a_list_in_the_superiors_view_is_no_negative() -> None:
    assert decided([*ALL_NEGATIVE, see("supervisor_list:photo@ui role=superior")]).state is State.UNKNOWN


@given(seen=seen_lists, protocol=st.sampled_from(DIRECTS))
@settings(max_examples=200)
def test_a_positive_direct_protocol_never_becomes_a_no(seen: list[Observation], protocol: str) -> None:
    assert decided([*seen, see(f"mandatory:photo@scenario! protocol={protocol}")]).state is State.YES


@given(seen=seen_lists, more=results | sightings)
@settings(max_examples=200)
def test_more_evidence_never_turns_a_yes_back(seen: list[Observation], more: Observation) -> None:
    if decided(seen).state is State.YES:
        assert decided([*seen, more]).state is State.YES


@given(seen=seen_lists, lost=st.sampled_from(["MP-1", "MP-2", "MP-4"]))
@settings(max_examples=200)
def test_what_was_not_run_never_gives_a_no(seen: list[Observation], lost: str) -> None:
    left = [one for one in seen if one.data.get("protocol") != lost]
    assert decided(left).state is not State.NO


@given(seen=seen_lists, lost=st.sampled_from(["account", "sign-in", "menu"]))
@settings(max_examples=200)
def test_a_superior_not_seen_never_gives_a_no(seen: list[Observation], lost: str) -> None:
    shut: dict[str, Coverage] = {
        "account": make_coverage(roles={"grassroots": Covered(ok=True)}),
        "sign-in": make_coverage(roles={"superior": Covered(ok=False)}),
        "menu": make_coverage(menu_share={"superior": 0.5}),
    }
    assert decided(seen, shut[lost]).state is not State.NO


def test_a_finding_without_compulsion_says_what_is_unknown(bench: Any) -> None:
    verdict = bench.judge(["check_in@ui", "check_in@traffic"])["A14-2a"]
    assert verdict.outcome == "suspect"
    assert "whether check-in is compulsory is unknown (MP-1 gate refusal: it was not run" in verdict.why.en


def test_a_finding_that_was_probed_through_says_so(bench: Any) -> None:
    probed = [f"not_mandatory:check_in@scenario! protocol=MP-{number}" for number in (1, 2)]
    verdict = bench.judge(["check_in@ui", "check_in@traffic", *probed])["A14-2a"]
    assert verdict.outcome == "suspect"
    assert "every probe of compulsion came out negative" in verdict.why.en


def test_a_staff_app_without_a_superior_account_is_not_tested_and_says_whom_to_ask(bench: Any) -> None:
    accounts = tuple(account for account in make_app().accounts if account.role == "grassroots")
    run = make_run(make_app(accounts=accounts, audience="internal"))
    verdict = bench.judge([], run=run, coverage=make_coverage(roles={"grassroots": Covered(ok=True)}))["A14-2a"]
    assert verdict.outcome == "not_tested"
    assert "the app file has no superior account" in verdict.why.en
    assert "请向主办单位索取" in verdict.why.zh
