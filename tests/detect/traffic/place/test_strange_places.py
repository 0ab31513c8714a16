"""Positions of nobody's: the shape under geo keys, and nothing that only looks like one."""

import pytest

from harness.detect.traffic.place.strange_places import StrangePlace, is_trail, strange_places
from tests.detect.traffic.place.place_samples import layer_of

Values = list[tuple[str, str]]


def found(values: Values) -> list[StrangePlace]:
    return list(strange_places(layer_of(values), set()))


@pytest.mark.parametrize(
    "values",
    [
        [("lat", "39.9042"), ("lng", "116.4074")],
        [("lng", "116.407400"), ("lat", "39.904200")],
        [("location", "116.4074,39.9042")],
        [("gps[0]", "116.407412"), ("gps[1]", "39.904212")],
        [("经度", "116.4074"), ("t", "12"), ("纬度", "39.9042")],
    ],
)
def test_a_pair_in_china_under_geo_keys(values: Values) -> None:
    (place,) = found(values)
    assert (round(place.place.lat, 4), round(place.place.lng, 4)) == (39.9042, 116.4074)


@pytest.mark.parametrize(
    "values",
    [
        [("a", "39.9042"), ("b", "116.4074")],
        [("lat", "48.8584"), ("lng", "2.2945")],
        [("lat", "39.904"), ("lng", "116.407")],
        [("price", "39.9900"), ("total", "119.9900")],
        [("bounds.lat", "39.9042"), ("bounds.lng", "116.4074")],
        [("bbox", "116.3000,39.9000,116.5000,40.0000")],
        [("center.lat", "39.9042"), ("center.lng", "116.4074")],
        [("lat", "139.9042"), ("lng", "216.4074")],
        [("lat", "-39.9042"), ("lng", "116.4074")],
    ],
)
def test_what_is_no_position_of_anybody(values: Values) -> None:
    assert found(values) == []


def test_known_places_are_left_out() -> None:
    assert list(strange_places(layer_of([("lat", "39.9042"), ("lng", "116.4074")]), {0})) == []


def test_five_near_each_other_are_a_trail_and_five_cities_are_not() -> None:
    walk = [
        (f"p[{at}].{key}", f"{base + at * 0.0005:.5f}")
        for at in range(6)
        for key, base in (("lat", 39.9), ("lng", 116.4))
    ]
    cities = [
        (f"p[{at}].{key}", f"{base + at:.5f}") for at in range(6) for key, base in (("lat", 30.1), ("lng", 110.1))
    ]
    assert is_trail(found(walk))
    assert not is_trail(found(cities))
    assert not is_trail(found(walk[:8]))
