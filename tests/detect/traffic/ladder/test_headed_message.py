"""Messages of protobuf behind a head of the sender's own."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.headed_message import opened_headed_message
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights
from tests.detect.traffic.ladder.test_protobuf import block, varint

PLACE = varint(2 << 3) + varint(120_190_000) + varint(3 << 3) + varint(30_250_000)
MESSAGE = block(1, b"locator") + PLACE


@pytest.mark.parametrize("head", [b"\x04\x00", b"\x01", b"AM01" + len(MESSAGE).to_bytes(4), bytes(16)])
def test_the_message_behind_a_version_or_a_length_is_opened(head: bytes) -> None:
    found = sights(unfold(request(head + MESSAGE, "application/octet-stream")))
    assert ("body.2", ("protobuf",), "120190000") in found
    assert ("body.3", ("protobuf",), "30250000") in found


def test_what_is_readable_in_the_head_is_kept() -> None:
    opened = opened_headed_message(b"dev=8f3a" + MESSAGE)
    assert opened is not None
    assert opened.values == ["dev=8f3a"]


def test_numbers_alone_are_too_little_to_tell_a_message() -> None:
    assert opened_headed_message(b"\x04\x00" + PLACE) is None


def test_noise_is_no_message() -> None:
    draw = random.Random(7)
    assert not any(opened_headed_message(draw.randbytes(draw.randrange(200, 2_000))) for _ in range(300))


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    opened_headed_message(content)
