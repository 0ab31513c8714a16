"""Which names speak of a position, and which only of a map's frame."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place.geo_keys import may_say_position, says_frame, says_map, says_position

KEYS = [
    "lat",
    "myLat",
    "a",
    "user",
    "LNG[3]",
    "x[0]",
    "loc",
    "Location",
    "latX",
    "plate",
    "9Lon",
    "pos.b",
    "经度",
    "geo",
]


@pytest.mark.parametrize(
    "path",
    ["body.lat", "body.user_lng", "query.longitude", "body.userLat", "body.gps.x", "query.location", "body.loc[0]",
     "body.geometry.coordinates[3]", "body.经度", "body.wd", "query.latlng", "body.myLocation.a", "body.currentLon"],
)  # fmt: skip
def test_geo(path: str) -> None:
    assert says_position(path)


@pytest.mark.parametrize(
    "path", ["body.price", "body.width", "body.plate", "body.longest", "body.x", "query.flat", "body.lat.deep.value.v"]
)
def test_not_geo(path: str) -> None:
    assert not says_position(path)


@pytest.mark.parametrize(
    "path", ["query.bbox", "body.bounds.lat", "body.northEast.lat", "query.minLng", "body.extent[0]"]
)
def test_frames(path: str) -> None:
    assert says_frame(path)
    assert says_map(path)


def test_the_middle_of_a_map_may_be_where_somebody_is() -> None:
    assert says_map("body.center.lat")
    assert not says_frame("body.center.lat")


@given(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4), st.sampled_from(["body", "body.lat", "query.q"]))
def test_keys_of_which_none_could_say_position_make_no_path_that_does(keys: list[str], place: str) -> None:
    path = ".".join((place, *keys))
    assert may_say_position(place, keys) or not says_position(path)
