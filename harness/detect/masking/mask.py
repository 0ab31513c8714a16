"""Masking: nothing planted, and nothing that looks like a person's number, is ever shown (design law 5).

Values are masked in every spelling that the engine knows and in every wrapping that a shown text may have: as they
are, separated, full-width, percent- or \\u-escaped (also twice), as digests; base64 that holds a value, and any base64
too long to judge by eye, is cut out whole.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from harness.detect.masking.hidden_place import HiddenPlaces
from harness.detect.masking.hidden_value import PASSWORD, PLAIN, REVERSED, Hidden, HiddenValues
from harness.detect.masking.readings import readings_of
from harness.detect.masking.wrapped_text import TOKEN, readings_of_token
from harness.detect.traffic.identity.digest_form import is_digest
from harness.model.app import Account
from harness.model.persona import Persona

LIMIT_CHARS = 200_000
LONGEST_VALUE_CHARS = 512
LONGEST_SHOWN_BASE64 = 80
# What of a value's surroundings is masked with it, and how much of that is shown on either side.
SEARCHED_CONTEXT_CHARS = 2_000
CONTEXT_CHARS = 40
_MOBILE = re.compile(r"(?<![0-9A-Fa-f.])(?:(?:\+|00)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![0-9A-Fa-f])")
_ID_CARD = re.compile(
    r"(?<![0-9A-Za-z.])([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx])(?![0-9A-Za-z])"
)

Span = tuple[int, int, str]


class Masker:
    """Masks text for one persona and its app's accounts; build it once and use it for a whole report."""

    def __init__(self, persona: Persona, accounts: Iterable[Account] = ()) -> None:
        self._values, self._places = _hidden(persona, tuple(accounts))

    def mask(self, text: str) -> str:
        """`text` without any planted value; text beyond LIMIT_CHARS is dropped."""
        if len(text) > LIMIT_CHARS:
            # A value cut in half at the edge would no longer be recognised, so the edge goes too.
            return self.mask(text[:LIMIT_CHARS])[: LIMIT_CHARS - LONGEST_VALUE_CHARS] + "…"
        text = _writable(text)
        return _struck(text, sorted(self._spans(text)), 0, len(text))

    def around(self, text: str, start: int, end: int) -> str:
        """[start, end) of a text with a little of what stands beside it: masked first and cut where no value is."""
        first = max(0, start - SEARCHED_CONTEXT_CHARS)
        text = _writable(text[first : end + SEARCHED_CONTEXT_CHARS][:LIMIT_CHARS])
        left, right = max(0, start - first - CONTEXT_CHARS), min(len(text), end - first + CONTEXT_CHARS)
        spans = sorted(self._spans(text))
        for span_start, span_end, _ in spans:
            left = min(left, span_start) if span_start < left < span_end else left
        for span_start, span_end, _ in reversed(spans):
            right = max(right, span_end) if span_start < right < span_end else right
        return _struck(text, [span for span in spans if left <= span[0] and span[1] <= right], left, right)

    def _spans(self, text: str) -> Iterator[Span]:
        for reading in readings_of(text):
            for start, end, shown in self._found(reading.text):
                yield *reading.original(start, end), shown

    def _found(self, text: str) -> Iterator[Span]:
        for hidden in self._values.find(text):
            yield hidden.start, hidden.end, _veil(hidden, text[hidden.start : hidden.end])
        yield from self._places.find(text)
        for found in _MOBILE.finditer(text):
            yield *found.span(1), f"{found[1][:3]}****{found[1][-4:]}"
        for found in _ID_CARD.finditer(text):
            yield *found.span(1), f"{found[1][:3]}{'*' * 13}{found[1][-2:]}"
        for found in TOKEN.finditer(text):
            if self._hides(found[0]):
                yield *found.span(), f"‹{len(found[0])}›"

    def _hides(self, token: str) -> bool:
        """Whether a token is base64 or hexadecimal digits that must not be shown."""
        if len(token) > LONGEST_SHOWN_BASE64:
            return True
        return any(True for inner in readings_of_token(token) for _ in self._spans(inner))


def mask(text: str, persona: Persona, accounts: Iterable[Account] = ()) -> str:
    """`text` without the persona's planted values and the accounts' passwords; for many texts build a Masker."""
    return Masker(persona, accounts).mask(text)


@lru_cache(maxsize=16)
def _hidden(persona: Persona, accounts: tuple[Account, ...]) -> tuple[HiddenValues, HiddenPlaces]:
    """Tables that are only read, dear to build; all that is made of one inspection asks for the same."""
    return HiddenValues(persona, accounts), HiddenPlaces(persona)


def _writable(text: str) -> str:
    """Without lone surrogates, which no file can hold."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _veil(hidden: Hidden, found: str) -> str:
    if hidden.what in (PASSWORD, "clipboard") or hidden.form == REVERSED:
        return "******" if hidden.form in (PLAIN, REVERSED) else f"{found[:4]}…"
    if is_digest(hidden.form) or hidden.form.endswith(("-hex", "-base64")):
        return f"{found[: 6 if is_digest(hidden.form) else 2]}…"
    if hidden.what == "app_list":
        return f"{found[:4]}…"
    if not found[:1].isascii():
        return found[:1] + "*" * max(1, len(found) - 2) + (found[-1:] if len(found) > 2 else "")
    if hidden.what in {"phone", "contacts"}:
        return f"{found[:3]}****{found[-4:]}"
    return f"{found[:3]}{'*' * max(4, len(found) - 5)}{found[-2:]}"


def _struck(text: str, spans: list[Span], first: int, last: int) -> str:
    """[first, last) with the spans replaced; where they overlap, the widest first one stands for all of them."""
    shown: list[str] = []
    at = first
    for start, end, veil in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            shown += [text[at:start], veil]
        elif end > at:
            shown.append("…")
        at = max(at, end)
    return "".join([*shown, text[at:last]])
