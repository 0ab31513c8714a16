"""Values that nobody planted but that have the shape of a phone number, a card, an IMEI or a MAC.

Each kind is looked for only where a cheap look at the text's classes of characters says that there could be one.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

from harness.detect.traffic.identity import key_context
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.letters import Letters, runs_of
from harness.detect.traffic.identity.number_rules import MOBILE, has_type_code, is_id_card, passes_luhn
from harness.detect.traffic.ladder.letter_class import AnyOf
from harness.detect.traffic.sighting import Leaving

# So many candidates of a kind are looked at in one message: a list of a thousand numbers is told by its first ones.
_MOST = 200
_ELEVEN = b" " + b"0" * 11
# By classes of characters, as Haystack has them. What consists of few classes is found by leaps.
_LONG = re.compile(b" " + b"0" * 15 + rb"(?:(?![0ax])|00[0x](?![0ax]))")
# The middle of a hardware address.
_MAC_SHAPE = AnyOf(b"-hh-hh-hh-hh-")
_PHONE_DIGITS, _IMEI_DIGITS, _ID_DIGITS = 11, 15, 18
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


def shapes_among(letters: Letters) -> set[int]:
    """The messages of a crowd that hold a number of such a shape."""
    starts = chain(_phones_of(letters), _long_numbers_of(letters), _macs_of(letters))
    return {letters.message_at(start) for start in starts}


def _phones_of(letters: Letters) -> Iterator[int]:
    flat = letters.flat
    long = letters.digit_runs.longer(_PHONE_DIGITS)
    eleven = long.sized(_PHONE_DIGITS)
    yield from (start for start, _ in letters.begin_with(b"1", eleven).spans() if _PHONE.match(flat, start))
    for coded in (
        *(letters.begin_with(b"86", eleven, back=3), letters.begin_with(b"86", long.sized(13))),
        letters.begin_with(b"0086", long.sized(15)),
    ):
        yield from (start for start, _ in coded.spans())
    for start in letters.digit_runs.spaced(4, 2, step=5).starts.tolist():
        if any(pattern.search(flat, max(0, start - 12), start + 9) for pattern in (_CODED_PHONE, _GROUPED_PHONE)):
            yield start


def _long_numbers_of(letters: Letters) -> Iterator[int]:
    flat, long = letters.flat, letters.digit_runs.longer(_IMEI_DIGITS)
    for start, end in long.sized(_IMEI_DIGITS).spans():
        if _IMEI.match(flat, start) and passes_luhn(flat[start:end].decode()):
            yield start
    for start, _ in long.sized(_ID_DIGITS - 1, _ID_DIGITS).spans():
        if _ID_CARD.match(flat, start):
            yield start


def _macs_of(letters: Letters) -> Iterator[int]:
    """Where six pairs of hexadecimal digits stand with one letter between two."""
    pairs = letters.hex_runs.spaced(2, 6, step=3)
    return (start for start in pairs.starts.tolist() if _MAC.match(letters.flat, start))


def find_shapes(haystack: Haystack, today: date) -> Iterator[Hit]:
    """Hits without a canary. `today` is the day of the message: nobody was born after it."""
    classes, flat = haystack.classes, haystack.flat
    digits = runs_of(classes, b"0"[0])
    if _ELEVEN in classes:
        alone = digits.sized(_PHONE_DIGITS).starts.tolist()
        yield from _phones(haystack, (found for at in alone if (found := _PHONE.match(flat, at))))
        yield from _phones(haystack, _CODED_PHONE.finditer(flat))
    if len(digits.sized(_IMEI_DIGITS, _ID_DIGITS - 1, _ID_DIGITS).starts):
        yield from _long_numbers(haystack, today)
    grouped = digits.grouped().starts.tolist()
    if grouped and (b"000 0000 0000" in classes or b"000.0000.0000" in classes):
        yield from _phones(haystack, _CODED_PHONE.finditer(flat))
        yield from _phones(haystack, (found for at in grouped if (found := _GROUPED_PHONE.match(flat, at))))
    if _MAC_SHAPE.stands_in(haystack.hexes):
        yield from _macs(haystack)


def _phones(haystack: Haystack, found: Iterator[re.Match[bytes]]) -> Iterator[Hit]:
    for match in islice(found, _MOST):
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


def _long_numbers(haystack: Haystack, today: date) -> Iterator[Hit]:
    """IMEIs and ID cards: so many digits that no digit, letter, point or dash stands before."""
    imeis = cards = 0
    for shape in _LONG.finditer(haystack.classes):
        start, end = shape.start() + 1, shape.end()
        if end - start == _IMEI_DIGITS:
            if imeis < _MOST and _IMEI.match(haystack.flat, start):
                imeis += 1
                yield from _imei(haystack, start, end)
        elif cards < _MOST and _ID_CARD.match(haystack.flat, start):
            cards += 1
            yield from _id_card(haystack, start, end, today)


def _id_card(haystack: Haystack, start: int, end: int, today: date) -> Iterator[Hit]:
    if is_id_card(haystack.flat[start:end].decode(), today):
        confidence = _id_card_confidence(haystack.key(start))
        if confidence:
            yield Hit(Leaving.ID_CARD, "", start, end, "shape", confidence)


def _id_card_confidence(key: str) -> float:
    if key_context.ID_CARD.search(key):
        return 0.95
    if key_context.ORDERED.search(key):
        return 0.0
    return 0.5 if key_context.COUNTED.search(key) else 0.85


def _imei(haystack: Haystack, start: int, end: int) -> Iterator[Hit]:
    number = haystack.flat[start:end].decode()
    if passes_luhn(number):
        confidence = _imei_confidence(haystack, start, number)
        if confidence:
            yield Hit(Leaving.IMEI, "", start, end, "shape", confidence)


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
