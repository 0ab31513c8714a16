"""Values that nobody planted but that have the shape of a phone number, a card, an IMEI or a MAC.

Each kind is looked for only where a cheap look at the text's classes of characters says that there could be one.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from harness.detect.traffic.identity import key_context
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.number_rules import MOBILE, has_type_code, is_id_card, passes_luhn
from harness.detect.traffic.sighting import Leaving

# So many candidates of a kind are looked at in one message: a list of a thousand numbers is told by its first ones.
_MOST = 200
_ELEVEN, _FIFTEEN, _SEVENTEEN = (b" " + b"0" * digits for digits in (11, 15, 17))
_NOT_AFTER = rb"(?![0-9a-z_]|[.-][0-9])"
_PHONE = re.compile(MOBILE[:1] + rb"(?<![0-9a-z_]1)(?<![0-9][.-]1)" + MOBILE[1:] + rb"[0-9]{8}" + _NOT_AFTER)
_CODED_PHONE = re.compile(
    rb"86(?:(?<![0-9a-z_.-]86)|(?<=[^0-9a-z_.-]0086))[ -]?" + MOBILE + rb"([ -]?)[0-9]{4}\1[0-9]{4}" + _NOT_AFTER
)
_GROUPED_PHONE = re.compile(
    MOBILE[:1] + rb"(?<![0-9a-z_]1)(?<![0-9][.-]1)" + MOBILE[1:] + rb"([ -])[0-9]{4}\1[0-9]{4}" + _NOT_AFTER
)
_ID_CARD = re.compile(
    rb"[1-8][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    rb"[0-9]{3}[0-9x]" + _NOT_AFTER
)
_IMEI = re.compile(rb"[0-9]{15}" + _NOT_AFTER)
_MAC = re.compile(rb"[0-9a-f]{2}(?<![0-9a-z:-]..)(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![0-9a-z]|[:-][0-9a-f])")
# 02:00… is what Android gives to every app.
_NOBODYS_MAC = ("020000000000", "000000000000", "ffffffffffff")


def find_shapes(haystack: Haystack, today: date) -> Iterator[Hit]:
    """Hits without a canary. `today` is the day of the message: nobody was born after it."""
    classes = haystack.classes
    if _ELEVEN in classes:
        yield from _phones(haystack, _PHONE)
        yield from _phones(haystack, _CODED_PHONE)
    if _FIFTEEN in classes:
        yield from _imeis(haystack)
        yield from _id_cards(haystack, today)
    if (b".0000." in classes and b"000.0000.0000" in classes) or b"000 0000 0000" in classes:
        yield from _phones(haystack, _CODED_PHONE)
        yield from _phones(haystack, _GROUPED_PHONE)
    if b"hh:hh:hh:hh:hh:hh" in haystack.hexes or b"hh-hh-hh-hh-hh-hh" in haystack.hexes:
        yield from _macs(haystack)


def _phones(haystack: Haystack, pattern: re.Pattern[bytes]) -> Iterator[Hit]:
    for match in islice(pattern.finditer(haystack.flat), _MOST):
        confidence = _phone_confidence(haystack, match.start())
        if confidence:
            yield Hit(Leaving.PHONE, "", *match.span(), "shape", confidence)


def _phone_confidence(haystack: Haystack, start: int) -> float:
    key = haystack.key(start)
    if key_context.PHONE.search(key):
        return 0.9
    first, _ = haystack.value_span(start)
    if key_context.PHONE_LABEL.search(haystack.text, max(first, start - 12), start):
        return 0.9
    return 0.0 if key_context.COUNTED.search(key) else 0.6


def _id_cards(haystack: Haystack, today: date) -> Iterator[Hit]:
    for match in islice(_long_numbers(haystack, _SEVENTEEN, _ID_CARD, 18), _MOST):
        if is_id_card(match.group().decode(), today):
            confidence = _id_card_confidence(haystack.key(match.start()))
            if confidence:
                yield Hit(Leaving.ID_CARD, "", *match.span(), "shape", confidence)


def _id_card_confidence(key: str) -> float:
    if key_context.ID_CARD.search(key):
        return 0.95
    if key_context.ORDERED.search(key):
        return 0.0
    return 0.5 if key_context.COUNTED.search(key) else 0.85


def _long_numbers(haystack: Haystack, shape: bytes, pattern: re.Pattern[bytes], size: int) -> Iterator[re.Match[bytes]]:
    """Matches of `pattern`, `size` characters, where at least so many digits begin that no digit, letter, point or dash
    stands before."""
    classes = haystack.classes
    at = classes.find(shape)
    while at >= 0:
        behind = at + 1 + size
        # Most numbers are longer, which is seen at once.
        if classes[behind : behind + 1] != b"0" and (match := pattern.match(haystack.flat, at + 1)):
            yield match
        at = classes.find(shape, at + len(shape))


def _imeis(haystack: Haystack) -> Iterator[Hit]:
    for match in islice(_long_numbers(haystack, _FIFTEEN, _IMEI, 15), _MOST):
        number = match.group().decode()
        if passes_luhn(number):
            confidence = _imei_confidence(haystack, match.start(), number)
            if confidence:
                yield Hit(Leaving.IMEI, "", *match.span(), "shape", confidence)


def _imei_confidence(haystack: Haystack, start: int, number: str) -> float:
    path = haystack.path(start).lower()
    key = path.rpartition(".")[2]
    if key_context.IMEI.search(key):
        return 0.9 if has_type_code(number) else 0.7
    named = has_type_code(number) and key_context.DEVICE.search(path) and not key_context.COUNTED.search(key)
    return 0.6 if named else 0.0


def _macs(haystack: Haystack) -> Iterator[Hit]:
    for match in islice(_MAC.finditer(haystack.flat), _MOST):
        if match.group().translate(None, b":-").decode() not in _NOBODYS_MAC:
            yield Hit(Leaving.MAC, "", *match.span(), "shape", 0.8)
