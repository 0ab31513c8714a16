"""What makes a number a real one of its kind.

Mobile segments: the three-digit beginnings that the MIIT has assigned (as of 2026; 194 and 154 are not). ID cards:
GB 11643-1999 (region, date, check character). IMEI: 3GPP TS 23.003 (Luhn's digit), type codes of the issuers that
phones sold in China carry.
"""

import re
from datetime import date

MOBILE = rb"1(?:3[0-9]|4[5-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])"
# GB/T 2260: provinces, municipalities, autonomous and special administrative regions, Taiwan (83: its residents).
_PROVINCES = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10x98765432"
_TYPE_CODES = ("35", "86", "01", "99")


def is_id_card(number: str, today: date) -> bool:
    """`number`: 18 characters, x in lower case."""
    if not _PROVINCES.match(number):
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return date(1900, 1, 1) <= born <= today and number[17] == _CHECKS[total % 11]


def passes_luhn(number: str) -> bool:
    """ISO/IEC 7812-1; a number of zeros passes it too, so it is refused here."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0 and len(set(number)) > 2


def has_type_code(number: str) -> bool:
    return number.startswith(_TYPE_CODES)
