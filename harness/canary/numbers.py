"""Numbers of a person and a phone, each with the checksum by which an app may test it."""

import random
import uuid

from harness.canary.draw import digits, hex_digits

# GB 11643-1999: weights and check characters of the 18-digit citizen number (ISO 7064 MOD 11-2).
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
# GB/T 2260 codes of counties and districts that exist.
REGIONS = ("330106", "330108", "330110", "330402", "330602", "340104", "360102", "420106", "430104", "510107")
# Valid for the pattern that apps test (1, 3-9, nine digits) and by its zeros plainly a test number. The block is not
# reserved for tests by anyone: a laboratory that lets apps send messages plants the number of its own SIM card.
PHONE_PREFIX = "199000"


def phone(draw: random.Random) -> str:
    """A mainland mobile number of 11 digits that nobody dials by chance."""
    return PHONE_PREFIX + digits(draw, 5)


def id_card(draw: random.Random) -> str:
    """An 18-character citizen number: region, birthday of an adult, sequence, check character."""
    birthday = f"{draw.randrange(1965, 2001)}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}"
    body = draw.choice(REGIONS) + birthday + f"{draw.randrange(1, 1000):03}"
    return body + id_check(body)


def id_check(body: str) -> str:
    """The last character of a citizen number whose first 17 digits are `body`."""
    return ID_CHECKS[sum(int(digit) * weight for digit, weight in zip(body, ID_WEIGHTS, strict=True)) % 11]


def imei(draw: random.Random) -> str:
    """15 digits: a type code of the Chinese issuer (86), a serial number, Luhn's check digit."""
    body = "86" + digits(draw, 12)
    return body + luhn_digit(body)


def luhn_digit(body: str) -> str:
    """The digit that makes `body` plus it pass Luhn's test (ISO/IEC 7812-1)."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        doubled = int(digit) * (2 if place % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)


def mac(draw: random.Random) -> str:
    """A unicast address of the locally administered range (IEEE 802: second bit of the first octet set)."""
    first = draw.randrange(64) << 2 | 0b10
    return ":".join([f"{first:02x}", *(hex_digits(draw, 2) for _ in range(5))])


def random_uuid(draw: random.Random) -> str:
    """A version 4 UUID in lower case, as OAID and IDFA are shaped."""
    return str(uuid.UUID(int=draw.getrandbits(128), version=4))
