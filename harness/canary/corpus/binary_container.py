"""Binary containers, each encoded by hand from its specification: protobuf, MessagePack, CBOR (RFC 8949)."""

import random
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from harness.canary.corpus.case import Fields
from harness.canary.corpus.wire import Wire


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a schema spells its numbers: whole ones as varint, zigzag or fixed, others as double or float."""

    whole: str = "varint"
    single: bool = False


def protobuf(draw: random.Random, fields: Fields) -> Wire:
    numbers = Numbers(draw.choices(("varint", "zigzag", "fixed"), (6, 1, 1))[0], draw.random() < 0.15)
    media = draw.choice(("application/x-protobuf", "application/octet-stream", "application/protobuf"))
    return Wire(_message(fields, numbers), media, ("protobuf",), text=False)


def varint(number: int) -> bytes:
    """Base 128, least significant group first; negative numbers as 64-bit two's complement."""
    number &= (1 << 64) - 1
    groups = bytearray()
    while number > 0x7F:
        groups.append(number & 0x7F | 0x80)
        number >>= 7
    groups.append(number)
    return bytes(groups)


def _message(fields: Fields, numbers: Numbers) -> bytes:
    """Field numbers are given in order: a reader without the schema has no names."""
    return b"".join(_field(number, value, numbers) for number, value in enumerate(fields.values(), 1))


def _field(number: int, value: Any, numbers: Numbers) -> bytes:
    if value is None:
        return b""
    if isinstance(value, list):
        return b"".join(_field(number, one, numbers) for one in value)
    if isinstance(value, int):  # bool too
        return _whole(number, int(value), numbers.whole)
    if isinstance(value, float):
        kind, form = (5, "<f") if numbers.single else (1, "<d")
        return varint(number << 3 | kind) + struct.pack(form, value)
    inner = (
        _message(value, numbers)
        if isinstance(value, dict)
        else value.encode()
        if isinstance(value, str)
        else bytes(value)
    )
    return varint(number << 3 | 2) + varint(len(inner)) + inner


def _whole(number: int, value: int, spelling: str) -> bytes:
    if spelling == "fixed":
        kind, form = (5, "<i") if -(1 << 31) <= value < 1 << 31 else (1, "<q")
        return varint(number << 3 | kind) + struct.pack(form, value)
    return varint(number << 3) + varint(value << 1 ^ value >> 63 if spelling == "zigzag" else value)


def msgpack(draw: random.Random, fields: Fields) -> Wire:
    media = draw.choice(("application/msgpack", "application/x-msgpack", "application/octet-stream"))
    return Wire(_packed(fields), media, ("msgpack",), text=False)


def _packed(value: Any) -> bytes:
    if value is None or isinstance(value, bool):
        return {None: b"\xc0", False: b"\xc2", True: b"\xc3"}[value]
    if isinstance(value, float):
        return b"\xcb" + struct.pack(">d", value)
    if isinstance(value, int):
        return _packed_int(value)
    if isinstance(value, str):
        return _sized(value.encode(), 0xA0, 32, (0xD9, 0xDA, 0xDB))
    if isinstance(value, bytes):
        return _sized(value, None, 0, (0xC4, 0xC5, 0xC6))
    items = list(value.items()) if isinstance(value, dict) else [(one,) for one in value]
    small, wide = (0x80, 0xDE) if isinstance(value, dict) else (0x90, 0xDC)
    count = len(items)
    head = bytes([small | count]) if count < 16 else bytes([wide]) + struct.pack(">H", count)
    return head + b"".join(_packed(part) for item in items for part in item)


def _packed_int(value: int) -> bytes:
    if 0 <= value < 0x80:
        return bytes([value])
    if -32 <= value < 0:
        return struct.pack(">b", value)
    if value < 0:
        return b"\xd3" + struct.pack(">q", value)
    for code, form, bits in ((0xCC, ">B", 8), (0xCD, ">H", 16), (0xCE, ">I", 32)):
        if value < 1 << bits:
            return bytes([code]) + struct.pack(form, value)
    return b"\xcf" + struct.pack(">Q", value)


def _sized(content: bytes, small: int | None, below: int, codes: tuple[int, int, int]) -> bytes:
    size = len(content)
    if small is not None and size < below:
        return bytes([small | size]) + content
    if size < 1 << 8:
        return bytes([codes[0], size]) + content
    if size < 1 << 16:
        return bytes([codes[1]]) + struct.pack(">H", size) + content
    return bytes([codes[2]]) + struct.pack(">I", size) + content


def cbor(draw: random.Random, fields: Fields) -> Wire:
    """Half of them with maps and lists of indefinite length, as streaming encoders write."""
    endless = draw.random() < 0.5
    media = draw.choice(("application/cbor", "application/octet-stream"))
    return Wire(_item(fields, endless), media, ("cbor",), text=False)


def _head(major: int, number: int) -> bytes:
    for limit, code, form in ((24, -1, ""), (1 << 8, 24, ">B"), (1 << 16, 25, ">H"), (1 << 32, 26, ">I")):
        if number < limit:
            return bytes([major << 5 | number]) if code < 0 else bytes([major << 5 | code]) + struct.pack(form, number)
    return bytes([major << 5 | 27]) + struct.pack(">Q", number)


def _item(value: Any, endless: bool) -> bytes:
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", False: b"\xf4", True: b"\xf5"}[value]
    if isinstance(value, float):
        return b"\xfb" + struct.pack(">d", value)
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, str):
        text = value.encode()
        return _head(3, len(text)) + text
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    major, parts = (5, [part for item in value.items() for part in item]) if isinstance(value, dict) else (4, value)
    inner = b"".join(_item(part, endless) for part in parts)
    return bytes([major << 5 | 31]) + inner + b"\xff" if endless else _head(major, len(value)) + inner


def grpc(draw: random.Random, fields: Fields) -> Wire:
    """One protobuf message behind gRPC's flag and length."""
    message = protobuf(draw, fields)
    media = draw.choice(("application/grpc", "application/grpc+proto"))
    return Wire(b"\0" + len(message.content).to_bytes(4) + message.content, media, message.steps, text=False)


BINARY: dict[str, Callable[[random.Random, Fields], Wire]] = {
    "protobuf": protobuf,
    "msgpack": msgpack,
    "cbor": cbor,
    "grpc": grpc,
}
