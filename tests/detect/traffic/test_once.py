"""Each thing once, whatever the order in which matchers and layers tell of it."""

import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.once import once
from harness.detect.traffic.sighting import Leaving, Sighting

PHONE = Sighting(3, Leaving.PHONE, True, "phone", "body.a.phone", ("json",), "plain", 1.0, "x")
SIGHTINGS = st.lists(
    st.builds(
        Sighting,
        st.just(3),
        st.sampled_from([Leaving.PHONE, Leaving.LOCATION, Leaving.OPAQUE_PAYLOAD, Leaving.TRACKER]),
        st.booleans(),
        st.sampled_from(["", "phone", "route_wgs84[1]"]),
        st.sampled_from(["body", "body.a", "body.ab", "body.a[1]"]),
        st.sampled_from([(), ("json",), ("json", "base64"), ("form",)]),
        st.sampled_from(["plain", "reversed", "md5"]),
        st.sampled_from([0.5, 0.9]),
        st.sampled_from(["", "e"]),
    ),
    max_size=6,
)


def same(found: Iterable[Sighting], expected: Iterable[Sighting]) -> bool:
    return sorted(map(repr, found)) == sorted(map(repr, expected))


def test_the_surest_of_the_same_stays() -> None:
    assert once([replace(PHONE, confidence=0.5), PHONE, replace(PHONE, confidence=0.7)]) == (PHONE,)


def test_other_forms_and_other_places_stay() -> None:
    others = [
        PHONE,
        replace(PHONE, form="md5"),
        replace(PHONE, where="query.q"),
        replace(PHONE, canary="contacts[0].phone"),
    ]
    assert same(once(others), others)


def test_what_was_unwrapped_stands_for_what_it_was_in() -> None:
    outer, inner = (
        replace(PHONE, where="body.a"),
        replace(PHONE, where="body.a.b[1]", decoding=("json", "base64", "json")),
    )
    assert once([outer, inner]) == (inner,)
    beside = replace(inner, where="body.ab")
    assert same(once([outer, beside]), [outer, beside])


@pytest.mark.parametrize("form", ["reversed", "masked", "split"])
def test_plain_stands_for_weaker_forms_in_the_same_place(form: str) -> None:
    weak = replace(PHONE, form=form)
    assert once([weak, PHONE]) == (PHONE,)
    assert once([weak]) == (weak,)


def test_a_planted_number_is_not_somebody_s_position() -> None:
    strange = Sighting(3, Leaving.LOCATION, False, "", PHONE.where, ("json",), "e7", 0.6)
    assert once([strange, PHONE]) == (PHONE,)
    elsewhere = replace(strange, where="body.b")
    assert same(once([elsewhere, PHONE]), [elsewhere, PHONE])


def test_a_body_in_which_something_was_read_is_not_opaque() -> None:
    opaque = Sighting(3, Leaving.OPAQUE_PAYLOAD, False, "", "body", (), "raw", 0.9)
    tracker = Sighting(3, Leaving.TRACKER, False, "", "host", (), "umeng", 0.9)
    assert once([opaque, PHONE]) == (PHONE,)
    assert same(once([opaque, tracker]), [opaque, tracker])


@given(SIGHTINGS, st.randoms())
def test_the_order_does_not_matter(sightings: list[Sighting], order: random.Random) -> None:
    shuffled = list(sightings)
    order.shuffle(shuffled)
    assert once(shuffled) == once(sightings)


@given(SIGHTINGS)
def test_nothing_more_falls_away_the_second_time(sightings: list[Sighting]) -> None:
    first = once(sightings)
    assert all(one in first for one in once(first))
    assert bool(first) == bool(sightings)
