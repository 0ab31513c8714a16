"""Geohashes against published names, and cells against their places."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place import geohash


def test_published_names() -> None:
    assert geohash.encode(42.6, -5.6, 5) == "ezs42"
    assert geohash.encode(57.64911, 10.40744, 11) == "u4pruydqqvj"


@given(st.floats(-89.9, 89.9), st.floats(-179.9, 179.9), st.integers(1, 12))
def test_a_place_lies_in_its_cell(lat: float, lng: float, letters: int) -> None:
    cell = geohash.decode(geohash.encode(lat, lng, letters))
    assert cell is not None
    assert abs(cell.lat - lat) <= cell.half_lat * 1.000001
    assert abs(cell.lng - lng) <= cell.half_lng * 1.000001


def test_a_letter_that_is_none_makes_no_cell() -> None:
    assert geohash.decode("ezs4a") is None
