"""Mercator metres against the textbook, and Baidu's polynomial against itself and a published pair."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place import mercator

LAT, LNG = st.floats(3.0, 54.0), st.floats(73.0, 136.0)


@given(LAT, LNG)
def test_web_mercator_is_the_textbooks(lat: float, lng: float) -> None:
    half = 20037508.342789244
    assert mercator.easting_of(lng) == pytest.approx(lng / 180 * half, abs=1e-6)
    textbook = math.log(math.tan(math.radians(45 + lat / 2))) / math.pi * half
    assert mercator.northing_of(lat) == pytest.approx(textbook, abs=1e-6)


@given(LAT, LNG)
def test_both_ways_lead_back(lat: float, lng: float) -> None:
    assert mercator.lat_of(mercator.northing_of(lat)) == pytest.approx(lat, abs=1e-10)
    assert mercator.lng_of(mercator.easting_of(lng)) == pytest.approx(lng, abs=1e-10)
    assert mercator.baidu_lat_of(mercator.baidu_northing_of(lat)) == pytest.approx(lat, abs=1e-9)
    assert mercator.baidu_lng_of(mercator.baidu_easting_of(lng)) == pytest.approx(lng, abs=1e-10)


@pytest.mark.parametrize("edge", [15.0, 30.0, 45.0])
def test_baidus_bands_meet(edge: float) -> None:
    below, above = mercator.baidu_northing_of(edge - 1e-9), mercator.baidu_northing_of(edge)
    assert abs(below - above) < 0.5


def test_baidus_metres_are_near_those_of_an_ellipsoid() -> None:
    """An ellipsoid's Mercator is 0.2 to 0.7 % short of the sphere's northing at these latitudes."""
    for lat in range(4, 54):
        share = mercator.baidu_northing_of(lat) / mercator.northing_of(lat)
        assert 0.992 < share < 0.9975
