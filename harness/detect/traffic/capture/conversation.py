"""Requests out of packets: HTTP/1 as they come, HTTP/2 stream by stream, WebSockets by what their client says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from harness.detect.traffic.capture.entry import BODY_LIMIT_BYTES, FRAMES_LIMIT, HEADERS_LIMIT
from harness.detect.traffic.capture.pdml import Field

STREAMS_LIMIT = 20_000
_DATA, _HEADERS = "0", "1"
_CONTINUED = "0"
_SAID = frozenset({"0", "1", "2"})
_MASK_BYTES = 4
_LONG_HEAD_BYTES = 2 + 8 + _MASK_BYTES  # of a frame whose length takes 64 bits


@dataclass(slots=True)
class Exchange:
    """One request while it is being put together."""

    t: datetime
    server: tuple[str, int]
    client: tuple[str, str]
    secure: bool
    method: str = ""
    path: str = ""
    authority: str = ""
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)
    frames: list[bytes] = field(default_factory=list)
    cut: bool = False
    number: int = 0  # among the capture's requests, in the order in which they began

    def add(self, content: bytes) -> None:
        room = BODY_LIMIT_BYTES - len(self.body)
        self.cut = self.cut or len(content) > room
        self.body += content[:room]

    def take_data(self, part: list[Field]) -> None:
        """A DATA frame. The last one has the body put together, and may have what it unpacks to besides."""
        named = {name: value for name, _, value in reversed(part)}
        if "http2.body.reassembled.data" in named:
            self.body.clear()
        self.add(_raw(named.get("http2.body.reassembled.data") or named.get("http2.data.data", "")))

    def say(self, content: bytes, continued: bool) -> None:
        """A frame of a WebSocket's client, a continued one joined to the one before."""
        room = BODY_LIMIT_BYTES - sum(map(len, self.frames))
        self.cut = self.cut or len(content) > room or len(self.frames) >= FRAMES_LIMIT
        if continued and self.frames:
            self.frames[-1] += content[:room]
        elif len(self.frames) < FRAMES_LIMIT:
            self.frames.append(content[:room])


@dataclass(slots=True)
class Conversations:
    """Turns packets into exchanges, each given out when it is whole; `rest` gives what the capture's end cut off."""

    _streams: dict[tuple[str, str], Exchange] = field(default_factory=dict)
    _sockets: dict[str, Exchange] = field(default_factory=dict)
    begun: int = 0

    def take(self, packet: Iterable[Field]) -> Iterator[Exchange]:
        named: dict[str, Any] = {"secure": False}
        parts: list[list[Field]] = []
        for one in packet:
            if one[0] in ("http", "http2.stream", "websocket"):
                parts.append([one])
            elif parts:
                parts[-1].append(one)
            elif one[0] == "tcp.pdu.size":
                named.setdefault(_unit(one[1]), one[2])
            elif one[0] == "tls":
                named["secure"] = True
            else:
                named.setdefault(one[0], one[2] if one[0] == "timestamp" else one[1])
        for part in parts:
            yield from self._part(part, named)

    def rest(self) -> Iterator[Exchange]:
        yield from self._streams.values()
        yield from self._sockets.values()

    def _part(self, part: list[Field], packet: dict[str, Any]) -> Iterator[Exchange]:
        if part[0][0] == "http":
            yield from self._http(part, packet)
        elif part[0][0] == "websocket":
            self._websocket(part, packet)
        else:
            yield from self._http2(part, packet)

    def _http(self, part: list[Field], packet: dict[str, Any]) -> Iterator[Exchange]:
        made = _exchange(packet)
        whole = any(name == "http.file_data" for name, _, _ in part)
        for name, _, value in part:
            if name == "http.request.method":
                made.method = _text(value)
            elif name == "http.request.uri" and not made.path:
                made.path = _text(value)
            elif name == "http.request.line":
                header, _, said = _text(value).partition(":")
                made.headers.append((header.strip(), said.strip()))
            elif name == ("http.file_data" if whole else "data"):
                made.add(_raw(value))
        if not made.method or made.method == "PRI":
            return
        self._begin(made)
        if any(name.lower() == "upgrade" and value.lower() == "websocket" for name, value in made.headers):
            self._sockets[str(packet.get("tcp.stream"))] = made
            if len(self._sockets) > STREAMS_LIMIT:
                yield self._sockets.pop(next(iter(self._sockets)))
        else:
            yield made

    def _http2(self, part: list[Field], packet: dict[str, Any]) -> Iterator[Exchange]:
        named = {name: shown for name, shown, _ in reversed(part)}
        key = (str(packet.get("tcp.stream")), named.get("http2.streamid", ""))
        headers = list(_headers(part))
        if named.get("http2.type") == _HEADERS and any(name == ":method" for name, _ in headers):
            self._streams[key] = self._begin(_opened(_exchange(packet), headers))
            if len(self._streams) > STREAMS_LIMIT:
                yield self._streams.pop(next(iter(self._streams)))
        made = self._streams.get(key)
        if made is None or made.client != _sender(packet):
            return
        if named.get("http2.type") == _DATA:
            made.take_data(part)
        if named.get("http2.flags.end_stream") in ("1", "True"):
            yield self._streams.pop(key)

    def _begin(self, made: Exchange) -> Exchange:
        made.number, self.begun = self.begun, self.begun + 1
        return made

    def _websocket(self, part: list[Field], packet: dict[str, Any]) -> None:
        named = {name: (shown, value) for name, shown, value in reversed(part)}
        made = self._sockets.get(str(packet.get("tcp.stream")))
        opcode = named.get("websocket.opcode", ("", ""))[0]
        if made is None or made.client != _sender(packet) or opcode not in _SAID:
            return
        payloads = (
            value
            for key in ("websocket.payload.text", "websocket.payload.continue", "data")
            if key in named and (value := named[key][1])
        )
        made.say(_long_payload(named, packet) or _raw(next(payloads, "")), opcode == _CONTINUED)


