"""Personas of the corpus: valid numbers, photographs that are the persona's."""

import hashlib

import pytest

from harness.canary import names
from harness.canary.corpus.people import GIVEN, STRANGE, citizen, mobile, person, stranger_name
from harness.canary.draw import draw_of
from harness.canary.numbers import id_check


@pytest.mark.parametrize("seed", [2, 3])
def test_the_originals_are_the_photographs_of_the_persona(seed: int) -> None:
    some = person(seed)
    for photo in some.persona.photos:
        assert hashlib.sha256(some.originals[photo.file]).hexdigest() == photo.sha256
    assert [bool(photo.tag_ids) for photo in some.persona.photos] == [True, True, False]


def test_odd_seeds_are_ordinary_people() -> None:
    assert person(2).persona.name != person(3).persona.name
    assert [len(person(seed).persona.name) for seed in (1, 3)] == [3, 2]


def test_no_stranger_is_a_namesake() -> None:
    assert not set(STRANGE) & set(GIVEN)
    assert not set(STRANGE) & set(names.GIVEN)
    assert set(stranger_name(draw_of(1, "x"))[1:]) <= set(STRANGE)


def test_numbers_are_valid() -> None:
    for seed in range(20):
        number = citizen(draw_of(seed, "x"))
        assert number[-1] == id_check(number[:-1])
        assert len(mobile(draw_of(seed, "x"))) == 11
