"""Trails of differences: the first point as it is, the others by how far they lie from it or from one another."""

import json
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.ladder.unfold import unfold
from harness.detect.traffic.message import Message
from harness.detect.traffic.place.datums import DATUMS
from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.detect.traffic.place.trail import TrailGatherer
from harness.detect.traffic.sighting import Sighting
from tests.detect.traffic.place.place_samples import START, in_datum, message_of, persona_on, planted, route_of

ROUTE = route_of(1)
PERSONA = persona_on(ROUTE)
MATCHER = PlaceMatcher(PERSONA)
Pairs = list[list[int]]


def _sent(body: object) -> list[Sighting]:
    content = json.dumps(body).encode()
    headers = (("Content-Type", "application/json"),)
    message = Message(0, "f0", START, "POST", "https", "api.test", 443, "/t", headers, content)
    return planted(list(MATCHER.see(message, unfold(message).layers)))


def _scaled(datum: str, power: int, count: int = 20) -> Pairs:
    return [[round(value * 10**power) for value in in_datum(place, datum)] for place in ROUTE[:count]]


def _steps(points: Pairs) -> Pairs:
    return [[two[0] - one[0], two[1] - one[1]] for one, two in pairwise(points)]


@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("power", [5, 6, 7])
def test_lists_of_differences_lead_along_the_route(datum: str, power: int) -> None:
    points = _scaled(datum, power)
    found = _sent({"pts": [points[0], *_steps(points)]})
    assert {one.canary for one in found} >= {f"route_wgs84[{at}]" for at in range(20)}
    assert {one.form for one in found} == {f"{datum}+e{power}", f"{datum}+delta+e{power}"}


def test_the_other_shapes_that_apps_give_them() -> None:
    points = _scaled("gcj02", 6)
    steps, (lat, lng) = _steps(points), points[0]
    flat = [number for pair in steps for number in pair]
    shapes: dict[str, object] = {
        "flat": [lng, lat, *[number for north, east in steps for number in (east, north)]],
        "base and rest": {"lat": lat, "lng": lng, "n": 20, "d": flat},
        "with times": [[lat, lng, 1772000000], *([*pair, 5] for pair in steps)],
        "objects": {"base": {"a": lat, "o": lng}, "pts": [{"t": 5, "a": north, "o": east} for north, east in steps]},
        "text": ";".join(f"{east},{north}" for north, east in [(lat, lng), *steps]),
        "an axis each": {"lats": [lat, *(north for north, _ in steps)], "lngs": [lng, *(east for _, east in steps)]},
        "from the first": {"o": [lat, lng], "d": [[one[0] - lat, one[1] - lng] for one in points[1:]]},
        "beside decimals": {"lat": lat / 1e6, "lng": lng / 1e6, "d": steps},
    }
    for name, shape in shapes.items():
        found = {one.canary for one in _sent(shape)}
        assert len(found) >= 15, name


def test_they_make_a_trail() -> None:
    points = _scaled("wgs84", 6)
    gatherer = TrailGatherer(PERSONA)
    gatherer.add(message_of(), [], _sent([points[0], *_steps(points)]))
    (trail,) = gatherer.gathered()
    assert trail.canary == "route_wgs84"


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.sampled_from((3, 30, 300)), power=st.sampled_from((5, 6)))
def test_small_numbers_behind_a_place_are_no_trail(seed: int, size: int, power: int) -> None:
    """Accuracies, speeds, bearings, counters: one place left, not a walk."""
    draw = random.Random(seed)
    lat, lng = _scaled("wgs84", power)[draw.randrange(20)]
    numbers = [[draw.randrange(-size, size) for _ in range(2)] for _ in range(12)]
    assert not [one for one in _sent({"lat": lat, "lng": lng, "rest": numbers}) if "delta" in one.form]


def test_standing_still_is_no_walk() -> None:
    lat, lng = _scaled("wgs84", 6)[0]
    assert len(_sent({"lat": lat, "lng": lng, "d": [[0, 0]] * 30})) == 1
