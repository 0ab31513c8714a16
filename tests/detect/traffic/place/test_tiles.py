"""Tiles: numbers and keys lead back to the square that holds the place, by the formulas of the maps' publishers."""

from math import cos, log, pi, radians, tan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place import mercator, tiles
from harness.detect.traffic.place.matcher import PlaceMatcher
from tests.detect.traffic.place.place_samples import in_datum, layer_of, message_of, persona_on, planted, route_of, seen

ROUTE = route_of(3)
MATCHER = PlaceMatcher(persona_on(ROUTE))
LATS, LNGS = st.floats(3.0, 54.0), st.floats(73.0, 136.0)


@given(lat=LATS, lng=LNGS, zoom=st.sampled_from(list(tiles.TILE_ZOOMS)))
def test_the_numbers_are_those_of_the_published_formula(lat: float, lng: float, zoom: int) -> None:
    phi = radians(lat)
    row = (1 - log(tan(phi) + 1 / cos(phi)) / pi) / 2 * 2**zoom
    assert tiles.tile_number(tiles.WEB, zoom, 0, lat) == pytest.approx(row, abs=1e-6)
    assert tiles.tile_number(tiles.FROM_BELOW, zoom, 0, lat) == pytest.approx(2**zoom - row, abs=1e-6)
    assert tiles.angle_at(tiles.WEB, zoom, 0, row) == pytest.approx(lat, abs=1e-9)


@given(lat=LATS, lng=LNGS, zoom=st.integers(18, 23))
def test_a_key_names_the_tile_that_holds_the_place(lat: float, lng: float, zoom: int) -> None:
    north, east, half_lat, half_lng = tiles.of_quadkey(tiles.quadkey(lat, lng, zoom))
    assert abs(north - lat) <= half_lat * 1.001
    assert abs(east - lng) <= half_lng * 1.000001


def test_the_key_of_the_publishers_own_example() -> None:
    """Bing Maps Tile System: the tile (3, 5) of zoom 3 has the key 213."""
    lat, lng = tiles.angle_at(tiles.WEB, 3, 0, 5.5), tiles.angle_at(tiles.WEB, 3, 1, 3.5)
    assert tiles.quadkey(lat, lng, 3) == "213"


def test_baidus_tiles_in_baidus_datum() -> None:
    lat, lng = in_datum(ROUTE[5], "bd09")
    row, column = (
        int(metres * 2 / 256) for metres in (mercator.baidu_northing_of(lat), mercator.baidu_easting_of(lng))
    )
    found = planted(seen(MATCHER, [("x", str(column)), ("y", str(row)), ("z", "19")]))
    assert "bd09+bd09tile19" in {one.form for one in found}


def test_a_tile_further_off_is_nobodys() -> None:
    lat, lng = ROUTE[5]
    row, column = (int(tiles.tile_number(tiles.WEB, 18, axis, angle)) for axis, angle in ((0, lat), (1, lng)))
    assert planted(seen(MATCHER, [("x", str(column)), ("y", str(row)), ("z", "18")]))
    for beside in (-40, 40):
        assert not planted(seen(MATCHER, [("x", str(column + beside)), ("y", str(row)), ("z", "18")]))


def test_a_fraction_is_no_tile() -> None:
    lat, lng = ROUTE[5]
    row, column = (tiles.tile_number(tiles.WEB, 18, axis, angle) for axis, angle in ((0, lat), (1, lng)))
    assert not planted(seen(MATCHER, [("x", f"{column:.2f}"), ("y", f"{row:.2f}")]))


def test_a_tile_wider_than_three_decimals_is_a_map_of_the_quarter() -> None:
    lat, lng = ROUTE[5]
    row, column = (int(tiles.tile_number(tiles.WEB, 17, axis, angle)) for axis, angle in ((0, lat), (1, lng)))
    assert not planted(seen(MATCHER, [("x", str(column)), ("y", str(row)), ("z", "17")]))
    assert not planted(seen(MATCHER, [("quadkey", tiles.quadkey(lat, lng, 17))]))


@pytest.mark.parametrize(
    ("path", "fetched"),
    [
        ("/appmaptile?x=1&y=2&z=18", True),
        ("/vec_w/wmts?TILECOL=1&TILEROW=2", True),
        ("/18/214129/114219.png", True),
        ("/report?x=1&y=2&z=18", False),
        ("/a/2026/11/22/me.html", False),
    ],
)
def test_what_a_map_fetches_to_draw_itself(path: str, fetched: bool) -> None:
    assert tiles.fetches_a_tile(path) == fetched


def test_a_tile_that_is_fetched_tells_of_the_map_and_one_that_is_reported_of_the_phone() -> None:
    row, column = (int(tiles.tile_number(tiles.WEB, 18, axis, angle)) for axis, angle in enumerate(ROUTE[5]))
    layers = [layer_of([("x", str(column)), ("y", str(row)), ("z", "18")], "query")]
    assert planted(list(MATCHER.see(message_of(path="/report?x&y&z"), layers)))
    assert not planted(list(MATCHER.see(message_of(path="/appmaptile?x&y&z"), layers)))
