"""Positions in a message: every spelling in every datum is found and named; what is near is not taken for it."""

import math
import random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from harness.canary.route import moved
from harness.detect.traffic.place import polyline
from harness.detect.traffic.place.datums import DATUMS, Position, metres_between
from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.detect.traffic.place.transverse_mercator import GRIDS
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.place.place_samples import (
    SPELLINGS,
    Values,
    baidu_metres,
    in_datum,
    persona_on,
    planted,
    route_of,
    seen,
)

ROUTES = {seed: route_of(seed) for seed in range(4)}
MATCHERS = {seed: PlaceMatcher(persona_on(route)) for seed, route in ROUTES.items()}
ROUTE, MATCHER = ROUTES[3], MATCHERS[3]


@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_in_every_datum_is_found_and_named(spelling: str, datum: str) -> None:
    form, write = SPELLINGS[spelling]
    for seed, route in ROUTES.items():
        for point in range(0, len(route), 7):
            (sighting,) = planted(seen(MATCHERS[seed], write(*in_datum(route[point], datum))))
            assert sighting.form == "+".join(part for part in (datum, form) if part)
            assert sighting.data["error_m"] < 1200 if "geohash" in spelling else 120
            assert 0.5 < sighting.confidence < 1


def test_fine_spellings_name_the_very_point() -> None:
    for point, place in enumerate(ROUTE):
        lat, lng = in_datum(place, "gcj02")
        (sighting,) = planted(seen(MATCHER, [("lat", f"{lat:.6f}"), ("lng", f"{lng:.6f}")]))
        assert sighting.canary == f"route_wgs84[{point}]"
        assert sighting.data["error_m"] < 0.3
        assert (sighting.data["lat_path"], sighting.data["lng_path"]) == ("body.lat", "body.lng")


def test_baidus_metres() -> None:
    (sighting,) = planted(seen(MATCHER, baidu_metres(*in_datum(ROUTE[5], "bd09"))))
    assert (sighting.form, sighting.canary) == ("bd09+bd09mc", "route_wgs84[5]")


@pytest.mark.parametrize("datum", DATUMS)
@pytest.mark.parametrize("places", [4, 5, 6])
def test_jitter_of_twenty_metres_is_forgiven_and_the_datum_still_told(datum: str, places: int) -> None:
    draw = random.Random(places)
    for place in ROUTE:
        lat, lng = moved(in_datum(place, datum), draw.uniform(-20, 20), draw.uniform(-20, 20))
        (sighting,) = planted(seen(MATCHER, [("a", f"{lat:.{places}f}"), ("b", f"{lng:.{places}f}")]))
        assert sighting.form == datum


def test_a_photographs_place_is_found() -> None:
    matcher = PlaceMatcher(persona_on(ROUTE, [moved(ROUTE[0], 1500, 1500)]))
    lat, lng = moved(ROUTE[0], 1500, 1500)
    (sighting,) = planted(seen(matcher, [("lat", str(lat)), ("lng", str(lng))]))
    assert sighting.canary == "photos[0].exif_wgs84"
    assert "walk" not in sighting.data


def test_columns_of_latitudes_and_longitudes() -> None:
    values = [(f"lats[{at}]", f"{lat:.6f}") for at, (lat, _) in enumerate(ROUTE)]
    values += [(f"lngs[{at}]", f"{lng:.6f}") for at, (_, lng) in enumerate(ROUTE)]
    assert [sighting.canary for sighting in planted(seen(MATCHER, values))] == [
        f"route_wgs84[{at}]" for at in range(len(ROUTE))
    ]


def test_one_position_in_two_datums_is_told_twice() -> None:
    (lat, lng), (gcj_lat, gcj_lng) = ROUTE[9], in_datum(ROUTE[9], "gcj02")
    values = [
        ("wgsLat", f"{lat:.6f}"),
        ("gcjLat", f"{gcj_lat:.6f}"),
        ("wgsLng", f"{lng:.6f}"),
        ("gcjLng", f"{gcj_lng:.6f}"),
    ]
    assert {sighting.form for sighting in planted(seen(MATCHER, values))} == {"wgs84", "gcj02"}


def test_each_sighting_tells_the_walk() -> None:
    line = polyline.encode([in_datum(ROUTE[at], "gcj02") for at in (4, 9, 2)], 1e5)
    assert {sighting.data["walk"] for sighting in planted(seen(MATCHER, [("line", line)]))} == {(4, 9, 2)}


