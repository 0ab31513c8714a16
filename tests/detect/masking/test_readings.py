"""A reading undoes escapes and knows where each of its characters stood."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.masking.readings import ROUNDS, readings_of

PHONE = "19912345678"


@pytest.mark.parametrize(
    "escaped",
    [
        PHONE,
        "".join(f"%{ord(letter):02X}" for letter in PHONE),
        "".join(f"\\u{ord(letter):04x}" for letter in PHONE),
        "".join(f"&#{ord(letter)};" for letter in PHONE),
        "".join(f"&#x{ord(letter):x};" for letter in PHONE),
        "".join(chr(ord(letter) + 0xFEE0) for letter in PHONE),
        quote("".join(f"%{ord(letter):02X}" for letter in PHONE)),
    ],
)
def test_a_value_is_found_and_its_place_in_the_original_known(escaped: str) -> None:
    text = f"a={escaped};b"
    for reading in readings_of(text):
        if PHONE in reading.text:
            at = reading.text.index(PHONE)
            assert text[slice(*reading.original(at, at + len(PHONE)))] == escaped
            return
    pytest.fail("no reading shows the value")


def test_han_characters_behind_percent_escapes() -> None:
    text = f"x{quote('欧阳')}y"
    reading = list(readings_of(text))[-1]
    assert reading.text == "x欧阳y"
    assert text[slice(*reading.original(2, 3))] == quote("阳")


def test_escapes_in_escapes_are_undone_a_bounded_number_of_times() -> None:
    text = "%41"
    for _ in range(10):
        text = quote(text)
    assert len(list(readings_of(text))) == ROUNDS + 1


@pytest.mark.parametrize("broken", ["%4", "\\u12", "&#;", "&#x;", "&#9999999999;", "%ff%fe", "&#1114112;"])
def test_broken_escapes_are_borne(broken: str) -> None:
    assert list(readings_of(broken))


@given(st.text(max_size=60))
def test_every_character_has_a_place_inside_the_original(text: str) -> None:
    for reading in readings_of(text):
        places = [reading.original(at, at + 1) for at in range(len(reading.text))]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert places == sorted(places)
