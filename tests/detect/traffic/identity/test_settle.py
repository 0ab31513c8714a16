import pytest

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.settle import longest, outside, sightings
from harness.detect.traffic.sighting import Leaving
from tests.detect.traffic.identity.sending import layer


def hit(start: int, end: int, form: str = "plain", canary: str = "phone", confidence: float = 1.0) -> Hit:
    return Hit(Leaving.PHONE, canary, start, end, form, confidence)


def test_of_overlapping_readings_the_longest_stays() -> None:
    assert [one.form for one in longest([hit(5, 16), hit(1, 16, "cc"), hit(20, 31, "late")])] == ["cc", "late"]


def test_at_equal_length_the_surer_one_stays() -> None:
    assert [one.form for one in longest([hit(1, 9, "reversed", confidence=0.9), hit(1, 9)])] == ["plain"]


def test_readings_of_different_canaries_stand_beside_each_other() -> None:
    assert len(longest([hit(1, 9), hit(1, 9, canary="imei")])) == 2


@pytest.mark.parametrize(("shape", "free"), [((0, 5), True), ((3, 8), False), ((6, 7), False), ((10, 15), True)])
def test_shapes_inside_planted_values_are_dropped(shape: tuple[int, int], free: bool) -> None:
    assert bool(outside([hit(*shape, canary="")], [hit(5, 10), hit(20, 30)])) is free


def test_a_parent_keeps_what_its_child_does_not_hold() -> None:
    outer = layer({"data": "13912345678", "other": "13912345678"})
    inner = layer({"m": "13912345678"}, "body.data", ("json", "json"))
    haystack = Haystack([outer, inner])
    at = [index for index in range(len(haystack.text)) if haystack.text.startswith("139", index)]
    found = sightings(1, haystack, [hit(start, start + 11) for start in at])
    assert sorted(one.where for one in found) == ["body.data.m", "body.other"]


def test_a_field_whose_name_only_begins_alike_is_no_parent() -> None:
    outer = layer({"dat": "13912345678"})
    inner = layer({"m": "13912345678"}, "body.data", ("json", "json"))
    haystack = Haystack([outer, inner])
    at = [index for index in range(len(haystack.text)) if haystack.text.startswith("139", index)]
    assert len(list(sightings(1, haystack, [hit(start, start + 11) for start in at]))) == 2


def test_the_same_field_read_twice_is_seen_once_with_all_its_steps() -> None:
    first, second = layer({"a": "13912345678"}, steps=("json",)), layer({"a": "13912345678"}, steps=("json", "gbk"))
    haystack = Haystack([first, second])
    (one,) = sightings(1, haystack, [hit(1, 12), hit(13, 24)])
    assert one.decoding == ("json", "gbk")
