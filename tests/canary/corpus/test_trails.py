"""Trails: points of the route in its order, at the pace of a walk."""

import json
import random
from functools import reduce
from xml.etree import ElementTree as ET

import pytest

from harness.canary.corpus import trails
from harness.canary.corpus.people import person

PERSONA = person(2).persona


@pytest.mark.parametrize("seed", range(10))
def test_a_stretch_is_walked_in_order_and_time(seed: int) -> None:
    fixes = trails.stretch(random.Random(seed), PERSONA, "wgs84")
    at = [PERSONA.route_wgs84.index(fix.place) for fix in fixes]
    assert at == list(range(at[0], at[-1] + 1, at[1] - at[0]))
    assert len(fixes) >= trails.LEAST_POINTS
    assert (fixes[1].t - fixes[0].t).total_seconds() == 5 * (at[1] - at[0])


def test_gpx_and_geojson_hold_every_point() -> None:
    fixes = trails.stretch(random.Random(1), PERSONA, "gcj02")
    gpx = ET.fromstring(trails.as_gpx(random.Random(1), fixes).content)
    assert [float(point.attrib["lat"]) for point in gpx.iter("trkpt")] == [round(fix.place[0], 7) for fix in fixes]
    read = json.loads(trails.as_geojson(random.Random(1), fixes).content)
    assert len(read["features"][0]["geometry"]["coordinates"]) == len(fixes)


@pytest.mark.parametrize("seed", range(6))
def test_a_sentence_of_nmea_has_its_checksum_and_place(seed: int) -> None:
    (fix, *_) = trails.stretch(random.Random(seed), PERSONA, "wgs84")
    body, check = trails.nmea_sentence(random.Random(seed), fix).removeprefix("$").split("*")
    assert reduce(lambda total, letter: total ^ ord(letter), body, 0) == int(check, 16)
    words = body.split(",")
    north = words[words.index("N") - 1]
    assert int(north[:2]) + float(north[2:]) / 60 == pytest.approx(fix.place[0], abs=1e-6)


@pytest.mark.parametrize("rung", trails.BATCHES)
def test_over_requests_the_times_rise_and_one_host_hears_it(rung: str) -> None:
    case = trails.over_requests(random.Random(3), PERSONA, rung, "wgs84")
    assert [one.t for one in case.requests] == sorted(one.t for one in case.requests)
    assert len({one.url.split("/")[2] for one in case.requests}) == 1
    assert case.truths[0].request is None


@pytest.mark.parametrize("rung", list(trails.BODIES))
def test_one_body_is_one_request(rung: str) -> None:
    assert len(trails.in_one_body(random.Random(3), PERSONA, rung, "bd09").requests) == 1


def test_single_positions_beside_a_trail_are_none_of_it() -> None:
    case = trails.among_positions(random.Random(3), PERSONA, "json", "gcj02")
    assert len({one.url for one in case.requests}) == 1
    assert [(truth.what, truth.request) for truth in case.truths] == [("trail", 0), ("location", 1), ("location", 2)]
