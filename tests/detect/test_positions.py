"""Planted positions are found in any shape and datum, and only within what their precision justifies."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.coordinates import DATUMS, METRES_PER_DEGREE, Position
from harness.detect.flow_file import message_of
from harness.detect.payload import unfold_request
from harness.detect.positions import PlaceSeen, Route
from tests.detect.recording_factory import HOST, PERSONA, ROUTE, flow_of

ROUTE_OF = Route(PERSONA.route_wgs84)
SHAPES: dict[str, Callable[[float, float], object]] = {
    "fields": lambda lat, lng: {"lat": lat, "lng": lng},
    "other_names": lambda lat, lng: {"acc": 12, "x": lng, "y": lat, "time": 1763781852345},
    "strings": lambda lat, lng: {"longitude": str(lng), "latitude": str(lat)},
    "array": lambda lat, lng: {"coordinates": [lng, lat]},
    "text": lambda lat, lng: {"location": f"{lng},{lat}"},
    "wkt": lambda lat, lng: {"geom": f"POINT({lng} {lat})"},
    "json_text": lambda lat, lng: {"d": json.dumps({"lat": lat, "lng": lng})},
}


def seen(body: object) -> list[PlaceSeen]:
    payload = unfold_request(message_of(flow_of("POST", f"https://{HOST}/t", body), 0))
    return list(ROUTE_OF.places_in(payload.leaves))


def sent(datum: str, point: int, decimals: int = 6) -> tuple[float, float]:
    place = DATUMS[datum](Position(*ROUTE[point]))
    return round(place.lat, decimals), round(place.lng, decimals)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("decimals", [4, 5, 6, 12])
def test_a_point_is_found_with_its_datum(shape: str, datum: str, decimals: int) -> None:
    places = seen(SHAPES[shape](*sent(datum, 17, decimals)))
    assert (datum, 17) in {(place.datum, place.point) for place in places}
    assert {place.datum for place in places} == {datum}


@pytest.mark.parametrize(("scale", "form"), [(1e5, "e5"), (1e6, "e6"), (1e7, "e7")])
def test_scaled_integers_are_found(scale: float, form: str) -> None:
    lat, lng = sent("gcj02", 3, 9)
    (place,) = seen({"la": round(lat * scale), "lo": round(lng * scale)})
    assert (place.datum, place.point, place.form) == ("gcj02", 3, form)


def test_query_parameters_are_a_pair_too() -> None:
    lat, lng = sent("wgs84", 5)
    payload = unfold_request(message_of(flow_of("GET", f"https://{HOST}/w?lat={lat}&lng={lng}&k=1"), 0))
    assert [place.point for place in ROUTE_OF.places_in(payload.leaves)] == [5]


def test_a_list_of_points_gives_each_in_order() -> None:
    points = [dict(zip(("lat", "lng"), sent("bd09", n), strict=True)) for n in range(20)]
    assert [place.point for place in seen({"points": points})] == list(range(20))
    flat = [number for n in range(20) for number in sent("bd09", n)]
    assert {place.point for place in seen({"line": flat})} == set(range(20))


@given(st.integers(0, 59), st.floats(150, 3000), st.sampled_from(["north", "south"]))
def test_a_point_well_off_the_route_is_another_place(point: int, away_m: float, way: str) -> None:
    lat, lng = ROUTE[point]
    # The route runs north-east; west of its first point lies none of its datums' images.
    west = (lng - 0.02) - away_m / METRES_PER_DEGREE
    assert not seen({"lat": round(lat + (0.001 if way == "north" else -0.001), 6), "lng": round(west, 6)})


@pytest.mark.parametrize("body", [{"lat": 26.08, "lng": 119.3}, {"lat": 26.0, "lng": 119.0}, {"city": "26.1,119.3"}])
def test_a_position_of_the_whole_city_is_no_persons(body: object) -> None:
    assert not seen(body)


def test_the_same_town_five_kilometres_off_is_another_place() -> None:
    lat, lng = ROUTE[10]
    assert not seen({"lat": lat + 0.045, "lng": lng})


@given(st.lists(st.floats() | st.integers() | st.text("0123456789.,-", max_size=12), max_size=8))
def test_any_numbers_are_borne(values: list[object]) -> None:
    seen({"v": values})
