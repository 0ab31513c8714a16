"""A trail is points in the order of the walk, in one body or over many requests."""

import base64
import json
import random
from pathlib import Path

import pytest

from harness.detect.sent.trail import detect_trail_sent
from harness.detect.traffic.place.datums import DATUMS, Position
from harness.model.event import Phase
from tests.detect.recording_factory import HOST, ROUTE, Stage, stage


def fixes(points: range | list[int], datum: str = "gcj02") -> list[dict[str, float]]:
    places = [DATUMS[datum](Position(*ROUTE[n])) for n in points]
    return [
        {"lat": round(place.lat, 6), "lng": round(place.lng, 6), "time": 1.7e12 + n} for n, place in enumerate(places)
    ]


def batch(made: Stage, points: range | list[int], datum: str = "gcj02") -> None:
    packed = base64.b64encode(json.dumps(fixes(points, datum)).encode()).decode()
    made.request("POST", f"https://{HOST}/api/track", {"d": packed, "n": len(points)})


@pytest.mark.parametrize("datum", DATUMS)
def test_batches_make_a_trail_with_its_datum_and_period(tmp_path: Path, datum: str) -> None:
    made = stage(tmp_path).session(1)
    for n in range(5):
        batch(made.at(10 + 2 * n), range(4 * n, 4 * n + 4), datum)
    (seen,) = detect_trail_sent(made.view())
    assert (seen.data["datum"], seen.data["points"], seen.data["batches"]) == (datum, 20, 5)
    assert (seen.data["period_s"], seen.data["background"], seen.direct) == (2.0, False, True)
    assert seen.data["decoding"] == ["json", "base64", "json"]


def test_points_one_by_one_are_a_trail_too(tmp_path: Path) -> None:
    made = stage(tmp_path).session(1)
    for n in range(4):
        made.request("POST", f"https://{HOST}/p", fixes([n])[0])
    (seen,) = detect_trail_sent(made.view())
    assert seen.data["points"] == 4


def test_what_left_while_hidden_is_said_and_shown_first(tmp_path: Path) -> None:
    made = stage(tmp_path).session(1)
    batch(made, range(4))
    made.phase(Phase.BACKGROUND, "background")
    batch(made, range(4, 8))
    (seen,) = detect_trail_sent(made.view())
    assert seen.data["background"] is True
    assert seen.phase is Phase.BACKGROUND


def test_one_place_again_and_again_is_no_trail(tmp_path: Path) -> None:
    made = stage(tmp_path).session(1)
    for _ in range(10):
        batch(made, [7])
    assert not list(detect_trail_sent(made.view()))


def test_places_in_no_order_are_no_trail(tmp_path: Path) -> None:
    made = stage(tmp_path).session(1)
    batch(made, random.Random(3).sample(range(60), 60))
    assert not list(detect_trail_sent(made.view()))


def test_the_decoding_is_that_of_most_points(tmp_path: Path) -> None:
    made = stage(tmp_path).session(1)
    (single,) = fixes([0])
    made.at(5).request("POST", f"https://{HOST}/api/checkin", {"lat": single["lat"], "lng": single["lng"]})
    for n in range(3):
        batch(made.at(10 + 2 * n), range(4 * n, 4 * n + 4))
    (seen,) = detect_trail_sent(made.view())
    assert seen.data["decoding"] == ["json", "base64", "json"]
