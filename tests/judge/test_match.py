"""Which observations an atom asks for."""

from typing import Any

import pytest

from harness.judge.condition import Atom, Match
from harness.judge.match import canonical, fits, is_direct, matched
from harness.model.event import Phase
from harness.model.observation import Channel, Kind


@pytest.mark.parametrize(
    ("match", "text", "fitting"),
    [
        (Match("n", "min", 3), "points@ui n=3", True),
        (Match("n", "min", 3), "points@ui n=2", False),
        (Match("n", "min", 0), "points@ui n=true", False),
        (Match("n", "min", 0), "points@ui n=many", False),
        (Match("n", "max", 4), "points@ui n=4", True),
        (Match("n", "max", 4), "points@ui", False),
        (Match("n", "is", True), "points@ui n=1", False),
        (Match("n", "is", True), "points@ui n=true", True),
        (Match("n", "is_not", True), "points@ui", True),
        (Match("n", "is_not", True), "points@ui n=true", False),
        (Match("n", "in", ("a", "b")), "points@ui n=b", True),
        (Match("n", "in", ("a", "b")), "points@ui n=c", False),
        (Match("n", "like", "read*"), "points@ui n=readText", True),
        (Match("n", "has", "read*"), "points@ui n=write|readText", True),
        (Match("n", "has", "read*"), "points@ui n=readText", False),
        (Match("n", "present", True), "points@ui n=0", True),
        (Match("n", "present", True), "points@ui n=", False),
        (Match("n", "present", False), "points@ui", True),
        (Match("n", "present", False), "points@ui n=false", True),
    ],
)
def test_a_demand_on_data(bench: Any, match: Match, text: str, fitting: bool) -> None:
    assert fits(Atom(Kind.POINTS, data=(match,)), bench.see(text)) is fitting


@pytest.mark.parametrize(
    ("atom", "fitting"),
    [
        (Atom(Kind.API_CALL), True),
        (Atom(Kind.POINTS), False),
        (Atom(Kind.API_CALL, subjects=("loc*",)), True),
        (Atom(Kind.API_CALL, subjects=("camera",)), False),
        (Atom(Kind.API_CALL, not_subjects=("location",)), False),
        (Atom(Kind.API_CALL, phases=(Phase.REFUSED,)), True),
        (Atom(Kind.API_CALL, phases=(Phase.BACKGROUND,)), False),
        (Atom(Kind.API_CALL, channels=(Channel.UI,)), False),
        (Atom(Kind.API_CALL, roles=("superior",)), False),
        (Atom(Kind.API_CALL, direct=True), False),
        (Atom(Kind.API_CALL, min_confidence=0.9), False),
    ],
)
def test_what_a_single_observation_must_have(bench: Any, atom: Atom, fitting: bool) -> None:
    assert fits(atom, bench.see("api_call:location@hook/refused role=grassroots")) is fitting


def test_counts_and_channels_are_of_the_whole(bench: Any) -> None:
    seen = [bench.see(text) for text in ("points:a@ui", "points:b@ui n=1", "points:b@ui n=2")]
    every = frozenset(range(3))
    assert matched(Atom(Kind.POINTS, min_count=3), seen, every) == every
    assert matched(Atom(Kind.POINTS, min_count=2, same_subject=True), seen, every) == {1, 2}
    assert matched(Atom(Kind.POINTS, min_count=3, same_subject=True), seen, every) == frozenset()
    assert matched(Atom(Kind.POINTS), seen, frozenset({1})) == {1}
    assert matched(Atom(Kind.POINTS, min_channels=2), seen, every) == frozenset()
    assert matched(Atom(Kind.POINTS, min_channels=2), [*seen, bench.see("points@hook!")], every | {3}) == every | {3}


def test_direct_is_said_in_the_field_or_in_the_data(bench: Any) -> None:
    assert is_direct(bench.see("mandatory@scenario!"))
    assert is_direct(bench.see("mandatory@scenario direct=true"))
    assert not is_direct(bench.see("mandatory@scenario direct=yes"))


def test_the_same_observations_in_any_order_are_the_same_and_each_counts_once(bench: Any) -> None:
    seen = [bench.see(text) for text in ("points:b@ui", "check_in@ui", "points:a@ui n=1", "points:a@ui n=2")]
    assert canonical(seen) == canonical([*reversed(seen), *seen])
    assert len(canonical(seen)) == 4
