"""The route is a walk: right length, right pace, no leaps, no turning on the spot, in the city."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.canary.draw import draw_of
from harness.canary.route import INTERVAL_S, POINTS, moved, walk

seeds = st.integers(0, 10_000)


def metres(first: tuple[float, float], second: tuple[float, float]) -> tuple[float, float]:
    north = (second[0] - first[0]) * 111_319.5
    return (second[1] - first[1]) * 111_319.5 * math.cos(math.radians(first[0])), north


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_it_is_walked_at_the_pace_of_a_person(seed: int) -> None:
    route = walk(draw_of(seed, "route"))
    assert len(route) == len(set(route)) == POINTS
    speeds = [math.hypot(*metres(a, b)) / INTERVAL_S for a, b in pairwise(route)]
    assert max(speeds) < 1.8
    assert sum(speeds) / len(speeds) == pytest.approx(1.4, abs=0.15)
    assert min(speeds) > 0.6


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_it_turns_at_corners_and_not_on_the_spot(seed: int) -> None:
    route = walk(draw_of(seed, "route"))
    headings = [math.atan2(*metres(a, b)) for a, b in pairwise(route)]
    turns = [abs(math.remainder(b - a, math.tau)) for a, b in pairwise(headings)]
    assert max(turns) < math.radians(75)
    assert sum(turn < math.radians(15) for turn in turns) > 0.6 * len(turns)


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_it_stays_in_the_city_and_gets_somewhere(seed: int) -> None:
    route = walk(draw_of(seed, "route"))
    assert all(30.1 < lat < 30.4 and 120.0 < lng < 120.3 for lat, lng in route)
    assert max(math.hypot(*metres(route[0], point)) for point in route) > 100


def test_a_place_is_moved_by_metres() -> None:
    lat, lng = moved((30.0, 120.0), 100.0, -50.0)
    assert metres((30.0, 120.0), (lat, lng)) == pytest.approx((100.0, -50.0), abs=0.1)
