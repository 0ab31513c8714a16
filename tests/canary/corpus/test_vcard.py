"""vCards hold name and number, one card a person."""

import pytest

from harness.canary.corpus.people import person
from harness.canary.corpus.vcard import card, vcard
from harness.canary.draw import draw_of

PERSONA = person(2).persona


@pytest.mark.parametrize("seed", range(6))
def test_an_address_book_has_a_card_for_everybody(seed: int) -> None:
    text = vcard(draw_of(seed, "x"), PERSONA, "contacts").requests[0].body.decode()
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") == len(PERSONA.contacts)
    assert all(one.phone in text and one.name in text for one in PERSONA.contacts)


def test_a_card_is_made_of_property_lines() -> None:
    lines = card(draw_of(1, "x"), "澹台翀垚", "19900012345").split("\r\n")
    assert (lines[0], lines[-2]) == ("BEGIN:VCARD", "END:VCARD")
    assert all(":" in line for line in lines[:-1])
