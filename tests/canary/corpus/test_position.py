"""Positions: what each format says, by an independent reading of it."""

import random
import re

import pytest

from harness.canary.corpus import position
from harness.canary.corpus.case import Tier
from harness.canary.corpus.geodesy import DATUMS, distance_m
from harness.canary.corpus.people import person

PLACE = (30.2799123, 120.1553456)


def numbers(value: object) -> list[float]:
    return [float(text) for text in re.findall(r"\d+(?:\.\d+)?", str(value))]


def test_geohash_and_polyline_meet_the_published_vectors() -> None:
    assert position.geohash((42.605, -5.603), 5) == "ezs42"
    assert position.polyline([(38.5, -120.2), (40.7, -120.95), (43.252, -126.453)]) == "_p~iF~ps|U_ulLnnqC_mqNvxq`@"


@pytest.mark.parametrize(("form", "unit"), [("e5", 1e5), ("e6", 1e6), ("e7", 1e7), ("arcsec_whole", 3600)])
def test_scaled_integers_are_the_degrees_times_their_unit(form: str, unit: float) -> None:
    fields = position.FORMS[form][1](random.Random(1), PLACE)
    assert sorted(numbers(list(fields.values()))) == pytest.approx(sorted(value * unit for value in PLACE), abs=0.51)


@pytest.mark.parametrize("seed", range(30))
def test_degrees_minutes_and_seconds_add_up(seed: int) -> None:
    text = " ".join(map(str, position.FORMS["dms"][1](random.Random(seed), PLACE).values()))
    # Where dots stand between degrees, minutes and seconds, the last one is that of the seconds.
    found = numbers(re.sub(r"\b(\d+)\.(\d+)\.(?=\d+\.)", r"\1 \2 ", text))
    parts = len(found) // 2
    read = sorted(sum(value / 60**place for place, value in enumerate(half)) for half in (found[:parts], found[parts:]))
    assert read == pytest.approx(sorted(PLACE), abs=1e-5)


@pytest.mark.parametrize("digits", [3, 4, 5])
def test_cut_decimals_are_cut_and_not_rounded(digits: int) -> None:
    fields = position.cut(digits)(random.Random(2), PLACE)
    assert all(value in str(list(fields.values())) for value in (f"{30.2799123:.7f}"[: 3 + digits],))


def test_a_leak_lies_on_the_route_in_its_datum() -> None:
    route = person(2).persona.route_wgs84
    for datum, transform in DATUMS.items():
        leak = position.leak(random.Random(3), person(2).persona, "comma", datum)
        place = transform(route[int(re.findall(r"\d+", leak.canary)[1])])
        assert sorted(numbers(list(leak.fields.values()))) == pytest.approx(sorted(place), abs=1e-6)
        assert leak.tier is (Tier.PLAIN if datum == "wgs84" else Tier.COMPOSED)


def test_jitter_stays_within_twenty_metres() -> None:
    persona = person(2).persona
    for seed in range(20):
        leak = position.jittered(random.Random(seed), persona)
        there = persona.route_wgs84[int(re.findall(r"\d+", leak.canary)[1])]
        sent = sorted(numbers(list(leak.fields.values())))
        shifted_by = distance_m(DATUMS[leak.form.split("+")[0]](there), (sent[0], sent[1]))
        assert shifted_by <= position.JITTER_M * 1.01


@pytest.mark.parametrize("seed", range(8))
def test_hexadecimal_numbers_are_scaled_degrees(seed: int) -> None:
    made = str(position.FORMS["hexadecimal"][1](random.Random(seed), PLACE).values())
    found = sorted(int(digits, 16) for digits in re.findall(r"[0-9a-fA-F]{7,8}", made))
    assert any(found == pytest.approx([v * 10**power for v in PLACE], abs=0.51) for power in (6, 7))
