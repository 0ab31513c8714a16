"""Exchanges out of packets: who spoke, what belongs together, and what the capture's end cut off."""

import pytest

from harness.detect.traffic.capture import conversation
from harness.detect.traffic.capture.conversation import Conversations, Exchange
from harness.detect.traffic.capture.pdml import Field


def packet(*fields: Field, client: bool = True, stream: str = "0") -> list[Field]:
    ends = ("10.0.0.2", "203.0.113.7") if client else ("203.0.113.7", "10.0.0.2")
    ports = ("40000", "443") if client else ("443", "40000")
    head = [("timestamp", "x", "1790000000.5"), ("ip.src", ends[0], ""), ("ip.dst", ends[1], ""), ("tls", "", "")]
    return [*head, ("tcp.srcport", ports[0], ""), ("tcp.dstport", ports[1], ""), ("tcp.stream", stream, ""), *fields]


def hexed(name: str, text: str) -> Field:
    return name, text, text.encode().hex()


def headers(stream: str, method: str = "POST", *, last: bool = False) -> list[Field]:
    pairs = ((":method", method), (":path", "/x"), (":authority", "a.test"), ("x-b", "1"))
    fields = [
        hexed(f"http2.header.{part}", text)
        for name, value in pairs
        for part, text in (("name", name), ("value", value))
    ]
    return [*frame("1", stream, last), *fields]


def data(stream: str, text: str, *, last: bool = False) -> list[Field]:
    return [*frame("0", stream, last), hexed("http2.data.data", text)]


def frame(kind: str, stream: str, last: bool) -> list[Field]:
    end = ("http2.flags.end_stream", str(int(last)), "")
    return [("http2.stream", "", ""), ("http2.type", kind, ""), end, ("http2.streamid", stream, "")]


def taken(talk: Conversations, *packets: list[Field]) -> list[Exchange]:
    return [one for each in packets for one in talk.take(each)]


def test_streams_that_run_side_by_side() -> None:
    talk = Conversations()
    both = taken(
        talk,
        packet(*headers("1"), *headers("3")),
        packet(*data("3", "three"), *data("1", "on")),
        packet(*data("1", "answer", last=True), client=False),
        packet(*data("1", "e", last=True), *data("3", "", last=True)),
    )
    assert [bytes(one.body) for one in both] == [b"one", b"three"]
    assert both[0].secure
    assert (both[0].authority, both[0].headers, both[0].server) == ("a.test", [("x-b", "1")], ("203.0.113.7", 443))
    assert list(talk.rest()) == []


def test_the_same_stream_of_another_connection_is_another() -> None:
    talk = Conversations()
    taken(talk, packet(*headers("1")), packet(*headers("1", "PUT"), stream="9"), packet(*data("1", "x"), stream="9"))
    assert [(one.method, bytes(one.body)) for one in talk.rest()] == [("POST", b""), ("PUT", b"x")]


def test_the_body_put_together_stands_for_its_parts() -> None:
    talk = Conversations()
    last = [*data("1", "unpacked", last=True), hexed("http2.body.reassembled.data", "whole")]
    (one,) = taken(talk, packet(*headers("1")), packet(*data("1", "who")), packet(*last))
    assert one.body == b"whole"


def test_open_streams_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "STREAMS_LIMIT", 2)
    given = taken(Conversations(), *(packet(*headers(str(n))) for n in (1, 3, 5)))
    assert len(given) == 1


def test_fields_that_are_no_hex_or_no_numbers_do_no_harm() -> None:
    odd: list[Field] = [("http", "", ""), ("http.request.method", "", "zz"), hexed("http.request.method", "GET")]
    (one,) = Conversations().take([("timestamp", "", "soon"), *odd, ("http.file_data", "", "0")])
    assert (one.method, one.t.timestamp(), bytes(one.body)) == ("GET", 0, b"")


def test_requests_are_numbered_as_they_began() -> None:
    """A stream or a WebSocket is given late, when it is whole, and keeps its place."""
    talk = Conversations()
    early = taken(talk, packet(*headers("1")), packet(*headers("3", last=True)), packet(*headers("5", last=True)))
    assert [one.number for one in early] == [1, 2]
    assert [one.number for one in talk.rest()] == [0]
    assert talk.begun == 3


def test_a_long_frame_of_a_websocket_is_unmasked_from_its_first_byte_to_its_last() -> None:
    """tshark gives the first 256 KB of a payload and leaves the rest."""
    said, mask = bytes(range(251)) * 1_200, b"\x01\x02\x03\x04"
    masked = bytes(byte ^ mask[at % 4] for at, byte in enumerate(said))
    unit = b"\x82\xff" + len(said).to_bytes(8) + mask + masked
    upgrade = [("http", "", ""), hexed("http.request.method", "GET"), hexed("http.request.uri", "/ws")]
    upgrade.append(hexed("http.request.line", "Upgrade: websocket\r\n"))
    shown: list[Field] = [
        ("tcp.pdu.size", str(len(unit)), unit.hex()),
        ("websocket", "", ""),
        ("websocket.opcode", "2", "2"),
        ("websocket.payload_length_ext_64", str(len(said)), ""),
        ("websocket.masking_key", "", mask.hex()),
        ("data", "", said[: 256 << 10].hex()),
    ]
    talk = Conversations()
    assert taken(talk, packet(*upgrade), packet(*shown)) == []
    assert [one.frames for one in talk.rest()] == [[said]]
