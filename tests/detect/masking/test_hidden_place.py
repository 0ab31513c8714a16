"""Numbers near a planted place are hidden in every unit, ordinary numbers are not."""

import pytest

from harness.detect.masking.hidden_place import HiddenPlaces
from harness.detect.traffic.place.datums import DATUMS, Position
from harness.detect.traffic.place.geohash import encode
from tests.detect.recording_factory import PERSONA, ROUTE

PLACES = HiddenPlaces(PERSONA)
LAT, LNG = ROUTE[7]


@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("decimals", [3, 4, 6, 12])
def test_degrees_keep_one_decimal_in_every_datum(datum: str, decimals: int) -> None:
    place = DATUMS[datum](Position(LAT, LNG))
    shown = [veil for _, _, veil in PLACES.find(f"at {place.lat:.{decimals}f},{place.lng:.{decimals}f}")]
    assert shown == [f"{str(place.lat)[:4]}…", f"{str(place.lng)[:5]}…"]


@pytest.mark.parametrize(
    "text",
    [
        str(round(LAT * 1e6)),
        str(round(LNG * 1e7)),
        f"{LAT * 3600:.2f}",
        f"{int(LAT):02d}{(LAT % 1) * 60:07.4f}",
        f"{int(LAT)}°{int(LAT % 1 * 60)}'{LAT * 60 % 1 * 60:.2f}",
        encode(LAT, LNG, 9),
    ],
)
def test_other_units_are_cut_short(text: str) -> None:
    beside = f"x {text} x"
    assert [beside[start:end] for start, end, _ in PLACES.find(beside)] == [text]


@pytest.mark.parametrize("text", ["26.08", "119.3", "26", "94000", "price 26.08 of 119.30", "2026-11-26", "\ud800"])
def test_ordinary_numbers_stay(text: str) -> None:
    assert not list(PLACES.find(text))
