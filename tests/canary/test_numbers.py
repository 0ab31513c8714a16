"""The numbers pass the checks that apps make, by rules written down elsewhere."""

import random
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.canary import numbers

draws = st.integers(0, 2**32).map(random.Random)


@given(draws)
def test_a_citizen_number_has_a_region_a_birthday_and_its_check_character(draw: random.Random) -> None:
    number = numbers.id_card(draw)
    weighted = sum((10 if char == "X" else int(char)) * (2 ** (17 - at) % 11) for at, char in enumerate(number))
    assert weighted % 11 == 1
    assert number[:6] in numbers.REGIONS
    assert 1965 <= int(number[6:10]) <= 2000
    assert 1 <= int(number[10:12]) <= 12
    assert 1 <= int(number[12:14]) <= 28


@pytest.mark.parametrize(("body", "check"), [("11010519491231002", "X"), ("44052418800101001", "4")])
def test_the_check_character_of_the_standards_examples(body: str, check: str) -> None:
    """GB 11643-1999, the two numbers that the standard itself prints."""
    assert numbers.id_check(body) == check


@pytest.mark.parametrize(("body", "digit"), [("7992739871", "3"), ("49015420323751", "8")])
def test_luhns_digit_of_known_numbers(body: str, digit: str) -> None:
    assert numbers.luhn_digit(body) == digit


@given(draws)
def test_an_imei_passes_luhns_test(draw: random.Random) -> None:
    number = numbers.imei(draw)
    total = 0
    for at, char in enumerate(number):
        value = int(char) * (2 if at % 2 else 1)
        total += value - 9 if value > 9 else value
    assert (len(number), total % 10) == (15, 0)


@given(draws)
def test_a_mac_is_locally_administered_and_unicast(draw: random.Random) -> None:
    octets = [int(octet, 16) for octet in numbers.mac(draw).split(":")]
    assert len(octets) == 6
    assert octets[0] & 0b11 == 0b10


@given(draws)
def test_a_random_uuid_is_of_version_4(draw: random.Random) -> None:
    assert uuid.UUID(numbers.random_uuid(draw)).version == 4


@given(draws)
def test_a_phone_number_has_eleven_digits_and_the_test_prefix(draw: random.Random) -> None:
    phone = numbers.phone(draw)
    assert phone.isdigit()
    assert len(phone) == 11
    assert phone.startswith("199000")
