"""Numbers in other hands than ours: 3.029e+01, 30,291516 (a decimal comma), 30,291,516 (thousands), 0x4a2b."""

import re
from decimal import Decimal
from string import digits

from harness.detect.traffic.ladder.letter_class import AnyOf, class_table
from harness.detect.traffic.ladder.opened import Opened

STEP = "number"
LONGEST = 32
_POWER = re.compile(r"[+-]?\d{1,20}(?:\.\d{0,20})?[eE][+-]?\d{1,2}")
_COMMA = re.compile(r"-?\d{1,3},(?:\d{4,12}|\d{1,2})")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,4}")
_WHOLE_DIGITS = 24
_DIGITS = frozenset(digits)
# Letters by class: a digit, an "e", a sign; the point, the comma and the border of values as they are.
_CLASSES = class_table({"0": digits, "e": "eE", "-": "+-"}, kept=".,\n")
_SIGNED = AnyOf(b"e-0\n", b"e-00\n", b"\n-0")
_SIGNED_POWER = re.compile(rb"e-00?\n|\n-0++e0")
_POWER_AFTER_POINT = re.compile(rb"\.0*+e0")
_COMMA_BETWEEN = re.compile(rb"0,0")


def may_spell_numbers(letters: bytes) -> bool:
    """Whether the values that these letters make up may hold such a number with a mark in it, a sign or a point."""
    classes = (b"\n" + letters + b"\n").translate(_CLASSES)
    if b"," in letters and _COMMA_BETWEEN.search(classes):
        return True
    if _SIGNED.stands_in(classes) and _SIGNED_POWER.search(classes):
        return True
    return _POWER_AFTER_POINT.search(classes) is not None


def may_be_number(value: str) -> bool:
    """Whether a value ends in a digit, is short enough and has a comma or an "e"."""
    if value[-1:] not in _DIGITS or not 4 < len(value) <= LONGEST:
        return False
    return "," in value or "e" in value or "E" in value


def opened_number(text: str) -> Opened | None:
    """The number in plain digits with a point; None where it is none, or plain already."""
    if not may_be_number(text):
        return None
    if _POWER.fullmatch(text):
        number = Decimal(text)
        plain = f"{number:f}" if abs(number.adjusted()) < _WHOLE_DIGITS else ""
        return Opened((STEP,), [plain]) if plain else None
    if _THOUSANDS.fullmatch(text):
        return Opened((STEP,), [text.replace(",", "")])
    return Opened((STEP,), [text.replace(",", ".")]) if _COMMA.fullmatch(text) else None
