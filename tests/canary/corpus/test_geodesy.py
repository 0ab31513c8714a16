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
    shifted,
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
