import base64
import struct
import zlib

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.grpc import opened_grpc
from harness.detect.traffic.ladder.protobuf import opened_protobuf
from harness.detect.traffic.ladder.unfold import unfold
from harness.detect.traffic.ladder.varint import varint_at, varints_of
from tests.detect.traffic.ladder.requests import request, sights


def varint(number: int) -> bytes:
    out = b""
    while number > 0x7F:
        out, number = out + bytes([number & 0x7F | 0x80]), number >> 7
    return out + bytes([number])


def block(field: int, content: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(content)) + content


def double(field: int, number: float) -> bytes:
    return varint(field << 3 | 1) + struct.pack("<d", number)


def named(content: bytes) -> dict[str, str]:
    opened = opened_protobuf(content, declared=True)
    assert opened is not None
    return dict(zip(opened.names(), opened.values, strict=False))


def test_texts_numbers_and_nested_messages_are_named_by_their_fields() -> None:
    user = block(1, "李晓华".encode()) + block(2, b"13812345678") + varint(3 << 3) + varint(1763779452123)
    assert named(block(4, user) + varint(5 << 3) + varint(7)) == {
        "5": "7",
        "4.1": "李晓华",
        "4.2": "13812345678",
        "4.3": "1763779452123",
    }


def test_doubles_and_floats_are_coordinates() -> None:
    found = named(double(1, 30.274085) + double(2, 120.15507) + varint(3 << 3 | 5) + struct.pack("<f", 30.25))
    assert (found["1"], found["2"]) == ("30.274085", "120.15507")
    opened = opened_protobuf(varint(3 << 3 | 5) + struct.pack("<f", 120.155), declared=True)
    assert opened is not None
    assert "120.155" in opened.values


def test_packed_doubles_and_packed_integers_are_lists() -> None:
    points = struct.pack("<4d", 30.1, 120.2, 30.3, 120.4)
    scaled = varint(302740850) + varint(1201550700)
    found = named(block(1, points) + block(2, scaled))
    assert [found[f"1[{n}]"] for n in range(4)] == ["30.1", "120.2", "30.3", "120.4"]
    assert (found["2[0]"], found["2[1]"]) == ("302740850", "1201550700")


def test_repeated_fields_are_counted() -> None:
    assert named(block(1, b"first one") + block(1, b"second")) == {"1[0]": "first one", "1[1]": "second"}


def test_a_negative_integer_is_negative() -> None:
    assert named(varint(1 << 3) + varint((1 << 64) - 5)) == {"1": "-5"}


def test_a_message_is_known_undeclared_and_inside_grpc() -> None:
    message = block(1, b"550e8400-e29b-41d4-a716-446655440000") + double(2, 30.25) + double(3, 120.5)
    assert ("body.2", ("protobuf",), "30.25") in sights(unfold(request(message)))
    framed = b"\x00" + len(message).to_bytes(4) + message
    assert ("body.3", ("protobuf",), "120.5") in sights(unfold(request(framed, "application/grpc")))
    assert opened_grpc(framed[:-1]) is None


def test_grpc_is_known_inside_other_wrappings() -> None:
    message = block(1, b"550e8400-e29b-41d4-a716-446655440000") + double(3, 120.5)
    framed = b"\x00" + len(message).to_bytes(4) + message
    for wrapped in (framed.hex().encode(), b"data=" + base64.urlsafe_b64encode(framed), zlib.compress(framed)[2:-4]):
        assert any(path.endswith("3") and value == "120.5" for path, _, value in sights(unfold(request(wrapped))))
    short = b"\x00" + (len(message) + 1).to_bytes(4) + message
    assert not any(value == "120.5" for _, _, value in sights(unfold(request(short.hex().encode()))))


def test_a_message_with_a_wrong_length_is_none() -> None:
    assert opened_protobuf(b"\x0a\x7fabc", declared=True) is None
    assert opened_protobuf(b"\x0b\x0c", declared=True) is None


def test_bytes_nested_without_end_come_to_an_end() -> None:
    content = b"\x08\x01"
    for _ in range(500):
        content = block(1, content)
    assert opened_protobuf(content, declared=True) is not None


def test_varints_end_where_they_should() -> None:
    assert varint_at(b"\x96\x01", 0) == (150, 2)
    assert varint_at(b"\xff" * 12, 0)[1] == -1
    assert varints_of(b"\x01\x80") == []


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    opened_protobuf(content, declared=True)
    opened_grpc(content)


def test_halves_of_surrogate_pairs_as_java_writes_them_cost_no_other_text() -> None:
    assert named(block(1, b"13812345678") + block(2, "\udde5".encode("utf-8", "surrogatepass")))["1"] == "13812345678"


def test_packed_differences_behind_the_number_from_which_they_count() -> None:
    numbers = [60_500_000, 12, 5, 900, 4, 16_000, 3]
    found = named(block(1, b"".join(map(varint, numbers))) + block(2, b"track"))
    assert [found[f"1[{at}]"] for at in range(7)] == list(map(str, numbers))


def test_differences_whose_bytes_are_letters_are_numbers_too() -> None:
    numbers = [6_050_000, *b"Npxvlmno", 4]
    found = named(block(1, b"".join(map(varint, numbers))) + block(2, b"track"))
    assert [found[f"1[{at}]"] for at in range(10)] == list(map(str, numbers))
