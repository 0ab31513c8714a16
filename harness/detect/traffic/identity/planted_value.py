"""The planted values one by one: which class each belongs to and what of it is looked for."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from harness.detect.traffic.sighting import Leaving
from harness.model.persona import Persona

# What apps put between the groups of a number; it is left out on both sides before numbers are compared.
SEPARATORS = " \t\r\n-._:/,;|()"
_TO_CORE: dict[int, int | None] = {
    **{ord(mark): None for mark in SEPARATORS},
    **{capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)},
}
# A shorter number is in every other request by chance.
SHORTEST_NUMBER = 6
_NUMBERS = ("id_card", "imei", "oaid", "android_id", "mac", "idfa")


@dataclass(frozen=True, slots=True)
class Planted:
    """One value of the persona. `canary` is its key there (`contacts[3].phone`), `text` as planted, NFKC-normalised;
    `written` the same before, for what is made of its bytes.

    `core` is what is left of it without separators, in lower case: what every spelling has in common.
    """

    what: Leaving
    canary: str
    text: str
    core: str
    written: str = ""


def numbers_of(persona: Persona) -> Iterator[Planted]:
    """Phones, cards and device identifiers, the contacts' phones last.

    Empty and very short ones are left out, and contacts with the number of the person or of an earlier contact."""
    yield from _phone(Leaving.PHONE, "phone", persona.phone)
    for key in _NUMBERS:
        yield from _number(Leaving(key), key, getattr(persona, key))
    own = {value.core for value in _phone(Leaving.PHONE, "phone", persona.phone)}
    for number, contact in enumerate(persona.contacts):
        for value in _phone(Leaving.CONTACTS, f"contacts[{number}].phone", contact.phone):
            if value.core not in own:
                own.add(value.core)
                yield value


def names_of(persona: Persona) -> Iterator[Planted]:
    """The person's name, then the contacts'."""
    yield from _word(Leaving.NAME, "name", persona.name)
    own = {core_of(persona.name)}
    for number, contact in enumerate(persona.contacts):
        for value in _word(Leaving.CONTACTS, f"contacts[{number}].name", contact.name):
            if value.core not in own:
                own.add(value.core)
                yield value


def clipboard_of(persona: Persona) -> Iterator[Planted]:
    yield from _word(Leaving.CLIPBOARD, "clipboard", persona.clipboard)


def complaint_of(persona: Persona) -> Iterator[Planted]:
    """The word in the complaints filed."""
    yield from _word(Leaving.COMPLAINT, "complaint", persona.complaint)


def packages_of(persona: Persona) -> Iterator[Planted]:
    for number, package in enumerate(persona.app_list):
        yield from _word(Leaving.APP_LIST, f"app_list[{number}]", package)


def what_of(canary: str) -> Leaving:
    """The class of a canary key: `contacts[3].phone` is of class contacts."""
    return Leaving(canary.partition("[")[0])


def core_of(text: str) -> str:
    """`text` without separators and in lower case (of ASCII letters: the case of bytes)."""
    return unicodedata.normalize("NFKC", text).translate(_TO_CORE)


def _phone(what: Leaving, canary: str, text: str) -> Iterator[Planted]:
    """A country code written in the persona file is no part of the number."""
    core = core_of(text).removeprefix("+")
    for code in ("0086", "86"):
        if len(core) == 11 + len(code):
            core = core.removeprefix(code)
    yield from _number(what, canary, core if len(core) == 11 else text)


def _number(what: Leaving, canary: str, text: str) -> Iterator[Planted]:
    text = unicodedata.normalize("NFKC", text).strip()
    core = core_of(text)
    # Zeros and 02:00:00:00:00:00 are what a system says in place of a value.
    if len(core) >= SHORTEST_NUMBER and core.isascii() and len(set(core)) > 2:
        yield Planted(what, canary, text, core)


def _word(what: Leaving, canary: str, text: str) -> Iterator[Planted]:
    written, text = text.strip(), unicodedata.normalize("NFKC", text).strip()
    core = core_of(text)
    if len(core) >= 2:
        yield Planted(what, canary, text, core, written)
