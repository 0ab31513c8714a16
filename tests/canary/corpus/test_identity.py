"""Leaks of identifiers hold the value in the form they name."""

import json

import pytest

from harness.canary.corpus import identity
from harness.canary.corpus.case import Tier
from harness.canary.corpus.people import person
from harness.canary.draw import draw_of

PERSONA = person(3).persona


@pytest.mark.parametrize("what", identity.SINGLE)
def test_a_plain_leak_holds_the_value_itself(what: str) -> None:
    for seed in range(8):
        leak = identity.plain(draw_of(seed, what), PERSONA, what)
        assert [str(value) for value in leak.fields.values()] == [getattr(PERSONA, what)]
        assert leak.tier is Tier.PLAIN


@pytest.mark.parametrize("what", ["contacts", "app_list"])
def test_lists_hold_at_least_two_members(what: str) -> None:
    for seed in range(12):
        leak = identity.plain(draw_of(seed, what), PERSONA, what)
        text = json.dumps(leak.fields, ensure_ascii=False)
        members = [one.phone for one in PERSONA.contacts] if what == "contacts" else PERSONA.app_list
        assert sum(member in text for member in members) >= 2


def test_a_spelling_that_changes_nothing_is_no_case() -> None:
    for spelling in identity.forms_of("mac"):
        leak = identity.respelt(draw_of(1, "x"), PERSONA, "mac", spelling)
        assert leak is None or PERSONA.mac not in leak.fields.values()


def test_what_is_keyed_holds_no_value() -> None:
    assert PERSONA.phone not in str(identity.with_secret(draw_of(1, "x"), PERSONA, "phone"))
