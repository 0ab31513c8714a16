"""Hostile: from a fuzzer's bytes to a request, and honest requests as bytes to start from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from harness.canary.corpus.case import Request
from harness.canary.corpus.chatter import START
from harness.canary.corpus.generate import captures
from harness.detect.traffic.message import Message
from tests.fuzz.rare_bodies import rare_bodies

PLACES = ("body", "query", "fragment", "header", "cookie", "ws")
MEDIA = (
    "",
    "application/json",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=gbk",
    "multipart/form-data; boundary=x",
    "application/xml",
    "application/x-protobuf",
    "application/msgpack",
    "application/cbor",
    "application/octet-stream",
    "text/plain",
    "image/jpeg",
    "image/heic",
    "image/jp2",
    "image/tiff",
)
ENCODINGS = ("", "gzip", "deflate", "br", "zstd", "gzip, br")
LONGEST_SEED = 20_000


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the bytes stand and what the headers say of them."""

    place: str
    media: str
    encoding: str


def message_of(data: bytes) -> Message:
    """The first three bytes choose the shape, the others are the content."""
    head, content = data[:3].ljust(3, b"\0"), data[3:]
    shape = Shape(PLACES[head[0] % len(PLACES)], MEDIA[head[1] % len(MEDIA)], ENCODINGS[head[2] % len(ENCODINGS)])
    return shaped(shape, content)


def shaped(shape: Shape, content: bytes) -> Message:
    text = content.decode("latin-1").replace("\n", "").replace("\r", "")
    headers = [("Host", "api.lincheng.test")]
    headers += [("Content-Type", shape.media)] if shape.media else []
    headers += [("Content-Encoding", shape.encoding)] if shape.encoding else []
    headers += [("X-Data", text)] if shape.place == "header" else []
    headers += [("Cookie", text)] if shape.place == "cookie" else []
    joint = {"query": "?", "fragment": "#"}.get(shape.place)
    return Message(
        index=0,
        flow_id="0",
        t=START,
        method="POST",
        scheme="https",
        host="api.lincheng.test",
        port=443,
        path=f"/v1/x{joint}{text}" if joint else "/v1/x",
        headers=tuple(headers),
        body=content if shape.place == "body" else b"",
        client_messages=(content,) if shape.place == "ws" else (),
    )


def write_seeds(folder: Path, cases: int) -> int:
    """Bodies and messages of the calibration corpus as inputs to start from; how many were written."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    inputs = (data for capture in captures(1, cases) for request in capture.requests for data in _inputs(request))
    for data in chain(inputs, (bytes([0, 0, 0]) + content for content in rare_bodies())):
        (folder / f"{count:06d}").write_bytes(data)
        count += 1
    return count


def _inputs(request: Request) -> Iterator[bytes]:
    media = next((value for name, value in request.headers if name.lower() == "content-type"), "")
    head = bytes([0, _media_number(media), ENCODINGS.index(request.content_encoding)])
    if 0 < len(request.body) <= LONGEST_SEED:
        yield head + request.body
    for said in request.client_messages:
        yield bytes([PLACES.index("ws"), 0, 0]) + said
    if "?" in request.url:
        yield bytes([PLACES.index("query"), 0, 0]) + request.url.partition("?")[2].encode()


def _media_number(media: str) -> int:
    kind = media.partition(";")[0]
    return next((number for number, one in enumerate(MEDIA) if one.partition(";")[0] == kind), 0)
