"""A network that lacks something on purpose is no reason to accuse an app of what ordinary rules are about."""

from typing import Any

import pytest

from harness.judge.fair_network import fair_observations, is_fair
from harness.judge.rule import Catalogue
from harness.model.verdict import Outcome

FAILED = ["task_done:a@scenario! core=true", "task_failed:b@scenario! core=true", "launched:app@ui!"]


def judged(bench: Any, network: str, seen: list[str]) -> Any:
    from dataclasses import replace

    return bench.judge(seen, run=replace(bench.run(), network=network))


@pytest.mark.parametrize("network", ["ipv6-only", "ipv6-nat64", "ipv6-black-hole", "weak-slow", "weak-100ms"])
def test_a_failure_there_is_not_held_against_the_app(bench: Any, network: str) -> None:
    verdicts = judged(bench, network, [*FAILED, "blank_screen@ui", "script_error@log"])
    accused = [rule for rule, one in verdicts.items() if one.outcome in (Outcome.VIOLATION, Outcome.SUSPECT)]
    assert accused == []


@pytest.mark.parametrize("network", ["host", "dual-stack", "ipv4-only", "default"])
def test_on_an_ordinary_network_it_is(bench: Any, network: str) -> None:
    assert judged(bench, network, FAILED)["A06-1"].outcome is Outcome.SUSPECT


def test_what_was_seen_counts_everywhere(bench: Any) -> None:
    seen = [
        "plaintext:a.test@traffic! personal=phone login=true",
        "check_in@ui",
        "check_in@traffic",
        "mandatory:check_in@scenario!",
    ]
    for rule in ("A10-1", "A14-2a"):
        assert judged(bench, "ipv6-only", seen)[rule].outcome == judged(bench, "host", seen)[rule].outcome


def test_what_was_not_seen_there_proves_nothing(bench: Any) -> None:
    verdicts = judged(bench, "ipv6-only", [])
    passed = [rule for rule, one in verdicts.items() if one.outcome is Outcome.PASS]
    assert passed == ["A16-IPV6-6"]
    assert verdicts["A18-1"].outcome is Outcome.NOT_TESTED


def test_rules_about_networks_see_everything(bench: Any, catalogue: Catalogue) -> None:
    from dataclasses import replace

    run, seen = replace(bench.run(), network="ipv6-only"), [bench.see(one) for one in FAILED]
    everything = frozenset(range(len(seen)))
    assert is_fair(catalogue.rules["A16-IPV6-4"], run)
    assert fair_observations(catalogue.rules["A16-IPV6-4"], run, seen, everything) == everything
    assert fair_observations(catalogue.rules["A06-1"], run, seen, everything) == {0, 2}
