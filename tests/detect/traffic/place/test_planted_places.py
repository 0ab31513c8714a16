"""Which planted place a fix is, how far off, in which datum."""

import pytest

from harness.detect.traffic.place.datums import DATUMS
from harness.detect.traffic.place.fix import Fix
from harness.detect.traffic.place.planted_places import PlantedPlaces
from tests.detect.traffic.place.place_samples import in_datum, persona_on, route_of

ROUTE = route_of(3)


def fix(lat: float, lng: float, slack: float = 1e-6, datum: str = "") -> Fix:
    return Fix("", lat, lng, slack, slack, 0, 10, 0, 20, datum)


@pytest.mark.parametrize("datum", DATUMS)
def test_the_datum_is_told_from_the_value(datum: str) -> None:
    places = PlantedPlaces(persona_on(ROUTE)).matched([fix(*in_datum(place, datum)) for place in ROUTE])
    assert [(place.datum, place.point, place.exact) for place in places if place] == [
        (datum, point, True) for point in range(len(ROUTE))
    ]


def test_metres_off_are_measured() -> None:
    lat, lng = ROUTE[0]
    (place,) = PlantedPlaces(persona_on(ROUTE[:1])).matched([fix(lat + 10 / 111_319, lng)])
    assert place is not None
    assert place.error_m == pytest.approx(10, abs=0.1)
    assert not place.exact


def test_beyond_jitter_is_nobodys() -> None:
    lat, lng = ROUTE[0]
    assert PlantedPlaces(persona_on(ROUTE[:1])).matched([fix(lat + 30 / 111_319, lng)]) == [None]


def test_coarse_fixes_get_no_jitter() -> None:
    lat, lng = ROUTE[0]
    planted = PlantedPlaces(persona_on(ROUTE[:1]))
    assert planted.matched([fix(lat + 0.0006, lng, slack=0.0005)]) == [None]


def test_photographs_are_canaries_too() -> None:
    planted = PlantedPlaces(persona_on((), [(30.1, 120.2)]))
    (place,) = planted.matched([fix(30.1, 120.2)])
    assert place is not None
    assert planted.keys[place.point] == "photos[0].exif_wgs84"


def test_nothing_planted_nothing_matched() -> None:
    assert PlantedPlaces(persona_on(())).matched([fix(30.1, 120.2)]) == [None]
