"""Messages out of mitmproxy's native flow file: exact bytes, one at a time, whatever is broken beside them.

mitmproxy's own reader builds whole Flow objects, ten times the price of what is needed here, and gives up at the first
flow that it cannot read. Here the wanted fields are taken out of each record as it lies; only records of an older
mitmproxy go through mitmproxy's own migration.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from mitmproxy.io import compat, tnetstring
from mitmproxy.version import FLOW_FORMAT_VERSION

from harness.detect.traffic.capture.entry import (
    ANSWER_LIMIT_BYTES,
    BODY_LIMIT_BYTES,
    HEADERS_LIMIT,
    Malformed,
    Piece,
    bounded_frames,
)
from harness.detect.traffic.capture.flow_records import CARRIED_BYTES, next_record, reaches_beyond, record_at
from harness.detect.traffic.capture.tnetstring import PLACE, Shape, Source, each, head_of, pruned
from harness.detect.traffic.message import Message
from harness.model.saying import Saying

_PEER = b"8:peername;"
_HTTP: Shape = {
    b"version": None,
    b"type": None,
    b"id": None,
    b"server_conn": PLACE,
    b"request": {
        b"http_version": None,
        b"headers": PLACE,
        b"content": BODY_LIMIT_BYTES + 1,
        b"timestamp_start": None,
        b"host": None,
        b"port": None,
        b"method": None,
        b"scheme": None,
        b"authority": None,
        b"path": None,
    },
    b"response": {b"headers": PLACE, b"content": ANSWER_LIMIT_BYTES, b"status_code": None},
    b"websocket": {b"messages": PLACE},
}
# What a flipped byte inside a flow's state leads to: a field that is missing, of another type, or out of range.
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, OSError, RecursionError)
_TORN = Saying("the file breaks off in the middle of an entry", "文件在一条记录中间中断")
_NO_FLOW = Saying("no flow stands here; the next whole one was searched for", "此处不是流量记录，已跳至下一条完整记录")
_BROKEN = Saying("the flow's fields cannot be read", "流量记录的字段无法读取")


@dataclass(frozen=True, slots=True)
class FlowFile:
    """A flow file as a capture. Other protocols' flows (TCP, UDP, DNS) are passed over."""

    path: Path

    def pieces(self) -> Iterator[Piece | Malformed]:
        size = self.path.stat().st_size
        with self.path.open("rb", buffering=1 << 16) as source:
            at = index = 0
            while at < size:
                found = record_at(source, at, size)
                if found is None:
                    torn = reaches_beyond(source, at, size)
                    at = size if torn else next_record(source, at + 1, size)
                    yield Malformed(index, _TORN if torn or at >= size else _NO_FLOW)
                else:
                    start, length = found
                    yield _piece(source, index, start, length)
                    at = start + length + 1
                index += 1

    def read(self, piece: Piece) -> Message | Malformed | None:
        """The message of one record, its bodies bounded."""
        try:
            if piece.content:
                return _of_record(piece.index, piece.content, 0, len(piece.content))
            return self._of_large_record(piece)
        except _UNREADABLE:
            return Malformed(piece.index, _BROKEN)

    def _of_large_record(self, piece: Piece) -> Message | None:
        """A record too large to be read whole: only those pages of the file that hold something wanted ever are."""
        page = piece.start - piece.start % mmap.ALLOCATIONGRANULARITY
        start = piece.start - page
        with (
            self.path.open("rb") as source,
            mmap.mmap(source.fileno(), start + piece.length + 1, access=mmap.ACCESS_READ, offset=page) as view,
        ):
            return _of_record(piece.index, view, start, start + piece.length)


def _piece(source: BinaryIO, index: int, start: int, length: int) -> Piece:
    if length > CARRIED_BYTES:
        return Piece(index, b"", start, length)
    source.seek(start)
    return Piece(index, source.read(length), start, length)


def _of_record(index: int, source: Source, start: int, stop: int) -> Message | None:
    state = pruned(source, start, stop, _HTTP)
    if state.get("version") != FLOW_FORMAT_VERSION:
        source = _migrated(bytes(source[start:stop]))
        start, stop = head_of(source, 0, len(source))
        state = pruned(source, start, stop, _HTTP)
    return _message(index, state, source)


