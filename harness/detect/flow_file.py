"""Messages out of mitmproxy's native flow file: exact bytes, one at a time, tolerant of a tail that was torn off."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from mitmproxy import exceptions
from mitmproxy.flow import Flow
from mitmproxy.http import Headers, HTTPFlow
from mitmproxy.io import FlowReader

from harness.detect.unpack import unpack

SELF_TEST_HOST = "canary.harness.invalid"
BODY_LIMIT_BYTES = 16 << 20
FRAMES_LIMIT = 2_000
HEADERS_LIMIT = 200
LONGEST_LENGTH = 12
# What a flipped byte inside a flow's state makes mitmproxy raise besides its own exception.
_UNREADABLE = (exceptions.FlowReadException, KeyError, AttributeError, AssertionError, UnicodeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Message:
    """One request with what came back. `body` is the exact request body, `content` the same with its encoding undone.

    `t` is aware UTC at the request's first byte; `client_messages` are what the client said over a WebSocket;
    `cut` tells that a body was longer than the bound and only its beginning is here.
    """

    flow_id: str
    index: int
    t: datetime
    method: str
    url: str
    host: str
    port: int
    scheme: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    content: bytes
    content_type: str
    response_status: int | None = None
    response_type: str = ""
    response_location: str = ""
    response_content: bytes = b""
    server_ip: str = ""
    client_messages: tuple[bytes, ...] = ()
    cut: bool = False

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(slots=True)
class FlowFile:
    """A flow file to iterate over; our own self-test's flows are left out (capture keeps the browser's own noise out).

    `torn` is true afterwards where the file ended in the middle of a flow or could not be read to its end.
    """

    path: Path
    torn: bool = False

    def __iter__(self) -> Iterator[Message]:
        if not self.path.is_file():
            return
        with self.path.open("rb") as source:
            for index, flow in enumerate(self._flows(source)):
                if isinstance(flow, HTTPFlow) and flow.request.pretty_host != SELF_TEST_HOST:
                    yield message_of(flow, index)

    def _flows(self, source: BinaryIO) -> Iterator[Flow]:
        try:
            yield from FlowReader(source).stream()
        except _UNREADABLE:
            self.torn = True


def breaks_off(path: Path) -> bool:
    """Whether a flow file ends in the middle of a flow, told from the lengths alone, without reading any flow.

    Each flow is one tnetstring: its length in decimal, a colon, that many bytes, and a mark of its type.
    """
    size, at = path.stat().st_size, 0
    with path.open("rb") as source:
        while at < size:
            source.seek(at)
            digits, colon, _ = source.read(LONGEST_LENGTH + 1).partition(b":")
            if not colon or not digits.isdigit():
                return True
            at += len(digits) + 1 + int(digits) + 1
    return at != size


def message_of(flow: HTTPFlow, index: int) -> Message:
    """The parts of a flow that detection needs, every body bounded by BODY_LIMIT_BYTES."""
    request = flow.request
    raw = request.raw_content or b""
    content, cut = unpack(raw, request.headers.get("content-encoding", ""), BODY_LIMIT_BYTES)
    return Message(
        flow_id=flow.id,
        index=index,
        t=datetime.fromtimestamp(request.timestamp_start, UTC),
        method=request.method.upper(),
        url=request.pretty_url,
        host=request.pretty_host.lower(),
        port=request.port,
        scheme=request.scheme,
        path=request.path,
        headers=_header_pairs(request.headers),
        body=raw[:BODY_LIMIT_BYTES],
        content=content,
        content_type=request.headers.get("content-type", ""),
        server_ip=_peer_ip(flow),
        client_messages=_said_by_client(flow),
        cut=cut,
        **_answer(flow),
    )


def _answer(flow: HTTPFlow) -> dict[str, Any]:
    response = flow.response
    if response is None:
        return {}
    encoding = response.headers.get("content-encoding", "")
    return {
        "response_status": response.status_code,
        "response_type": response.headers.get("content-type", ""),
        "response_location": response.headers.get("location", ""),
        "response_content": unpack(response.raw_content or b"", encoding, BODY_LIMIT_BYTES)[0],
    }


def _header_pairs(headers: Headers) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.decode("utf-8", "replace"), value.decode("utf-8", "replace")) for name, value in headers.fields[:200]
    )


def _peer_ip(flow: HTTPFlow) -> str:
    peer = flow.server_conn.peername if flow.server_conn else None
    return str(peer[0]) if peer else ""


def _said_by_client(flow: HTTPFlow) -> tuple[bytes, ...]:
    if flow.websocket is None:
        return ()
    frames = (frame.content for frame in flow.websocket.messages if frame.from_client)
    return tuple(frame[:BODY_LIMIT_BYTES] for frame, _ in zip(frames, range(FRAMES_LIMIT), strict=False))
