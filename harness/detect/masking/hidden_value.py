"""Where a text holds one of the values that nobody may see, in any spelling that can be written down or squeezed out.

Detection asks for whole numbers; hiding takes no chance: inside a longer run a value is hidden as well.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from harness.detect.traffic.identity.number_target import NumberTarget
from harness.detect.traffic.identity.planted_value import SEPARATORS, numbers_of
from harness.detect.traffic.identity.spelling import spellings
from harness.detect.traffic.password_seen import passwords_of
from harness.model.app import Account
from harness.model.persona import Persona

PASSWORD = "password"
PLAIN, REVERSED = "plain", "reversed"
# A shorter word is a piece of every other text.
SHORTEST_HIDDEN = 2
_LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_SQUEEZE: dict[int, int | None] = {**_LOWER, **{ord(mark): None for mark in SEPARATORS}}


@dataclass(frozen=True, slots=True)
class Hidden:
    """A value at [start, end) of the text; `what` is its class in the persona or `password`, `form` its spelling."""

    start: int
    end: int
    what: str
    form: str


@dataclass(frozen=True, slots=True)
class _Secret:
    what: str
    form: str
    cased: str = ""  # the only spelling that counts, where case matters


class HiddenValues:
    """Built once for a persona and the accounts; one pass over a text finds all spellings of all values."""

    def __init__(self, persona: Persona, accounts: Iterable[Account] = ()) -> None:
        spelt: dict[str, list[_Secret]] = {}
        for text, secret in _secrets(persona, accounts):
            spelt.setdefault(text.translate(_LOWER), []).append(secret)
        self._spelt = tuple(spelt.values())
        self._search = AhoCorasick(list(spelt), matchkind=MatchKind.Standard)
        cores = {core: value.canary for value in numbers_of(persona) for core in NumberTarget(value).cores}
        self._cores = tuple(cores.values())
        self._squeezed = AhoCorasick(list(cores), matchkind=MatchKind.Standard)

    def find(self, text: str) -> Iterator[Hidden]:
        """Everything to hide in a text; what overlaps comes more than once."""
        if not text.isascii():
            # A lone surrogate is no text; one for one, so that places stay.
            text = text.encode("utf-8", "replace").decode()
        for number, start, end in self._search.find_matches_as_indexes(text.translate(_LOWER), overlapping=True):
            for secret in self._spelt[number]:
                if secret.cased in ("", text[start:end]):
                    yield Hidden(start, end, secret.what, secret.form)
        yield from self._separated(text)

    def _separated(self, text: str) -> Iterator[Hidden]:
        """Numbers with any marks between their digits."""
        squeezed = text.translate(_SQUEEZE)
        if len(squeezed) == len(text):
            return
        found = self._squeezed.find_matches_as_indexes(squeezed, overlapping=True)
        places = [at for at, letter in enumerate(text) if letter not in SEPARATORS] if found else []
        for number, start, end in found:
            yield Hidden(places[start], places[end - 1] + 1, _class(self._cores[number]), PLAIN)


def _secrets(persona: Persona, accounts: Iterable[Account]) -> Iterator[tuple[str, _Secret]]:
    for one in spellings(persona):
        if len(one.text) >= SHORTEST_HIDDEN:
            yield one.text, _Secret(_class(one.canary), one.form, one.text if one.cased else "")
    for value in numbers_of(persona):
        for core in NumberTarget(value).cores:
            yield core, _Secret(_class(value.canary), REVERSED if core == value.core[::-1] else PLAIN)
    # A form encodes the spaces of a text as "+".
    for word in (persona.clipboard, persona.name, *(contact.name for contact in persona.contacts)):
        if " " in word:
            yield unicodedata.normalize("NFKC", word).replace(" ", "+"), _Secret("clipboard", PLAIN)
    for password in passwords_of(accounts):
        yield password, _Secret(PASSWORD, PLAIN, password)


def _class(canary: str) -> str:
    return canary.partition("[")[0]
