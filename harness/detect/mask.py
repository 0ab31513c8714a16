"""Masking: nothing planted, and nothing that looks like a person's number, is ever shown (design law 5).

Values are masked in every wrapping that the ladder knows: as they are, full-width, percent- or \\u-escaped (also
twice), as digests; base64 that holds a value, and any base64 too long to judge by eye, is cut out whole.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from harness.detect.coordinates import DATUMS, Position
from harness.detect.planted import Form, PlantedValues, forms_of, normal
from harness.detect.readings import readings_of
from harness.detect.text_layers import as_base64, as_hex, as_text
from harness.detect.unpack import packed_as, unpack
from harness.model.app import Account
from harness.model.persona import Persona

LIMIT_CHARS = 200_000
LONGEST_VALUE_CHARS = 512
LONGEST_SHOWN_BASE64 = 80
SHORTEST_PASSWORD = 4
_MOBILE = re.compile(r"(?<![0-9A-Fa-f.])(?:(?:\+|00)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![0-9A-Fa-f])")
_ID_CARD = re.compile(
    r"(?<![0-9A-Za-z.])([1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx])(?![0-9A-Za-z])"
)
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{12,}={0,2}")
_DECIMAL = re.compile(r"(?<![\d.])\d{1,3}\.\d{3,20}(?!\d)")
_SCALED = re.compile(r"(?<![\d.])\d{7,10}(?![\d.])")
_SCALES = (1e5, 1e6, 1e7)
_NEAR_DEGREES = 6e-4

Span = tuple[int, int, str]


class Masker:
    """Masks text for one persona and its app's accounts; build it once and use it for a whole report."""

    def __init__(self, persona: Persona, accounts: Iterable[Account] = ()) -> None:
        self._values = PlantedValues([_anywhere(form) for form in (*forms_of(persona), *_secrets(persona, accounts))])
        self._degrees = sorted(
            degrees
            for lat, lng in (*persona.route_wgs84, *(photo.exif_wgs84 for photo in persona.photos))
            for transform in DATUMS.values()
            for degrees in _both(transform(Position(lat, lng)))
        )

    def mask(self, text: str) -> str:
        """`text` without any planted value; text beyond LIMIT_CHARS is dropped."""
        if len(text) > LIMIT_CHARS:
            # A value cut in half at the edge would no longer be recognised, so the edge goes too.
            return self.mask(text[:LIMIT_CHARS])[: LIMIT_CHARS - LONGEST_VALUE_CHARS] + "…"
        return _struck(text, sorted(self._spans(text)))

    def _spans(self, text: str) -> Iterator[Span]:
        for reading in readings_of(text):
            for hit in self._values.find(reading.text):
                start, end = reading.original(hit.start, hit.end)
                yield start, end, _veil(hit.form, reading.text[hit.start : hit.end])
            for found, shown in self._shapes(reading.text):
                start, end = reading.original(*found)
                yield start, end, shown
            for token in _BASE64.finditer(reading.text):
                if self._hides(token.group()):
                    start, end = reading.original(token.start(), token.end())
                    yield start, end, f"‹{len(token.group())}›"

    def _shapes(self, text: str) -> Iterator[tuple[tuple[int, int], str]]:
        for found in _MOBILE.finditer(text):
            yield found.span(1), f"{found[1][:3]}****{found[1][-4:]}"
        for found in _ID_CARD.finditer(text):
            yield found.span(1), f"{found[1][:3]}{'*' * 13}{found[1][-2:]}"
        for found in _DECIMAL.finditer(text):
            if self._near(float(found.group())):
                yield found.span(), found.group()[: found.group().index(".") + 2] + "…"
        for found in _SCALED.finditer(text):
            scale = next((scale for scale in _SCALES if self._near(int(found.group()) / scale)), None)
            if scale:
                yield found.span(), f"{int(int(found.group()) / scale)}…"

    def _near(self, degrees: float) -> bool:
        at = bisect_left(self._degrees, degrees - _NEAR_DEGREES)
        return at < len(self._degrees) and self._degrees[at] <= degrees + _NEAR_DEGREES

    def _hides(self, token: str) -> bool:
        """Whether a token is base64 or hex that must not be shown."""
        if len(token) > LONGEST_SHOWN_BASE64:
            return True
        for read in (as_base64, as_hex):
            content = read(token)
            packing = packed_as(content) if content else None
            plain = unpack(content, packing, LIMIT_CHARS)[0] if content and packing else content
            inner = as_text(plain) if plain else None
            if inner and any(True for _ in self._spans(inner)):
                return True
        return False


def mask(text: str, persona: Persona, accounts: Iterable[Account] = ()) -> str:
    """`text` without the persona's planted values and the accounts' passwords; for many texts build a Masker."""
    return Masker(persona, accounts).mask(text)


def _both(place: Position) -> tuple[float, float]:
    return place.lat, place.lng


def _secrets(persona: Persona, accounts: Iterable[Account]) -> Iterator[Form]:
    for account in accounts:
        if len(account.password) >= SHORTEST_PASSWORD:
            yield Form("password", "plain", normal(account.password), whole=False, cased=True)
    # A form encodes the spaces of a text as "+".
    for value in (persona.clipboard, persona.name, *(contact.name for contact in persona.contacts)):
        if " " in value:
            yield Form("clipboard", "plain", normal(value).replace(" ", "+"), whole=False)


def _anywhere(form: Form) -> Form:
    """Detection asks for whole numbers, masking takes no chance: inside a longer run it is masked as well."""
    return Form(form.canary, form.name, form.text, whole=False, cased=form.cased)


def _veil(form: Form, found: str) -> str:
    if form.canary == "password" or form.name == "reversed" or form.canary == "clipboard":
        return "******" if form.name in {"plain", "reversed"} else f"{found[:4]}…"
    if form.name.startswith(("md5", "sha", "sm3")):
        return f"{found[:6]}…"
    if form.canary == "app_list":
        return f"{found[:4]}…"
    if not found[:1].isascii():
        return found[:1] + "*" * max(1, len(found) - 2) + (found[-1:] if len(found) > 2 else "")
    if form.canary in {"phone", "contacts"}:
        return f"{found[:3]}****{found[-4:]}"
    return f"{found[:3]}{'*' * max(4, len(found) - 5)}{found[-2:]}"


def _struck(text: str, spans: list[Span]) -> str:
    """Replace the spans; where they overlap, the widest first one stands for all of them."""
    shown: list[str] = []
    at = 0
    for start, end, veil in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            shown += [text[at:start], veil]
        elif end > at:
            shown.append("…")
        at = max(at, end)
    return "".join([*shown, text[at:]])
