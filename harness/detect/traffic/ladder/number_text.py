"""Numbers in other hands than ours: 3.029e+01, 30,291516 (a decimal comma), 30,291,516 (thousands), 0x4a2b."""

import re
from decimal import Decimal

from harness.detect.traffic.ladder.opened import Opened

STEP = "number"
LONGEST = 32
_POWER = re.compile(r"[+-]?\d{1,20}(?:\.\d{0,20})?[eE][+-]?\d{1,2}")
_COMMA = re.compile(r"-?\d{1,3},(?:\d{4,12}|\d{1,2})")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:,\d{3}){2,4}")
_WHOLE_DIGITS = 24


def may_be_number(value: str) -> bool:
    """Whether a value ends in a digit and is short enough; the caller has seen an "e" or a comma."""
    if not 4 < len(value) <= LONGEST or not value[-1].isdigit():
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
