"""Trails: walks in one body or over many; no walk where there is no order."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.canary.route import moved
from harness.detect.traffic.message import Message
from harness.detect.traffic.place import polyline
from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.detect.traffic.place.trail import TrailGatherer
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.place.place_samples import in_datum, layer_of, message_of, persona_on, route_of, trails

ROUTE = route_of(3)
PERSONA = persona_on(ROUTE)
Sent = tuple[Message, list[tuple[str, str]]]


def body(
    points: list[int], datum: str = "gcj02", jitter_m: float = 0.0, draw: random.Random | None = None
) -> list[tuple[str, str]]:
    draw = draw or random.Random(0)
    values = []
    for at, point in enumerate(points):
        place = in_datum(ROUTE[point], datum)
        lat, lng = moved(place, draw.uniform(-jitter_m, jitter_m), draw.uniform(-jitter_m, jitter_m))
        values += [(f"p[{at}].lat", f"{lat:.6f}"), (f"p[{at}].lng", f"{lng:.6f}")]
    return values


def one_by_one(points: list[int], period_s: float = 5.0, jitter_m: float = 0.0) -> list[Sent]:
    draw = random.Random(2)
    return [
        (message_of(at, at * period_s), body([point], jitter_m=jitter_m, draw=draw)) for at, point in enumerate(points)
    ]


@pytest.mark.parametrize(
    "points", [[5, 9, 20], [20, 9, 5], list(range(60)), list(range(59, -1, -1)), [1, 2, 4, 3, 6, 7]]
)
def test_a_body_with_points_in_order_is_a_trail(points: list[int]) -> None:
    (trail,) = trails(PERSONA, [(message_of(), body(points))])
    assert (trail.what, trail.seeded, trail.canary, trail.flow) == (Leaving.TRAIL, True, "route_wgs84", 0)
    assert trail.data["datum"] == "gcj02"
    assert trail.data["batches"] == 1
    assert trail.data["period_s"] is None
    assert 3 <= trail.data["points"] <= len(points)


def test_a_polyline_is_a_trail() -> None:
    line = polyline.encode([in_datum(place, "bd09") for place in ROUTE], 1e5)
    (trail,) = trails(PERSONA, [(message_of(), [("line", line)])])
    assert (trail.data["points"], trail.form) == (60, "bd09+polyline")


def test_three_requests_with_a_point_each() -> None:
    found = trails(PERSONA, one_by_one([10, 11, 12]))
    assert [trail.flow for trail in found] == [0, 1, 2]
    assert found[0].data["period_s"] == 5.0
    assert found[0].data["batches"] == 3


@pytest.mark.parametrize("turn", [1, -1])
def test_batches_oldest_or_newest_first(turn: int) -> None:
    sent = [(message_of(at, at * 50.0), body(list(range(at * 10, at * 10 + 10))[::turn])) for at in range(6)]
    found = trails(PERSONA, sent)
    assert len(found) == 6
    assert {(trail.data["points"], trail.data["period_s"]) for trail in found} == {(60, 50.0)}


def test_batches_that_repeat_the_last_points() -> None:
    sent = [(message_of(at, at * 50.0), body(list(range(max(0, at * 10 - 10), at * 10 + 10)))) for at in range(6)]
    assert {trail.data["points"] for trail in trails(PERSONA, sent)} == {60}


def test_jitter_does_not_hide_the_order() -> None:
    found = trails(PERSONA, one_by_one(list(range(60)), jitter_m=14))
    assert len(found) >= 57
    assert len(trails(PERSONA, [(message_of(), body(list(range(0, 60, 4)), jitter_m=14))])) == 1


def test_hosts_paths_and_datums_are_streams_of_their_own() -> None:
    hosts = [(message_of(at, at, host=f"h{at}.test"), body([at])) for at in range(3)]
    datums = [(message_of(at, at), body([at], datum)) for at, datum in enumerate(("wgs84", "gcj02", "bd09"))]
    paths = [(message_of(at, at, path=path), body([at])) for at, path in enumerate(("/a", "/b", "/c"))]
    assert trails(PERSONA, hosts) == trails(PERSONA, datums) == trails(PERSONA, paths) == []


def test_identifiers_in_the_path_do_not_split_a_stream() -> None:
    assert (
        len(trails(PERSONA, [(message_of(at, at, path=f"/u/{at}77/pos?n={at}"), body([at])) for at in range(3)])) == 3
    )


@pytest.mark.parametrize(
    "sent",
    [
        one_by_one([7] * 20),
        one_by_one([7] * 20, jitter_m=14),
        one_by_one([30, 2, 51, 17, 44, 9]),
        one_by_one([3, 30]),
        [(message_of(), body([7] * 20, jitter_m=14))],
        [(message_of(), body([30, 2, 51, 17, 44, 9]))],
        [(message_of(), body([3, 9]))],
    ],
    ids=["parked", "parked, jitter", "scattered", "two", "parked body, jitter", "scattered body", "body of two"],
)
def test_no_walk(sent: list[Sent]) -> None:
    assert trails(PERSONA, sent) == []


def test_random_points_are_almost_never_a_trail() -> None:
    draw, false = random.Random(4), 0
    for count in (3, 4, 5, 8, 20):
        for _ in range(40):
            false += bool(trails(PERSONA, one_by_one(draw.sample(range(60), count))))
    assert false <= 4


def test_single_positions_beside_a_trail_in_one_body_are_no_part_of_it() -> None:
    singles = [(message_of(at, at * 60.0), body([point])) for at, point in enumerate((2, 41, 17, 55))]
    whole = (message_of(9, 90.0), body(list(range(20, 40))))
    assert [trail.flow for trail in trails(PERSONA, [*singles, whole])] == [9]


def test_two_walks_in_one_another_are_told() -> None:
    first = [(message_of(at, at * 10.0), body([2 * at])) for at in range(20)]
    second = [(message_of(20 + at, at * 10.0 + 5.0), body([30 + at])) for at in range(20)]
    assert len(trails(PERSONA, [*first, *second])) == 40


def test_bodies_one_behind_another_are_one_trail_of_which_the_period_is_told() -> None:
    sent = [(message_of(at, at * 50.0), body(list(range(at * 20, at * 20 + 20)))) for at in range(2)]
    assert [(trail.data["batches"], trail.data["period_s"]) for trail in trails(PERSONA, sent)] == [(2, 50.0)] * 2


def test_a_walk_that_went_to_several_hosts_is_told() -> None:
    sent = [(message_of(at, at * 5.0, host=f"h{at % 3}.test", path=f"/{at % 3}/x"), body([at])) for at in range(12)]
    assert len(trails(PERSONA, sent)) == 12


def test_the_more_streams_there_are_the_more_a_walk_has_to_show() -> None:
    three = [(message_of(at, at * 5.0), body([10 + at])) for at in range(3)]
    draw = random.Random(6)
    others = [
        (message_of(9 + at, at * 5.0, host=f"h{at // 3}.test"), body([point], "wgs84"))
        for at, point in enumerate(point for _ in range(200) for point in draw.sample(range(60), 3))
    ]
    assert len(trails(PERSONA, three)) == 3
    assert len({trail.flow for trail in trails(PERSONA, [*three, *others])}) <= 3


def test_photographs_and_strangers_make_no_trail() -> None:
    places = [moved(ROUTE[0], 1000.0 + 10 * at, 1000.0) for at in range(4)]
    sent = [(message_of(at, at), [("lat", str(lat)), ("lng", str(lng))]) for at, (lat, lng) in enumerate(places)]
    assert trails(persona_on(ROUTE, places), sent) == []


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(12)))
def test_the_order_of_adding_does_not_matter(order: list[int]) -> None:
    sent = one_by_one([*range(0, 50, 5), 7, 7])
    matcher, gatherer = PlaceMatcher(PERSONA), TrailGatherer(PERSONA)
    for at in order:
        message, values = sent[at]
        layers = [layer_of(values)]
        gatherer.add(message, layers, list(matcher.see(message, layers)))
    assert list(gatherer.gathered()) == trails(PERSONA, sent)
