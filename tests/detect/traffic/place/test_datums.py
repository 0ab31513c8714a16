"""The datums agree with published pairs and with a second derivation from the formulas."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place.datums import DATUMS, Position, gcj02_to_bd09, metres_between, to_bd09, to_gcj02

IN_CHINA = st.builds(Position, st.floats(18.2, 53.5), st.floats(74.0, 134.7))


def second_gcj02(lat: float, lng: float) -> tuple[float, float]:
    """Derived anew: the offsets as sums of terms, the radii of curvature from the ellipsoid's two axes."""
    a, e2 = 6378245.0, 0.00669342162296594323
    b2 = a * a * (1 - e2)
    x, y = lng - 105, lat - 35
    waves = [20 * math.sin(6 * math.pi * x), 20 * math.sin(2 * math.pi * x)]
    north = [20 * math.sin(math.pi * y), 40 * math.sin(math.pi * y / 3)]
    north += [160 * math.sin(math.pi * y / 12), 320 * math.sin(math.pi * y / 30)]
    east = [20 * math.sin(math.pi * x), 40 * math.sin(math.pi * x / 3)]
    east += [150 * math.sin(math.pi * x / 12), 300 * math.sin(math.pi * x / 30)]
    d_north = -100 + 2 * x + 3 * y + y * y / 5 + x * y / 10 + math.sqrt(abs(x)) / 5 + sum(waves + north) * 2 / 3
    d_east = 300 + x + 2 * y + x * x / 10 + x * y / 10 + math.sqrt(abs(x)) / 10 + sum(waves + east) * 2 / 3
    phi = math.radians(lat)
    n = a * a / math.hypot(a * math.cos(phi), math.sqrt(b2) * math.sin(phi))
    m = n**3 * b2 / a**4
    return lat + math.degrees(d_north / m), lng + math.degrees(d_east / (n * math.cos(phi)))


@given(IN_CHINA)
def test_gcj02_agrees_with_a_second_derivation_within_a_centimetre(place: Position) -> None:
    assert metres_between(to_gcj02(place), Position(*second_gcj02(place.lat, place.lng))) < 0.01


@pytest.mark.parametrize(
    ("wgs84", "gcj02"),
    [
        # The test vectors that the eviltransform ports share.
        ((31.1774276, 121.5272106), (31.17530398364597, 121.531541859215)),
        ((22.543847, 113.912316), (22.540796131694766, 113.9171764808363)),
        ((39.911954, 116.377817), (39.91334545536069, 116.38404722455657)),
    ],
)
def test_gcj02_gives_the_published_pairs(wgs84: tuple[float, float], gcj02: tuple[float, float]) -> None:
    assert metres_between(to_gcj02(Position(*wgs84)), Position(*gcj02)) < 0.01


def test_bd09_gives_a_published_pair() -> None:
    assert (
        metres_between(gcj02_to_bd09(Position(39.915, 116.404)), Position(39.92133699351021, 116.41036949371029)) < 0.01
    )


def test_gcj02_leaves_places_outside_china_alone() -> None:
    paris = Position(48.8584, 2.2945)
    assert to_gcj02(paris) == paris


@given(IN_CHINA)
def test_the_datums_are_never_the_same(place: Position) -> None:
    """456 m on average, but 18 m at the least (37.15 N, 96.59 E); under 98 m in a hundredth of the rectangle."""
    wgs84, gcj02, bd09 = (transform(place) for transform in DATUMS.values())
    assert metres_between(wgs84, gcj02) > 15
    assert metres_between(gcj02, bd09) > 700
    assert bd09 == to_bd09(place)