def _migrated(content: bytes) -> bytes:
    """A record of an older mitmproxy as the present one would write it."""
    old = tnetstring.loads(b"%d:%s}" % (len(content), content))
    if not isinstance(old, dict):
        raise TypeError("no flow")
    return tnetstring.dumps(compat.migrate_flow(dict(old)))


def _message(index: int, state: dict[str, Any], source: Source) -> Message | None:
    if state["type"] != "http":
        return None
    request = state["request"]
    headers = _pairs(source, *request["headers"])
    body = request["content"] or b""
    frames, more = _said_by_client(state.get("websocket"), source)
    return Message(
        index=index,
        flow_id=str(state["id"]),
        t=datetime.fromtimestamp(request["timestamp_start"], UTC),
        method=request["method"].decode("ascii", "replace").upper(),
        scheme=request["scheme"].decode("ascii", "replace"),
        host=_host(request, headers),
        port=int(request["port"]),
        path=request["path"].decode("utf-8", "surrogateescape"),
        headers=headers,
        body=body[:BODY_LIMIT_BYTES],
        client_messages=frames,
        cut=more or len(body) > BODY_LIMIT_BYTES,
        server_ip=_peer(source, *state["server_conn"]) if "server_conn" in state else "",
        **_answer(state.get("response"), source),
    )


def _pairs(source: Source, start: int, stop: int) -> tuple[tuple[str, str], ...]:
    """Header fields: a list of lists of a name and a value. ValueError where it is something else."""
    pairs, at = list[tuple[str, str]](), start
    while at < stop and len(pairs) < HEADERS_LIMIT:
        at, end = head_of(source, at, stop)
        name_start, name_stop = head_of(source, at, end)
        value_start, value_stop = head_of(source, name_stop + 1, end)
        name, value = source[name_start:name_stop], source[value_start:value_stop]
        pairs.append((name.decode("utf-8", "replace"), value.decode("utf-8", "replace")))
        at = end + 1
    return tuple(pairs)


def _peer(source: Source, start: int, stop: int) -> str:
    """The server's address. It is the last thing in its connection's state, and all before it is stepped over."""
    at = source.rfind(_PEER, start, stop)
    if at < 0:
        return ""
    list_start, list_stop = head_of(source, at + len(_PEER), stop)
    if list_start == list_stop:
        return ""
    return source[slice(*head_of(source, list_start, list_stop))].decode("ascii", "replace")


def _host(request: dict[str, Any], headers: tuple[tuple[str, str], ...]) -> str:
    """The name that was asked for: a transparent proxy knows only an address by itself."""
    asked = next((value for name, value in headers if name.lower() == "host"), "")
    if request["http_version"][:6] in (b"HTTP/2", b"HTTP/3"):
        asked = request["authority"].decode("utf-8", "replace") or asked
    if asked.startswith("["):
        asked = asked[1:].partition("]")[0]
    elif asked.count(":") == 1:
        asked = asked.partition(":")[0]
    return (asked or str(request["host"])).lower()


def _said_by_client(websocket: dict[str, Any] | None, source: Source) -> tuple[tuple[bytes, ...], bool]:
    if not websocket:
        return (), False
    return bounded_frames(_client_frames(source, *websocket["messages"]))


def _client_frames(source: Source, start: int, stop: int) -> Iterator[bytes]:
    """The contents of the messages at [start, stop), each a list of opcode, from_client, content ..."""
    for message in each(source, start, stop):
        _, sender, content, *_ = each(source, *message)
        if source[slice(*sender)] == b"true":
            yield source[slice(*content)][:BODY_LIMIT_BYTES]


def _answer(response: dict[str, Any] | None, source: Source) -> dict[str, Any]:
    if not response:
        return {}
    named = {name.lower(): value for name, value in reversed(_pairs(source, *response["headers"]))}
    return {
        "response_status": int(response["status_code"]),
        "response_type": named.get("content-type", ""),
        "response_encoding": named.get("content-encoding", ""),
        "response_location": named.get("location", ""),
        "response_body": response["content"] or b"",
    }
