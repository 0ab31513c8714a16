"""The corpus' own transforms, against vectors that are widely published and against each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.canary.corpus.geodesy import (
    bd09,
    distance_m,
    from_gcj02,
    from_web_mercator,
    gcj02,
    plus_code,
    projected,
    shifted,
    tile,
    web_mercator,
)

PLACES = st.tuples(st.floats(20, 50), st.floats(75, 130))


def test_gcj02_and_bd09_meet_the_published_vectors() -> None:
    assert gcj02((39.915, 116.404)) == pytest.approx((39.91640428150164, 116.41024449916938), abs=1e-9)
    assert from_gcj02((39.915, 116.404)) == pytest.approx((39.92133699351021, 116.41036949371029), abs=1e-9)


@given(PLACES)
def test_each_datum_lies_hundreds_of_metres_from_the_other(place: tuple[float, float]) -> None:
    assert 20 < distance_m(place, gcj02(place)) < 900
    assert 300 < distance_m(place, bd09(place)) < 1700


@given(PLACES)
def test_mercator_goes_there_and_back(place: tuple[float, float]) -> None:
    assert from_web_mercator(*web_mercator(place)) == pytest.approx(place, abs=1e-9)


@given(PLACES, st.floats(1, 5000), st.floats(0, 6.28))
def test_a_shift_is_as_long_as_it_says(place: tuple[float, float], metres: float, bearing: float) -> None:
    assert distance_m(place, shifted(place, metres, bearing)) == pytest.approx(metres, rel=2e-3)


def test_published_plus_codes_and_tiles() -> None:
    assert plus_code((20.3700625, 2.7821875)) == "7FG49QCJ+2V"
    assert plus_code((20.3701125, 2.782234375), 1) == "7FG49QCJ+2VX"
    assert tile((52.52, 13.405), 12) == (1343, 2200)


def test_metres_of_a_zone_are_those_of_a_degree_from_its_meridian() -> None:
    north, east = projected((30.0, 120.0), 120.0)
    assert (north, east) == pytest.approx((3_320_113.398, 500_000.0), abs=0.01)
    assert projected((30.0, 121.0), 120.0)[1] - 500_000 == pytest.approx(96_489, abs=30)
    assert projected((30.0, 120.0), 120.0, 0.9996)[0] == pytest.approx(north * 0.9996, abs=1e-6)
