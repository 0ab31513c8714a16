"""One rule alone on the bench."""

from dataclasses import replace
from typing import Any

from harness.judge.campaign import Campaign
from harness.judge.facts import facts_of
from harness.judge.match import canonical
from harness.judge.rule import Catalogue, State
from harness.judge.ruling import ONE_CHANNEL, Bench, rule_on
from harness.model.verdict import Outcome


def _bench(bench: Any, *texts: str) -> Bench:
    run, campaign = bench.run(), Campaign()
    return Bench(run, bench.coverage(), campaign, canonical(map(bench.see, texts)), facts_of(run, campaign))


def test_one_channel_alone_is_suspect_and_says_so(bench: Any, catalogue: Catalogue) -> None:
    ruling = rule_on(catalogue.rules["PI-34"], _bench(bench, "personal_data_sent:id_card@traffic plaintext=true"), {})
    assert ruling.outcome is Outcome.SUSPECT
    assert ONE_CHANNEL in ruling.grounds.remarks


def test_a_suspicion_says_why_it_is_no_more(bench: Any, catalogue: Catalogue) -> None:
    rule = catalogue.rules["PI-34"]
    loose = rule_on(rule, _bench(bench, "personal_data_sent:phone@traffic! plaintext=true"), {})
    grave = rule_on(rule, _bench(bench, "personal_data_sent:id_card@traffic! plaintext=true"), {})
    assert (loose.outcome, grave.outcome) == (Outcome.SUSPECT, Outcome.VIOLATION)
    assert rule.ceiling in loose.grounds.remarks
    assert rule.ceiling not in grave.grounds.remarks


def test_what_a_person_must_decide_is_not_tested_here(bench: Any, catalogue: Catalogue) -> None:
    for state in (State.ASSISTED, State.DOCUMENT, State.CANNOT):
        rule = replace(catalogue.rules["PI-34"], state=state)
        ruling = rule_on(rule, _bench(bench, "personal_data_sent:phone@traffic! plaintext=true"), {})
        assert ruling.outcome is Outcome.NOT_TESTED
        assert ruling.grounds.remarks