def _unit(length: str) -> str:
    """The name of a protocol's unit of that many bytes, put together from segments and opened where it was TLS."""
    return f"tcp.pdu.size {length}"


def _long_payload(named: dict[str, tuple[str, str]], packet: dict[str, Any]) -> bytes:
    """The whole payload of a frame of 64 KB and more, unmasked: tshark itself unmasks its first 256 KB and no more."""
    length = named.get("websocket.payload_length_ext_64", ("", ""))[0]
    mask = _raw(named.get("websocket.masking_key", ("", ""))[1])
    if not length.isdigit() or len(mask) != _MASK_BYTES:
        return b""
    frame = _raw(packet.get(_unit(str(int(length) + _LONG_HEAD_BYTES)), ""))
    payload = frame[_LONG_HEAD_BYTES:]
    key = mask * (len(payload) // _MASK_BYTES + 1)
    return (int.from_bytes(payload) ^ int.from_bytes(key[: len(payload)])).to_bytes(len(payload))


def _exchange(packet: dict[str, Any]) -> Exchange:
    address = str(packet.get("ip.dst") or packet.get("ipv6.dst") or "")
    try:
        t, port = datetime.fromtimestamp(float(packet["timestamp"]), UTC), int(packet["tcp.dstport"])
    except (KeyError, ValueError, OverflowError):
        t, port = datetime.fromtimestamp(0, UTC), 0
    return Exchange(t, (address, port), _sender(packet), bool(packet["secure"]))


def _sender(packet: dict[str, Any]) -> tuple[str, str]:
    return str(packet.get("ip.src") or packet.get("ipv6.src") or ""), str(packet.get("tcp.srcport"))


def _headers(part: list[Field]) -> Iterator[tuple[str, str]]:
    name = ""
    for key, _, value in part:
        if key == "http2.header.name":
            name = _text(value)
        elif key == "http2.header.value" and name:
            yield name, _text(value)
            name = ""


def _opened(made: Exchange, headers: list[tuple[str, str]]) -> Exchange:
    pseudo = {name: value for name, value in headers if name.startswith(":")}
    made.method, made.path = pseudo.get(":method", ""), pseudo.get(":path", "")
    made.authority = pseudo.get(":authority", "")
    made.headers = [pair for pair in headers if not pair[0].startswith(":")][:HEADERS_LIMIT]
    return made


def _raw(value: str) -> bytes:
    try:
        return bytes.fromhex(value)
    except ValueError:
        return b""


def _text(value: str) -> str:
    return _raw(value).decode("utf-8", "replace")
