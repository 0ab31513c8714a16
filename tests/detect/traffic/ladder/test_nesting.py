"""Random ladders, wrapped by encoders of our own: the planted value is found where it was put, by the steps it took."""

import base64
import gzip
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote
from xml.sax.saxutils import escape

import cbor2
import msgpack  # type: ignore[import-untyped]
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.traffic.ladder.unfold import unfold
from tests.detect.traffic.ladder.requests import request, sights

PLANTED = [
    "13812345678",
    "330102199003078515",
    "测试人员甲乙",
    "30.274085,120.155070",
    "0f3b8e55-6c1d-4b7e-9a32-d1c0ffee0042",
]


@dataclass(frozen=True)
class Rung:
    """One way to wrap a text or bytes: the steps that undo it and the path to what is inside."""

    wrap: Callable[[bytes], bytes]
    steps: tuple[str, ...]
    path: str = ""
    text_only: bool = False


def field(tag: int, content: bytes) -> bytes:
    length, size = b"", len(content)
    while size > 0x7F:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return bytes([tag]) + length + bytes([size]) + content


RUNGS = {
    "json": Rung(lambda s: json.dumps({"v": 2, "k": s.decode()}).encode(), ("json",), "k", True),
    "json array": Rung(
        lambda s: json.dumps([0, {"deep": [s.decode()]}], ensure_ascii=False).encode(), ("json",), "[1].deep[0]", True
    ),
    "form": Rung(lambda s: b"v=21&k=" + quote(s, safe="").encode(), ("form",), "k"),
    "xml": Rung(lambda s: f"<r><n>1</n><k>{escape(s.decode())}</k></r>".encode(), ("xml",), "r.k", True),
    "base64": Rung(base64.b64encode, ("base64",)),
    "hex": Rung(lambda s: s.hex().encode(), ("hex",)),
    "hex upper": Rung(lambda s: s.hex().upper().encode(), ("hex",)),
    "gzip": Rung(gzip.compress, ("gzip",)),
    "zlib": Rung(zlib.compress, ("deflate",)),
    "zstd": Rung(zstandard.compress, ("zstd",)),
    "msgpack": Rung(lambda s: bytes(msgpack.packb({"n": 7, "k": s.decode()})), ("msgpack",), "k", True),
    "msgpack bytes": Rung(lambda s: bytes(msgpack.packb({"n": "abc", "k": s})), ("msgpack",), "k"),
    "cbor": Rung(lambda s: cbor2.dumps({"n": 7, "k": s.decode()}), ("cbor",), "k", True),
    "protobuf": Rung(lambda s: b"\x08\x96\x01" + field(0x12, b"deviceinfo") + field(0x1A, s), ("protobuf",), "3"),
    "data uri": Rung(lambda s: b"data:application/octet-stream;base64," + base64.b64encode(s), ("data_uri",)),
}


def wrapped(value: str, names: list[str]) -> tuple[bytes, str, tuple[str, ...]] | None:
    """(body, path, steps) of a value wrapped from the inside out; None where a text rung would have to hold bytes."""
    content, path = value.encode(), ""
    steps: tuple[str, ...] = ()
    for name in names:
        rung = RUNGS[name]
        try:
            content.decode()
        except UnicodeDecodeError:
            if rung.text_only:
                return None
        content = rung.wrap(content)
        joint = "." if rung.path and path and not path.startswith("[") else ""
        # A message inside a message is no step of its own: protobuf nests by itself.
        nested = name == "protobuf" and steps[:1] == ("protobuf",)
        path, steps = f"{rung.path}{joint}{path}", (() if nested else rung.steps) + steps
    return content, f"body{'' if path.startswith('[') or not path else '.'}{path}", steps


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PLANTED), st.lists(st.sampled_from(sorted(RUNGS)), min_size=1, max_size=5))
def test_a_value_is_found_at_the_end_of_every_ladder(value: str, names: list[str]) -> None:
    built = wrapped(value, names)
    if built is None:
        return
    body, path, steps = built
    assert (path, steps, value) in sights(unfold(request(body)))
