"""Wrappers: compressions (bytes to bytes) and spellings (bytes to text)."""

import base64
import gzip
import random
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]
import zstandard

from harness.canary.corpus.wire import Wire

_GIT = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_Z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_TO_Z85 = bytes.maketrans(_GIT, _Z85)
Wrapper = Callable[[random.Random, Wire], Wire]


def headed(draw: random.Random, wire: Wire) -> Wire:
    """Packed, behind a head as own protocols have it: a length, a magic word, a version."""
    packed = draw.choice((gzipped, zlibbed, zstandarded))(draw, wire)
    heads = (
        len(packed.content).to_bytes(4),
        b"LC\x01\x00" + draw.randbytes(2),
        b"\x02" + len(wire.content).to_bytes(8),
    )
    return Wire(draw.choice(heads) + packed.content, packed.media, packed.steps, text=False)


def headed_message(draw: random.Random, message: Wire) -> Wire:
    """A message of protobuf behind the same kinds of heads: a version and a kind, its length."""
    length = len(message.content).to_bytes(4)
    head = draw.choice((b"\x01\x00", b"\x02\x00" + length, b"\x00\x01\x00\x07" + length))
    return Wire(head + message.content, "application/octet-stream", message.steps, text=False)


def _binary(wire: Wire, step: str, content: bytes) -> Wire:
    return Wire(content, "application/octet-stream", (step, *wire.steps), text=False)


def gzipped(draw: random.Random, wire: Wire) -> Wire:
    return _binary(wire, "gzip", gzip.compress(wire.content, draw.choice((1, 6, 9)), mtime=0))


def deflated(draw: random.Random, wire: Wire) -> Wire:
    """With a zlib head, or raw as some servers and SDKs have it."""
    packer = zlib.compressobj(6, zlib.DEFLATED, draw.choice((zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS)))
    return _binary(wire, "deflate", packer.compress(wire.content) + packer.flush())


def zlibbed(_: random.Random, wire: Wire) -> Wire:
    return _binary(wire, "deflate", zlib.compress(wire.content))


def brotlied(draw: random.Random, wire: Wire) -> Wire:
    return _binary(wire, "br", bytes(brotli.compress(wire.content, quality=draw.choice((1, 5)))))


def zstandarded(draw: random.Random, wire: Wire) -> Wire:
    packer = zstandard.ZstdCompressor(level=3, write_content_size=draw.random() < 0.7)
    return _binary(wire, "zstd", packer.compress(wire.content))


def _text(wire: Wire, step: str, content: bytes) -> Wire:
    return Wire(content, "text/plain", (step, *wire.steps))


def base64ed(draw: random.Random, wire: Wire) -> Wire:
    """Standard alphabet; seldom in lines of 76, as MIME and Android's default flag write it."""
    folded = draw.random() < 0.1
    content = base64.encodebytes(wire.content) if folded else base64.b64encode(wire.content)
    return _text(wire, "base64", content)


def base64urled(draw: random.Random, wire: Wire) -> Wire:
    content = base64.urlsafe_b64encode(wire.content)
    return _text(wire, "base64url", content.rstrip(b"=") if draw.random() < 0.7 else content)


def hexed(draw: random.Random, wire: Wire) -> Wire:
    spelt = wire.content.hex()
    return _text(wire, "hex", (spelt.upper() if draw.random() < 0.4 else spelt).encode())


def base32ed(draw: random.Random, wire: Wire) -> Wire:
    content = base64.b32encode(wire.content)
    return _text(wire, "base32", content.rstrip(b"=") if draw.random() < 0.5 else content)


def base85ed(draw: random.Random, wire: Wire) -> Wire:
    """In the alphabets of Adobe, of git and of ZeroMQ (which pads to whole groups of four)."""
    way = draw.randrange(3)
    if way == 0:
        return _text(wire, "base85", base64.a85encode(wire.content))
    if way == 1:
        return _text(wire, "base85", base64.b85encode(wire.content))
    padded = wire.content + b" " * (-len(wire.content) % 4) if wire.text else wire.content
    return _text(wire, "base85", base64.b85encode(padded).translate(_TO_Z85))


def turned_base64(_: random.Random, wire: Wire) -> Wire:
    """Written backwards: what a careless obfuscation does."""
    return _text(wire, "base64_reversed", base64.b64encode(wire.content)[::-1])


def listed(draw: random.Random, wire: Wire) -> Wire:
    """Byte for byte: signed as Java prints them, unsigned, or in hexadecimal with marks between."""
    way = draw.randrange(5)
    if way < 2:
        numbers = [byte - 256 if way and byte > 127 else byte for byte in wire.content]
        spelt = ",".join(map(str, numbers))
        return _text(wire, "bytes", f"[{spelt}]".encode() if draw.random() < 0.6 else spelt.encode())
    joint, before = ((":", ""), (" ", ""), (" ", "0x"))[way - 2]
    return _text(wire, "bytes", joint.join(f"{before}{byte:02x}" for byte in wire.content).encode())


def quoted_printable(_: random.Random, wire: Wire) -> Wire:
    """Every byte escaped, as vCards write Chinese."""
    return _text(wire, "quoted_printable", "".join(f"={byte:02X}" for byte in wire.content).encode())


def data_uri(_: random.Random, wire: Wire) -> Wire:
    media = wire.media.split(";")[0]
    return _text(wire, "data_uri", f"data:{media};base64,".encode() + base64.b64encode(wire.content))


COMPRESSIONS: dict[str, Wrapper] = {"gzip": gzipped, "deflate": deflated, "br": brotlied, "zstd": zstandarded}
SPELLINGS: dict[str, Wrapper] = {
    "base64": base64ed,
    "base64url": base64urled,
    "hex": hexed,
    "data_uri": data_uri,
    "base32": base32ed,
    "base85": base85ed,
    "base64_reversed": turned_base64,
    "bytes": listed,
    "quoted_printable": quoted_printable,
}
