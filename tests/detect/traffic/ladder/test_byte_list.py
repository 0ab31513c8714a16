"""Bytes that were written one by one are put together, lists of other numbers are left."""

import json

import msgpack  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.byte_list import CODES_STEP, bytes_of_node, opened_byte_list
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights

PHONE = b"13812345678"


def written(joint: str, before: str = "") -> str:
    return joint.join(f"{before}{byte:02x}" for byte in PHONE)


@pytest.mark.parametrize(
    "text",
    [
        *(written(":"), written(" "), written("-"), written(" ").upper(), written(" ", "0x"), written(", ", "0x")),
        *(",".join(map(str, PHONE)), f"[{', '.join(map(str, PHONE))}]", " ".join(map(str, PHONE))),
    ],
)
def test_each_way_of_writing_is_read(text: str) -> None:
    opened = opened_byte_list(text)
    assert opened is not None
    assert (opened.steps, opened.blobs[0].content) == (("bytes",), PHONE)


@given(st.text(min_size=2, max_size=40), st.booleans())
def test_utf8_signed_or_not_is_the_text_again(text: str, signed: bool) -> None:
    content = f"姓名：{text}".encode(errors="replace")
    numbers = [str(byte - 256 if signed and byte > 127 else byte) for byte in content]
    if content.decode().isprintable():
        blob = bytes_of_node(numbers)
        assert blob is not None
        assert blob.content == content


@pytest.mark.parametrize(
    "node",
    [
        ["1", "2", "3"],
        ["300"] * 9,
        ["0"] * 40,
        ["-1", "200"] * 5,
        [["49"] * 9],
        ["a"] * 9,
        [],
        {"0": "49"},
        ["1.5"] * 9,
    ],
)
def test_other_numbers_are_left(node: object) -> None:
    assert bytes_of_node(node) is None


@pytest.mark.parametrize("text", ["2026-11-22", "12:30:45", "1,2,3,4,5,6,7", "12 34 56", "192.168.100.200", "01-02-03"])
def test_dates_times_and_short_lists_are_left(text: str) -> None:
    assert opened_byte_list(text) is None


def test_chinese_characters_by_their_numbers() -> None:
    blob = bytes_of_node([str(ord(letter)) for letter in "李华"])
    assert blob is not None
    assert (blob.content.decode(), blob.steps) == ("李华", (CODES_STEP,))


def test_a_chinese_text_by_the_numbers_of_its_characters() -> None:
    text = "取件码 8-3-1234，请取"
    blob = bytes_of_node(list(map(ord, text)))
    assert blob is not None
    assert blob.content.decode() == text
    assert bytes_of_node([20013, 300, 25991]) is None
    assert bytes_of_node([20013, 64, 65]) is None


def test_they_stand_under_the_name_of_their_array() -> None:
    listed = {"a": 1, "buffer": {"type": "Buffer", "data": list(PHONE)}, "z": {str(n): c for n, c in enumerate(PHONE)}}
    found = sights(unfold(request(json.dumps(listed).encode(), "application/json")))
    for place in ("body.buffer.data", "body.z"):
        assert (place, ("json", "bytes"), PHONE.decode()) in found


@given(st.recursive(st.text(max_size=6) | st.integers(-300, 300).map(str), st.lists, max_leaves=30))
def test_any_node_is_survived(node: object) -> None:
    blob = bytes_of_node(node)
    assert blob is None or blob.content


def test_a_mac_is_one_as_it_stands_and_no_list_of_bytes() -> None:
    assert opened_byte_list("02:1a:6b:c3:d4:e5") is None
    assert opened_byte_list("02-1A-6B-C3-D4-E5") is None
    assert opened_byte_list("02 1a 6b c3 d4 e5") is not None


def test_hexadecimal_digits_that_look_like_numbers_are_the_text_that_they_spell() -> None:
    opened = opened_byte_list(b"cda12983a8104958".hex(" "))
    assert opened is not None
    assert [blob.content for blob in opened.blobs] == [b"cda12983a8104958"]


def test_bytes_of_a_binary_message_are_read_too() -> None:
    packed = msgpack.packb({"phone": "13812345678", "n": [1, 2, 300]})
    found = sights(unfold(request(b'{"d": "' + packed.hex(" ").upper().encode() + b'"}', "application/json")))
    assert any(path.endswith("phone") and value == "13812345678" for path, _, value in found)


@pytest.mark.parametrize("joint", [",", ", ", " ", ";", ":", "-"])
@pytest.mark.parametrize("values_before", [0, 5_000])
def test_one_list_among_any_number_of_values_is_found(joint: str, values_before: int) -> None:
    listed = written(joint) if joint in ":-" else joint.join(map(str, PHONE))
    body = json.dumps({"words": ["2026-11-22 10:11:12"] * values_before, "sent": listed}).encode()
    assert PHONE.decode() in [layer.text for layer in unfold(request(body)).layers]
