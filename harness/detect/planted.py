"""Every form in which a planted value may leave the phone, and one pass over a text that finds them all."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import ahocorasick

from harness.detect.digest import digests
from harness.model.persona import Persona

SHORTEST_VALUE = 2
_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_WORD = re.compile(r"[0-9A-Za-z]")
_DIGIT = re.compile(r"[0-9]")


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of one planted value. `canary` is its class; `whole` asks for no digit or letter beside it."""

    canary: str
    name: str
    text: str
    whole: bool
    cased: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found at [start, end) of the normalised text."""

    form: Form
    start: int
    end: int


def normal(text: str) -> str:
    """The text that forms are searched in: full-width digits and letters become plain ones."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


class PlantedValues:
    """Finds planted values in text: all forms in one Aho-Corasick pass, so the cost does not grow with their number."""

    def __init__(self, forms: Iterable[Form]) -> None:
        table: dict[str, list[Form]] = {}
        for form in forms:
            table.setdefault(form.text.translate(_ASCII_LOWER), []).append(form)
        self._automaton: Any = ahocorasick.Automaton()
        for text, same in table.items():
            self._automaton.add_word(text, (len(text), tuple(same)))
        self._empty = not table
        if table:
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[Hit]:
        """Yield hits in `text` (pass it through `normal` first), whole ones only where the form asks for it."""
        if self._empty:
            return
        for last, (length, same) in self._automaton.iter(text.translate(_ASCII_LOWER)):
            start, end = last + 1 - length, last + 1
            for form in same:
                if form.cased and text[start:end] != form.text:
                    continue
                if not form.whole or _stands_alone(text, start, end):
                    yield Hit(form, start, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A number inside a longer number is another number; the country code of a phone is not part of it."""
    before = text[max(0, start - 4) : start]
    if before.endswith("86") and not before.removesuffix("86").removesuffix("+").removesuffix("00")[-1:].isdigit():
        before = ""
    neighbour = _DIGIT if text[start:end].isdigit() else _WORD
    return not (neighbour.match(before[-1:]) or neighbour.match(text[end : end + 1]))


def forms_of(persona: Persona) -> tuple[Form, ...]:
    """All forms of all of a persona's values; positions and photographs are matched elsewhere, by nearness."""
    found: dict[tuple[str, str], Form] = {}
    for form in _all_forms(persona):
        if len(form.text) >= SHORTEST_VALUE:
            found.setdefault((form.canary, form.text.translate(_ASCII_LOWER)), form)
    return tuple(found.values())


def _all_forms(persona: Persona) -> Iterator[Form]:
    yield from _number("phone", persona.phone, _phone_spellings(persona.phone), ("+86", "86"))
    yield from _number("id_card", persona.id_card, _id_card_spellings(persona.id_card))
    yield from _number("imei", persona.imei, (("plain", persona.imei),))
    for key in ("oaid", "android_id", "idfa"):
        yield from _number(key, getattr(persona, key), _device_id_spellings(getattr(persona, key)))
    yield from _number("mac", persona.mac, _mac_spellings(persona.mac))
    yield from _words("name", persona.name)
    yield from _words("clipboard", persona.clipboard)
    for contact in persona.contacts:
        yield from _number("contacts", contact.phone, _phone_spellings(contact.phone), ("+86",))
        yield from _words("contacts", contact.name)
    for package in persona.app_list:
        yield Form("app_list", "plain", package, whole=True)


def _number(
    canary: str, value: str, spellings: Iterable[tuple[str, str]], prefixes: tuple[str, ...] = ()
) -> Iterator[Form]:
    if not value:
        return
    texts = list(spellings)
    for name, text in texts:
        yield Form(canary, name, text, whole=True)
    yield Form(canary, "reversed", value[::-1], whole=True)
    sources = {value, value.upper(), value.lower(), *(text for _, text in texts)}
    for source in sorted(sources | {prefix + value for prefix in prefixes}):
        yield from _digested(canary, source.encode())


def _words(canary: str, value: str) -> Iterator[Form]:
    if not value:
        return
    yield Form(canary, "plain", normal(value), whole=False)
    yield from _digested(canary, value.encode())


def _digested(canary: str, content: bytes) -> Iterator[Form]:
    for name, text in digests(content):
        encoded = name.endswith("base64")
        yield Form(canary, name, text, whole=not encoded, cased=encoded)


def _phone_spellings(phone: str) -> Iterator[tuple[str, str]]:
    yield "plain", phone
    for mark, name in (("-", "dashed"), (" ", "spaced")):
        yield name, mark.join((phone[:3], phone[3:7], phone[7:]))


def _id_card_spellings(number: str) -> Iterator[tuple[str, str]]:
    yield "plain", number
    for mark, name in (("-", "dashed"), (" ", "spaced")):
        yield name, mark.join((number[:6], number[6:14], number[14:]))


def _device_id_spellings(value: str) -> Iterator[tuple[str, str]]:
    yield "plain", value
    if "-" in value:
        yield "undashed", value.replace("-", "")


def _mac_spellings(mac: str) -> Iterator[tuple[str, str]]:
    yield "plain", mac
    yield "dashed", mac.replace(":", "-")
    yield "undashed", mac.replace(":", "").replace("-", "")
