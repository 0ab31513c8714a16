"""Packed streams behind a head of the sender's own."""

import gzip
import json
import struct
import zlib

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.budget import Budget
from harness.detect.traffic.ladder.headed_stream import opened_headed
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights

BODY = json.dumps({"user": {"phone": "13812345678"}}).encode()
PACKED = {"gzip": gzip.compress(BODY, mtime=0), "deflate": zlib.compress(BODY), "zstd": zstandard.compress(BODY)}


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("head", [struct.pack(">I", 77), b"LC01\x00\x02", b"\x01" + bytes(31)])
def test_the_stream_behind_a_length_or_a_magic_word_is_opened(packing: str, head: bytes) -> None:
    found = sights(unfold(request(head + PACKED[packing], "application/octet-stream")))
    assert ("body.user.phone", (packing, "json"), "13812345678") in found


def test_what_is_readable_in_the_head_is_kept() -> None:
    opened = opened_headed(b"\x01dev=8f3a2c\x00" + PACKED["gzip"], Budget())
    assert opened is not None
    assert opened.values == ["dev=8f3a2c"]


def test_two_chance_bytes_are_no_stream() -> None:
    assert opened_headed(b"\xa7\x31\x78\x9c" + bytes(range(200, 256)) * 3, Budget()) is None


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    opened_headed(b"\0\0" + content, Budget())
