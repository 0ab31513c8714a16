"""Metres on a grid: there and back, against a series of another derivation, and found in what apps send."""

from math import cos, radians, sin, sqrt, tan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.place.datums import Position
from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.detect.traffic.place.transverse_mercator import Grid, grid_of, grids_around
from tests.detect.traffic.place.place_samples import persona_on, planted, route_of, seen

ROUTE = route_of(3)
MATCHER = PlaceMatcher(persona_on(ROUTE))
LATS, LNGS = st.floats(3.0, 54.0), st.floats(73.5, 135.0)


def _redfearn(place: Position, grid: Grid) -> tuple[float, float]:
    """The classical series in powers of the longitude's difference, as surveyors' tables have it."""
    a, e2 = 6_378_137.0, 0.0066943800229
    phi, dl = radians(place.lat), radians(place.lng - grid.meridian_deg)
    second = e2 / (1 - e2)
    t, eta2, n = tan(phi), second * cos(phi) ** 2, a / sqrt(1 - e2 * sin(phi) ** 2)
    arc = a * (
        (1 - e2 / 4 - 3 * e2**2 / 64 - 5 * e2**3 / 256) * phi
        - (3 * e2 / 8 + 3 * e2**2 / 32 + 45 * e2**3 / 1024) * sin(2 * phi)
        + (15 * e2**2 / 256 + 45 * e2**3 / 1024) * sin(4 * phi)
        - 35 * e2**3 / 3072 * sin(6 * phi)
    )
    p = cos(phi) * dl
    north = arc + n * t * (
        p**2 / 2 + (5 - t**2 + 9 * eta2 + 4 * eta2**2) * p**4 / 24
        + (61 - 58 * t**2 + t**4 + 270 * eta2 - 330 * t**2 * eta2) * p**6 / 720
    )  # fmt: skip
    east = n * (p + (1 - t**2 + eta2) * p**3 / 6 + (5 - 18 * t**2 + t**4 + 14 * eta2 - 58 * t**2 * eta2) * p**5 / 120)
    return north * grid.scale, east * grid.scale + 500_000


@given(lat=LATS, lng=LNGS)
def test_two_derivations_agree_within_centimetres_and_the_way_back_is_exact(lat: float, lng: float) -> None:
    place = Position(lat, lng)
    for grid in grids_around(place):
        assert abs(lng - grid.meridian_deg) <= 3.0 + 1e-9
        assert grid.metres_of(place) == pytest.approx(_redfearn(place, grid), abs=0.05)
        back = grid.place_at(*grid.metres_of(place))
        assert (back.lat, back.lng) == pytest.approx((lat, lng), abs=1e-9)


def test_zones_have_their_meridians() -> None:
    assert grid_of("cgcs2000-3-40").meridian_deg == 120.0
    assert grid_of("cgcs2000-6-20").meridian_deg == 117.0
    assert grid_of("utm-50").meridian_deg == 117.0


@pytest.mark.parametrize("name", [grid.name for grid in grids_around(Position(*ROUTE[9]))])
def test_northing_and_easting_in_either_order(name: str) -> None:
    north, east = grid_of(name).metres_of(Position(*ROUTE[9]))
    for values in ([("x", f"{north:.3f}"), ("y", f"{east:.3f}")], [("p", f"{east:.0f} {north:.0f}")]):
        (sighting,) = planted(seen(MATCHER, values))
        assert (sighting.form, sighting.canary) == (f"wgs84+{name}", "route_wgs84[9]")


@settings(max_examples=60, deadline=None)
@given(lat=st.floats(18.5, 53.0), lng=st.floats(74.0, 134.0), nth=st.integers(0, 2))
def test_any_place_in_china_is_found_in_its_zones(lat: float, lng: float, nth: int) -> None:
    grid = grids_around(Position(lat, lng))[nth]
    north, east = grid.metres_of(Position(lat, lng))
    found = planted(seen(PlaceMatcher(persona_on([(lat, lng)])), [("n", f"{north:.2f}"), ("e", f"{east:.2f}")]))
    assert f"wgs84+{grid.name}" in {one.form for one in found}


def test_metres_elsewhere_and_half_of_a_pair_are_nobodys() -> None:
    north, east = grid_of("cgcs2000-3-40").metres_of(Position(*ROUTE[9]))
    assert not planted(seen(MATCHER, [("x", f"{north + 600:.2f}"), ("y", f"{east:.2f}")]))
    assert not planted(seen(MATCHER, [("x", f"{north:.2f}"), ("y", f"41{east:.2f}")]))
    assert not planted(seen(MATCHER, [("x", f"{north:.2f}"), ("id", "20260302")]))
