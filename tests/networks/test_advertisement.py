"""Router advertisements: PREF64 as RFC 8781 writes it, and nothing breaks the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.networks.advertisement import advertisement, announced_pref64

PREFIX = "2001:db8:64::/96"


def test_the_option_is_written_bit_for_bit() -> None:
    option = advertisement("2001:db8:1::/64", "2001:db8:1::1", PREFIX, lifetime_s=1800)[-16:]
    # RFC 8781, section 4: type 38, length 2, lifetime / 8 in 13 bits, code 0 for /96, then 96 bits of the prefix
    assert option.hex() == "2602" + f"{225 << 3:04x}" + "20010db80064000000000000"


@pytest.mark.parametrize("prefix", [PREFIX, "64:ff9b::/96", "2001:db8:1:2::/64", "2001:db8::/32"])
def test_what_is_announced_is_heard(prefix: str) -> None:
    assert announced_pref64(advertisement("2001:db8:1::/64", "2001:db8:1::1", prefix)) == prefix


def test_an_advertisement_without_the_option_announces_none() -> None:
    assert announced_pref64(advertisement("2001:db8:1::/64", "2001:db8:1::1", None)) == ""


def test_the_header_names_router_lifetime_and_hops() -> None:
    message = advertisement("2001:db8:1::/64", "2001:db8:1::1", None)
    assert (message[0], message[4], int.from_bytes(message[6:8])) == (134, 64, 1800)


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda rest: b"\x86" + bytes(15) + rest))
def test_any_bytes_are_read_without_a_fault(message: bytes) -> None:
    assert isinstance(announced_pref64(message), str)


@given(st.integers(0, 100))
def test_a_cut_message_announces_nothing_wrong(length: int) -> None:
    whole = advertisement("2001:db8:1::/64", "2001:db8:1::1", PREFIX)
    assert announced_pref64(whole[:length]) in ("", PREFIX)
