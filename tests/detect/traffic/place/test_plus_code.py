"""Plus codes: those of the published test data, and every place lies in the cell that its code names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place import plus_code
from harness.detect.traffic.place.matcher import PlaceMatcher
from tests.detect.traffic.place.place_samples import persona_on, planted, route_of, seen

ROUTE = route_of(2)
MATCHER = PlaceMatcher(persona_on(ROUTE))


@pytest.mark.parametrize(
    ("lat", "lng", "code"),
    [
        (20.375, 2.775, "7FG49Q00+"),
        (20.3700625, 2.7821875, "7FG49QCJ+2V"),
        (20.3701125, 2.782234375, "7FG49QCJ+2VX"),
        (47.0000625, 8.0000625, "8FVC2222+22"),
        (-41.2730625, 174.7859375, "4VCPPQGP+Q9"),
    ],
)
def test_published_codes(lat: float, lng: float, code: str) -> None:
    digits = code.replace("+", "").rstrip("0")
    if len(digits) >= 10:
        assert plus_code.encode(lat, lng, len(digits)) == code
    else:
        assert plus_code.encode(lat, lng).startswith(digits)


@given(lat=st.floats(-89.0, 89.0), lng=st.floats(-179.0, 179.0), digits=st.sampled_from((8, 10, 11, 12)))
def test_a_place_lies_in_its_cell(lat: float, lng: float, digits: int) -> None:
    cell = plus_code.decode(plus_code.encode(lat, lng, digits).replace("+", ""))
    assert cell is not None
    assert abs(cell.lat - lat) <= cell.half_lat + 1e-9
    assert abs(cell.lng - lng) <= cell.half_lng + 1e-9


def test_what_is_no_code() -> None:
    assert plus_code.decode("8Q7XQ5CA") is None
    assert plus_code.decode("8Q7") is None


def test_another_towns_code_and_a_longer_word_are_nobodys() -> None:
    code = plus_code.encode(*ROUTE[4])
    away = plus_code.encode(ROUTE[4][0] + 0.05, ROUTE[4][1])
    assert planted(seen(MATCHER, [("code", code)]))
    assert not planted(seen(MATCHER, [("code", away)]))
    assert not planted(seen(MATCHER, [("code", f"a{code}")]))
    assert not planted(seen(MATCHER, [("code", f"{code}ab12")]))
    assert not planted(seen(MATCHER, [("short", away[4:])]))
