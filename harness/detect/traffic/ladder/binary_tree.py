"""Bytes as one of the binary tree formats, told apart by what parses from the first byte to the last;
also as gRPC's row of them, whose lengths have to fit exactly."""

import re

from harness.detect.traffic.ladder.cbor_tree import opened_cbor
from harness.detect.traffic.ladder.grpc import opened_grpc
from harness.detect.traffic.ladder.message_pack import opened_message_pack
from harness.detect.traffic.ladder.opened import Opened
from harness.detect.traffic.ladder.protobuf import opened_protobuf

SHORTEST_BYTES = 8
PARSED_LIMIT_BYTES = 8 << 20
# An object whose first key is text, an array of texts, containers or fractions; a small field number of protobuf.
_BEGINNING = re.compile(
    rb"[\x80-\x8f][\xa1-\xbf\xd9]|\xde..[\xa1-\xbf\xd9]|[\x90-\x9f][\x80-\xbf\xca\xcb\xd9]|\xdc\0|[\xa1-\xbf][\x61-\x78]"
    rb"|[\x81-\x97\x9f][\x61-\x77\x82-\x97\xa1-\xb7\xfa\xfb]|\xd9\xd9\xf7|[\x08\x09\x0a\x0d\x10\x11\x12\x15\x18\x19\x1a\x1d\x22\x2a]"
    rb"|\0\0...[\x08-\x2a]",
    re.DOTALL,
)
# The first bytes of it: a quick look before a slow one.
TREE_FIRSTS = frozenset(
    (*range(0x80, 0xC0), 0, 0xD9, 0xDC, 0xDE, *b"\x08\x09\x0a\x0d\x10\x11\x12\x15\x18\x19\x1a\x1d\x22\x2a")
)


def opened_binary_tree(content: bytes, hint: str = "") -> Opened | None:
    """MessagePack, CBOR or protobuf; `hint` is a declared content type."""
    kind = hint.lower()
    if content[:2] == b"\0\0" and (messages := opened_grpc(content)):
        return messages
    if "cbor" in kind:
        return opened_cbor(content, declared=True)
    opened = opened_message_pack(content, declared="msgpack" in kind) or opened_cbor(content, declared=False)
    if opened is None and len(content) <= PARSED_LIMIT_BYTES:
        opened = opened_protobuf(content, declared=False)
    return opened


def is_binary_tree(content: bytes) -> bool:
    """Whether bytes that nobody declared are such a tree."""
    if len(content) < SHORTEST_BYTES or not _BEGINNING.match(content):
        return False
    return opened_binary_tree(content) is not None
