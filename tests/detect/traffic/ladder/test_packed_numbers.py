"""Rows of numbers in binary are read where each is of a size that people measure."""

import hashlib
import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.packed_numbers import is_packed, opened_packed, scattered_places

PLACE = (30.2915161, 120.1584939)


@pytest.mark.parametrize("order", "<>")
def test_doubles_are_read_exactly(order: str) -> None:
    opened = opened_packed(struct.pack(f"{order}dd", *PLACE))
    assert opened is not None
    assert tuple(map(float, opened.values)) == PLACE
    assert list(opened.names()) == ["[0]", "[1]"]


@pytest.mark.parametrize("order", "<>")
def test_floats_and_scaled_integers(order: str) -> None:
    floats = opened_packed(struct.pack(f"{order}4f", *PLACE, *PLACE))
    assert floats is not None
    assert [round(float(one), 4) for one in floats.values] == [30.2915, 120.1585] * 2
    whole = opened_packed(struct.pack(f"{order}2i", 30291516, 120158494))
    assert whole is not None
    assert whole.values == ["30291516", "120158494"]


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize("head", [(1,), (0x2000_0001, 4326)])
def test_wkb_of_a_point_with_and_without_its_reference(order: str, head: tuple[int, ...]) -> None:
    opened = opened_packed(struct.pack(f"{order}B{len(head)}Idd", order == "<", *head, *PLACE[::-1]))
    assert opened is not None
    assert opened.steps == ("wkb",)
    assert tuple(map(float, opened.values)) == PLACE[::-1]


def test_a_line_leaves_its_heights_out() -> None:
    points = [(120.1, 30.1, 5.0), (120.2, 30.2, 6.0)]
    opened = opened_packed(
        struct.pack("<BII", 1, 0x8000_0002, 2) + b"".join(struct.pack("<3d", *one) for one in points)
    )
    assert opened is not None
    assert list(map(float, opened.values)) == [120.1, 30.1, 120.2, 30.2]


def test_few_digests_pass_for_numbers() -> None:
    digests = (hashlib.new(name, b"%d" % n).digest() for name in ("md5", "sha1", "sha256") for n in range(2000))
    assert sum(map(is_packed, digests)) <= 6


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(content: bytes) -> None:
    opened = opened_packed(content)
    assert opened is None or len(opened.names()) == len(opened.values) > 0


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("between", [b"", b"\x04\x00\x03", b"\x01lng\x00"])
def test_doubles_between_the_tags_of_an_unknown_format_are_read(order: str, between: bytes) -> None:
    lat, lng = struct.pack(f"{order}d", 30.2799123), struct.pack(f"{order}d", 120.1553456)
    assert scattered_places(b"\x0b\x00\x01head" + lat + between + lng + b"\x00") == ["30.2799123", "120.1553456"]
    assert scattered_places(b"\x0b" + lng + between + lat) == ["120.1553456", "30.2799123"]


def test_one_double_alone_or_two_far_apart_say_nothing() -> None:
    lat, lng = struct.pack("<d", 30.2799123), struct.pack("<d", 120.1553456)
    assert scattered_places(lat + bytes(40)) == []
    assert scattered_places(lat + bytes(40) + lng) == []


def test_noise_holds_few_of_them() -> None:
    assert len(scattered_places(random.Random(1).randbytes(100_000))) < 60


def test_one_fine_pair_is_believed_only_where_it_is_all_that_was_sent() -> None:
    content = struct.pack(">ii", 302_743_210, 1_201_551_234)
    assert opened_packed(content) is None
    opened = opened_packed(content, alone=True)
    assert opened is not None
    assert opened.values == ["302743210", "1201551234"]
