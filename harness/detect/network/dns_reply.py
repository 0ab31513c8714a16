"""DNS answers out of their bytes: which addresses a name had. Bounded, and never raises for what was received."""

import struct
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Literal

MAX_NAME_CHARS = 255
MAX_JUMPS = 20
MAX_RECORDS = 64
_KINDS: dict[int, Literal["a", "aaaa"]] = {1: "a", 28: "aaaa"}


@dataclass(frozen=True, slots=True)
class DnsReply:
    """One answer to a question for A or AAAA; `exists` is false where the name itself is not there."""

    name: str
    kind: Literal["a", "aaaa"]
    exists: bool
    addresses: tuple[str, ...]


def parse_reply(message: bytes) -> DnsReply | None:
    """None for anything but a whole answer to one question for A or AAAA."""
    try:
        return _parse(message)
    except (struct.error, IndexError, ValueError):
        return None


def _parse(message: bytes) -> DnsReply | None:
    _, flags, questions, answers = struct.unpack("!HHHH", message[:8])
    if not flags & 0x8000 or questions != 1:
        return None
    name, at = _name(message, 12)
    asked, _ = struct.unpack("!HH", message[at : at + 4])
    kind = _KINDS.get(asked)
    if kind is None or not name:
        return None
    found, at = [], at + 4
    for _ in range(min(answers, MAX_RECORDS)):
        _, at = _name(message, at)
        record, _, _, length = struct.unpack("!HHIH", message[at : at + 10])
        content, at = message[at + 10 : at + 10 + length], at + 10 + length
        if record == asked and len(content) in (4, 16):
            found.append(str(ip_address(content)))
    return DnsReply(name, kind, flags & 15 == 0, tuple(found))


def _name(message: bytes, at: int) -> tuple[str, int]:
    """A name and where it ends; compressed names are followed, in circles never."""
    labels: list[str] = []
    end, jumps = 0, 0
    while length := message[at]:
        if length >= 0xC0:
            end = end or at + 2
            at = struct.unpack("!H", message[at : at + 2])[0] & 0x3FFF
            jumps += 1
            if jumps > MAX_JUMPS:
                raise ValueError("a name in circles")
            continue
        labels.append(message[at + 1 : at + 1 + length].decode("ascii", "replace"))
        at += 1 + length
        if sum(map(len, labels)) > MAX_NAME_CHARS:
            raise ValueError("a name too long")
    return ".".join(labels).lower(), end or at + 1
