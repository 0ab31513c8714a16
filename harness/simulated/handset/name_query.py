"""A name asked of a resolver: the query for its IPv4 addresses, and the answer's (RFC 1035)."""

import socket
import struct

_A, _IN = 1, 1
_RECURSION = 0x0100
_HEAD = struct.Struct(">6H")
_RECORD = struct.Struct(">HHIH")
_POINTER = 0xC0


def query(number: int, name: str) -> bytes:
    """Raises ValueError for what is no name of the DNS."""
    labels = [label.encode("ascii") for label in name.rstrip(".").split(".")]
    if not all(0 < len(label) < 64 for label in labels):
        raise ValueError(f"no name: {name[:80]}")
    asked = b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    return _HEAD.pack(number, _RECURSION, 1, 0, 0, 0) + asked + struct.pack(">HH", _A, _IN)


def addresses(number: int, answer: bytes) -> list[str]:
    """The IPv4 addresses in an answer to that query; none in anything else, however it is broken."""
    try:
        told, _, questions, answers, _, _ = _HEAD.unpack_from(answer)
        if told != number:
            return []
        at = _HEAD.size
        for _ in range(questions):
            at = _past_name(answer, at) + 4
        return _answers(answer, at, answers)
    except (struct.error, IndexError):
        return []


def _answers(answer: bytes, at: int, count: int) -> list[str]:
    found: list[str] = []
    for _ in range(count):
        at = _past_name(answer, at)
        kind, group, _, length = _RECORD.unpack_from(answer, at)
        at += _RECORD.size
        if (kind, group, length) == (_A, _IN, 4) and at + 4 <= len(answer):
            found.append(socket.inet_ntoa(answer[at : at + 4]))
        at += length
    return found


def _past_name(answer: bytes, at: int) -> int:
    while (length := answer[at]) != 0:
        if length & _POINTER == _POINTER:
            return at + 2
        at += length + 1
    return at + 1
