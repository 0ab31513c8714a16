"""Every spelling of every value is found, also those that detection would not call a whole number."""

import base64
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.masking.hidden_value import HiddenValues
from harness.detect.traffic.identity.spelling import spellings
from tests.detect.recording_factory import PASSWORD, PERSONA, app

VALUES = HiddenValues(PERSONA, app().accounts)
PHONE = PERSONA.phone
MARKS = st.text(" \t-._:/,;|()", max_size=3)


def covered(text: str) -> set[int]:
    return {at for one in VALUES.find(text) for at in range(one.start, one.end)}


def test_every_spelling_that_the_engine_knows_is_found() -> None:
    missed = [one for one in spellings(PERSONA) if len(covered(f"= {one.text} =")) < len(one.text)]
    assert not missed


@pytest.mark.parametrize(
    "text",
    [
        "(199)1234 5678",
        "1-9-9-1-2-3-4-5-6-7-8",
        "199\n1234\n5678",
        PERSONA.mac.replace(":", "-").upper(),
        PERSONA.imei[:14],
        PERSONA.id_card[:6] + PERSONA.id_card[8:17],
        hashlib.sha256(f"+86{PHONE}".encode()).hexdigest().upper(),
        base64.b64encode(hashlib.md5(PHONE.encode()).digest()).decode().rstrip("="),
        PERSONA.clipboard.replace(" ", "+"),
        PASSWORD,
    ],
)
def test_no_spelling_is_left_standing(text: str) -> None:
    assert not any(text[at].isalnum() for at in set(range(len(text))) - covered(text))


@pytest.mark.parametrize("text", [f"9{PHONE}9", f"a{PHONE}b", f"_{PHONE}_"])
def test_a_number_inside_a_longer_run_is_hidden_as_well(text: str) -> None:
    assert covered(text) >= set(range(1, len(PHONE) + 1))


@given(st.data())
def test_a_number_with_any_marks_between_its_digits_is_found(data: st.DataObject) -> None:
    text = "".join(digit + data.draw(MARKS) for digit in PHONE[:-1]) + PHONE[-1]
    assert covered(f"x{text}y") == set(range(1, len(text) + 1))


@pytest.mark.parametrize("text", ["", "13800138000", PASSWORD.lower(), "林城督办", PHONE[:-1]])
def test_other_texts_are_not(text: str) -> None:
    assert not covered(text)


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_borne_lone_surrogates_too(text: str) -> None:
    assert all(0 <= at < len(text) for at in covered(text))