def hard_negatives() -> dict[str, Values]:
    lat, lng = ROUTE[20]
    whole_lat, whole_lng = str(round(lat * 1e6)), str(round(lng * 1e6))
    far = moved(ROUTE[20], 5_000, 0)
    x, y = 2**16 * (lng + 180) / 360, 2**16 * (0.5 - math.asinh(math.tan(math.radians(lat))) / 2 / math.pi)
    return {
        "the same city, 5 km off": [("lat", f"{far[0]:.6f}"), ("lng", f"{far[1]:.6f}")],
        "100 m off": [("p", "{1:.6f},{0:.6f}".format(*moved(max(ROUTE), 100, 300)))],
        "a tile": [("z", "16"), ("x", str(int(x))), ("y", str(int(y)))],
        "two decimals": [("lat", f"{lat:.2f}"), ("lng", f"{lng:.2f}")],
        "one number": [("lat", f"{lat:.6f}")],
        "a version": [("v", f"{lat:.2f}.7"), ("w", f"{lng:.2f}.3")],
        "prices": [("price", f"{lat:.2f}"), ("total", f"{lng:.2f}")],
        "the other hemisphere": [("lat", f"-{lat:.6f}"), ("lng", f"{lng:.6f}")],
        "numbers inside digests": [("a", f"9f{whole_lat}ab"), ("b", f"0c{whole_lng}ff")],
        "numbers inside longer ones": [("a", f"{whole_lat}1234567"), ("b", f"{whole_lng}7654321")],
        "different elements": [
            ("p[1].lat", f"{lat:.6f}"),
            ("p[1].lng", "1"),
            ("p[2].lat", "2"),
            ("p[2].lng", f"{lng:.6f}"),
        ],
        "different scales": [("a", whole_lat), ("b", str(round(lng * 1e7)))],
        "a clock": [("t", "30:16:47"), ("u", "12:09:18")],
    }


@pytest.mark.parametrize("name", hard_negatives())
def test_what_only_looks_like_the_planted_place(name: str) -> None:
    assert planted(seen(MATCHER, hard_negatives()[name])) == []


def test_a_stranger_is_reported_as_one() -> None:
    (sighting,) = seen(MATCHER, [("lat", "39.904200"), ("lng", "116.407400")])
    assert (sighting.seeded, sighting.canary, sighting.what) == (False, "", Leaving.LOCATION)


def test_a_strangers_trail_is_reported_as_one() -> None:
    walk = [
        (f"p[{at}].{key}", f"{base + at * 0.0005:.5f}")
        for at in range(6)
        for key, base in (("lat", 39.9), ("lng", 116.4))
    ]
    assert [sighting.what for sighting in seen(MATCHER, walk)].count(Leaving.TRAIL) == 1


def test_without_a_route_only_strangers_are_seen() -> None:
    assert planted(seen(PlaceMatcher(persona_on(())), [("lat", "30.279900"), ("lng", "120.155300")])) == []


# Grids of metres have zones; these are tried by themselves.
EVERYWHERE = sorted(name for name, (form, _) in SPELLINGS.items() if not form.startswith(GRIDS))
CHINA = st.tuples(st.floats(18.5, 53.0), st.floats(74.0, 134.0))


@settings(max_examples=150, deadline=None)
@given(CHINA, st.sampled_from(EVERYWHERE), st.sampled_from(sorted(DATUMS)), st.randoms(use_true_random=False))
def test_any_place_in_china_is_found_in_any_spelling(
    start: tuple[float, float], spelling: str, datum: str, draw: random.Random
) -> None:
    route = [moved(start, 7.0 * step, draw.uniform(-1, 1)) for step in range(12)]
    form, write = SPELLINGS[spelling]
    sent = in_datum(draw.choice(route), datum)
    # A number that is whole in hundredths is written as short as one that was cut there, and then nothing is claimed.
    assume(any(abs(100 * part - round(100 * part)) > 1e-4 for part in sent))
    sightings = planted(seen(PlaceMatcher(persona_on(route)), write(*sent)))
    forms = {sighting.form.partition("+")[2] for sighting in sightings}
    assert forms == {form}
    apart = metres_between(Position(*start), Position(*in_datum(start, "gcj02")))
    # Where the datums lie near each other (18 m at the least) coarse spellings cannot tell them.
    if apart > 400 and "geohash 7" not in spelling and "three" not in spelling:
        assert [sighting.data["datum"] for sighting in sightings] == [datum]


@settings(max_examples=300, deadline=None)
@given(st.floats(-40_000, 40_000), st.floats(-40_000, 40_000), st.sampled_from(sorted(SPELLINGS)))
def test_a_pair_two_kilometres_away_is_never_planted(east_m: float, north_m: float, spelling: str) -> None:
    place = moved(ROUTE[0], east_m, north_m)
    near = min(
        metres_between(Position(*place), Position(*in_datum(other, datum))) for other in ROUTE[::5] for datum in DATUMS
    )
    if near > 2_000:
        assert planted(seen(MATCHER, SPELLINGS[spelling][1](*place))) == []


def test_random_pairs_in_the_same_degree_are_almost_never_planted() -> None:
    draw, false = random.Random(1), 0
    base_lat, base_lng = math.floor(ROUTE[0][0]), math.floor(ROUTE[0][1])
    for _ in range(60):
        values = [
            (f"p[{at}].{key}", f"{base + draw.random():.5f}")
            for at in range(500)
            for key, base in (("lat", base_lat), ("lng", base_lng))
        ]
        false += len(planted(seen(MATCHER, values)))
    # By arithmetic a swath of 40 m about three routes of 400 m is 5e-6 of a degree squared: 0.15 in 30,000.
    assert false <= 3
