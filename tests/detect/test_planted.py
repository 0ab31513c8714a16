"""Every form of a planted value is found, and a number inside another number is not."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.digest import digests, sm3
from harness.detect.planted import PlantedValues, forms_of, normal
from tests.detect.recording_factory import PERSONA

VALUES = PlantedValues(forms_of(PERSONA))
PHONE = PERSONA.phone


def found(text: str) -> set[tuple[str, str]]:
    return {(hit.form.canary, hit.form.name) for hit in VALUES.find(normal(text))}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (PHONE, "plain"),
        (f"+86{PHONE}", "plain"),
        (f"0086{PHONE}", "plain"),
        (f"86{PHONE}", "plain"),
        (f"tel={PHONE}&x", "plain"),
        ("１９９１２３４５６７８", "plain"),
        ("199-1234-5678", "dashed"),
        ("+86 199 1234 5678", "spaced"),
        (PHONE[::-1], "reversed"),
        (hashlib.md5(PHONE.encode()).hexdigest().upper(), "md5"),
        (hashlib.md5(PHONE.encode()).hexdigest()[8:24], "md5-16"),
        (hashlib.sha1(f"+86{PHONE}".encode()).hexdigest(), "sha1"),
        (hashlib.sha256(PHONE.encode()).hexdigest(), "sha256"),
        (hashlib.new("sm3", PHONE.encode()).hexdigest(), "sm3"),
    ],
)
def test_a_phone_is_found_in_every_form(text: str, form: str) -> None:
    assert ("phone", form) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        f"1{PHONE}",
        f"{PHONE}0",
        f"20{PHONE}",
        PHONE[:-1],
        "19912345679",
        hashlib.md5(b"19912345679").hexdigest(),
        hashlib.md5(f"salt{PHONE}".encode()).hexdigest(),
        "0" + hashlib.md5(PHONE.encode()).hexdigest(),
    ],
)
def test_other_numbers_are_not_the_phone(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    ("text", "canary"),
    [
        (PERSONA.id_card, "id_card"),
        ("350102 19900307 1234", "id_card"),
        (PERSONA.imei, "imei"),
        (PERSONA.oaid.upper(), "oaid"),
        (PERSONA.idfa.replace("-", "").lower(), "idfa"),
        (PERSONA.android_id, "android_id"),
        (PERSONA.mac.upper().replace(":", "-"), "mac"),
        (hashlib.md5(PERSONA.mac.upper().encode()).hexdigest(), "mac"),
        (f"我是{PERSONA.name}。", "name"),
        (PERSONA.clipboard, "clipboard"),
        (PERSONA.contacts[1].phone, "contacts"),
        (PERSONA.contacts[0].name, "contacts"),
        ("com.example.two", "app_list"),
    ],
)
def test_every_class_is_found(text: str, canary: str) -> None:
    assert canary in {name for name, _ in found(text)}


@given(st.text(max_size=200))
def test_nothing_is_found_where_nothing_is(text: str) -> None:
    assert not any(value in normal(text) for value in (PHONE, PERSONA.name)) or found(text)
    if not any(letter.isalnum() for letter in text):
        assert not found(text)


def test_sm3_meets_its_standard_vector() -> None:
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert dict(digests(b"abc"))["md5"] == "900150983cd24fb0d6963f7d28e17f72"
