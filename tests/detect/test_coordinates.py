"""Datums against published check points, and against the laws that they must obey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.coordinates import Position, gcj02_to_bd09, metres_between, to_bd09, to_gcj02

CHINA = st.builds(Position, lat=st.floats(18.2, 53.5), lng=st.floats(73.6, 134.7))

# Test vectors of the public eviltransform project (Shanghai, Shenzhen, Beijing).
GCJ_POINTS = [
    (Position(31.1774276, 121.5272106), Position(31.17530398364597, 121.531541859215)),
    (Position(22.543847, 113.912316), Position(22.540796131694766, 113.9171764808363)),
    (Position(39.911954, 116.377817), Position(39.91334545536069, 116.38404722455657)),
]
# Vectors of the public coordtransform and gcoord projects.
GCJ_TO_BD = [
    (Position(39.915, 116.404), Position(39.92133699351021, 116.41036949371029)),
    (Position(45.0, 123.0), Position(45.00636899, 123.00636499)),
]
# A vector of the public geotool project, from WGS-84 all the way.
WGS_TO_BD = (Position(30.6107779, 121.0917077), Position(30.61484572185035, 121.10271732371203))


@pytest.mark.parametrize(("wgs", "gcj"), GCJ_POINTS)
def test_gcj02_meets_the_published_points_within_a_centimetre(wgs: Position, gcj: Position) -> None:
    assert metres_between(to_gcj02(wgs), gcj) < 0.01


@pytest.mark.parametrize(("gcj", "bd"), GCJ_TO_BD)
def test_bd09_meets_the_published_points_within_a_centimetre(gcj: Position, bd: Position) -> None:
    assert metres_between(gcj02_to_bd09(gcj), bd) < 0.01


def test_the_whole_way_to_bd09_meets_a_published_point() -> None:
    wgs, bd = WGS_TO_BD
    assert metres_between(to_bd09(wgs), bd) < 0.05


@given(CHINA)
def test_a_datum_moves_a_point_far_enough_to_be_told_apart(place: Position) -> None:
    assert 20 < metres_between(place, to_gcj02(place)) < 1_500
    assert 200 < metres_between(to_gcj02(place), to_bd09(place)) < 2_000


@given(CHINA)
def test_gcj02_can_be_undone_by_search_within_a_metre(place: Position) -> None:
    sent = to_gcj02(place)
    guess = sent
    for _ in range(6):
        moved = to_gcj02(guess)
        guess = Position(guess.lat + sent.lat - moved.lat, guess.lng + sent.lng - moved.lng)
    assert metres_between(guess, place) < 1.0


@given(CHINA)
def test_bd09_is_gcj02_and_one_step_more(place: Position) -> None:
    assert to_bd09(place) == gcj02_to_bd09(to_gcj02(place))


def test_abroad_gcj02_changes_nothing() -> None:
    denver = Position(39.7392, -104.9903)
    assert to_gcj02(denver) == denver
