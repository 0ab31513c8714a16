"""MessagePack, CBOR, MQTT and ZIP."""

import io
import zipfile

import cbor2
import msgpack  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.archive import opened_archive
from harness.detect.traffic.ladder.budget import Budget
from harness.detect.traffic.ladder.bytes_reading import read_binary, read_declared, read_marked, read_strings, unpacked
from harness.detect.traffic.ladder.cbor_tree import opened_cbor
from harness.detect.traffic.ladder.message_pack import opened_message_pack
from harness.detect.traffic.ladder.mqtt import opened_mqtt
from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights

TREE = {"user": {"phone": "13812345678", "at": [30.274085, 120.15507]}, "raw": b"\xff\xd8\xff\xe0", "n": 7}


@pytest.mark.parametrize(("step", "content"), [("msgpack", msgpack.packb(TREE)), ("cbor", cbor2.dumps(TREE))])
def test_a_tree_is_opened_without_being_declared(step: str, content: bytes) -> None:
    unfolded = unfold(request(content, "application/octet-stream"))
    found = sights(unfolded)
    assert ("body.user.phone", (step,), "13812345678") in found
    assert ("body.user.at[1]", (step,), "120.15507") in found
    assert [(layer.place, layer.media) for layer in unfolded.layers if layer.media] == [("body.raw", "image/jpeg")]


def test_old_message_pack_with_bytes_for_text_is_read() -> None:
    content = msgpack.packb({b"phone": b"13812345678", b"pic": b"\xff\xd8\xff"}, use_bin_type=False)
    assert ("body.phone", ("msgpack",), "13812345678") in sights(unfold(request(content)))


@pytest.mark.parametrize(
    "content",
    [
        "dfffffffff01",
        "dd7fffffff01",
        "9b7fffffffffffffff01",
        "815b7fffffffffffffff",
        "d81c81d81d00",
        "81c5821b7fffffffffffffff01",
        "81" * 50_000,
    ],
)
def test_giant_lengths_knots_and_depths_do_no_harm(content: str) -> None:
    raw = bytes.fromhex(content)
    opened_message_pack(raw, declared=True)
    opened_cbor(raw, declared=True)


def string(text: bytes) -> bytes:
    return len(text).to_bytes(2) + text


CONNECT_BODY = (
    string(b"MQTT") + b"\x04\xc2\x00\x3c" + string(b"dev-860012345678901") + string(b"lihua") + string(b"secret1")
)
CONNECT = b"\x10" + bytes([len(CONNECT_BODY)]) + CONNECT_BODY
PUBLISH_BODY = string(b"up/trace") + b'{"lat":"30.274085","lng":"120.155070"}'
PUBLISH = b"\x30" + bytes([len(PUBLISH_BODY)]) + PUBLISH_BODY


def test_mqtt_over_websocket_is_opened() -> None:
    found = sights(unfold(request(said=(CONNECT, PUBLISH))))
    assert ("ws[0].client_id", ("mqtt",), "dev-860012345678901") in found
    assert ("ws[0].user_name", ("mqtt",), "lihua") in found
    assert ("ws[0].password", ("mqtt",), "secret1") in found
    assert ("ws[1].payload.lat", ("mqtt", "json"), "30.274085") in found


def test_several_packets_in_one_message_are_numbered() -> None:
    assert ("ws[0][1].payload.lng", ("mqtt", "json"), "120.155070") in sights(
        unfold(request(said=(CONNECT + PUBLISH,)))
    )


def test_the_properties_of_mqtt_5_are_no_part_of_the_payload() -> None:
    """User property, content type, expiry: and a payload that begins like a length stays whole."""
    properties = b"\x26\0\1k\0\x0b13812345678\x03\0\4json\x02\0\0\0\x3c"
    payload = b'{"lat": 30.274085, "lng": 120.155070}'
    for before, shown in ((bytes([len(properties)]) + properties, True), (b"\0", False), (b"", False)):
        rest = b"\0\2up" + before + payload
        found = sights(unfold(request(said=(bytes([0x30, len(rest)]) + rest,))))
        assert ("ws[0].payload.lat", ("mqtt", "json"), "30.274085") in found
        assert any(value == "13812345678" for _, _, value in found) is shown


@pytest.mark.parametrize("content", [b"", b"hello", b"\x30\xff\xff\xff\x7f\x00", b"\x10\x02ab", PUBLISH[:-1]])
def test_what_is_no_mqtt_is_none(content: bytes) -> None:
    assert opened_mqtt(content) is None


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def test_members_of_an_archive_are_opened() -> None:
    found = sights(unfold(request(archive(log=b'{"phone":"13812345678"}'))))
    assert ("body.log.phone", ("zip", "json"), "13812345678") in found


def test_an_archive_that_is_a_bomb_stops_at_the_budget() -> None:
    budget = Budget(bytes_left=1000)
    opened = opened_archive(archive(a=b"\0" * 5000, b=b"x"), budget)
    assert opened is not None
    assert (sum(len(blob.content) for blob in opened.blobs), budget.spent) == (1000, "bytes")
    assert opened_archive(b"PK\x03\x04 no archive", budget) is None


@given(st.binary(min_size=1, max_size=200))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    for reader in (opened_mqtt, read_strings):
        reader(content)
    for kind in ("websocket", "application/grpc", "application/grpc-web-text", "application/protobuf", ""):
        read_declared(content, kind)
        read_binary(content, kind, Budget())
        read_marked(content, kind, Budget())
        unpacked(content, "br", Budget())
