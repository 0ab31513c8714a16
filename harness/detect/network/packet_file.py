"""Packets out of a classic capture file: what the counting of address families needs, one at a time, bounded.

Reads what dumpcap -P writes (either byte order, micro- or nanoseconds), on Ethernet or raw IP. Anything that is no
whole IP packet is passed over; a torn tail ends the reading.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import BinaryIO, Literal

Family = Literal["inet", "inet6"]
MAX_PACKETS = 3_000_000
MAX_PACKET_BYTES = 262_144
_MAGICS = {b"\xd4\xc3\xb2\xa1": ("<", 1e6), b"\xa1\xb2\xc3\xd4": (">", 1e6)} | {
    b"\x4d\x3c\xb2\xa1": ("<", 1e9),
    b"\xa1\xb2\x3c\x4d": (">", 1e9),
}
_ETHERNET, _RAW = 1, 101
_TCP, _UDP = 6, 17
SYN, ACK, RST = 0x02, 0x10, 0x04


@dataclass(frozen=True, slots=True)
class Packet:
    """One TCP or UDP packet. `size` is bytes at the IP layer as they were on the wire; `payload` may be cut."""

    t: float
    family: Family
    protocol: Literal["tcp", "udp"]
    source: str
    source_port: int
    target: str
    target_port: int
    size: int
    flags: int
    payload: bytes


def packets_of(path: Path) -> Iterator[Packet]:
    """The packets of a file in their order; nothing where there is no such file or it is no capture."""
    if not path.is_file():
        return
    with path.open("rb") as source:
        head = source.read(24)
        if len(head) < 24 or head[:4] not in _MAGICS:
            return
        order, fraction = _MAGICS[head[:4]]
        link = struct.unpack(f"{order}I", head[20:24])[0] & 0xFFFF
        for t, size, content in _records(source, order, fraction):
            if packet := parse(t, size, content, link):
                yield packet


def _records(source: BinaryIO, order: str, fraction: float) -> Iterator[tuple[float, int, bytes]]:
    for _ in range(MAX_PACKETS):
        head = source.read(16)
        if len(head) < 16:
            return
        seconds, parts, kept, size = struct.unpack(f"{order}IIII", head)
        content = source.read(kept) if kept <= MAX_PACKET_BYTES else b""
        if kept > MAX_PACKET_BYTES or len(content) < kept:
            return
        yield seconds + parts / fraction, size, content


def parse(t: float, size: int, content: bytes, link: int) -> Packet | None:
    """A packet as it was captured; `size` is its length on the wire."""
    if link == _ETHERNET:
        size, content = size - 14, content[14:]
    elif link != _RAW:
        return None
    version = content[0] >> 4 if content else 0
    if (version == 4 and len(content) >= 20) or (version == 6 and len(content) >= 40):
        return _transport(t, "inet" if version == 4 else "inet6", size, content)
    return None


def _transport(t: float, family: Family, size: int, content: bytes) -> Packet | None:
    """Extension headers of IPv6 and fragments are passed over: neither carries what is counted here."""
    old = family == "inet"
    start, protocol = ((content[0] & 15) * 4, content[9]) if old else (40, content[6])
    least = {_TCP: 20, _UDP: 8}.get(protocol)
    if least is None or len(content) < start + least or (old and (start < 20 or int.from_bytes(content[6:8]) & 0x1FFF)):
        return None
    ends = (12, 16, 20) if old else (8, 24, 40)
    source, target = (str(ip_address(content[one:two])) for one, two in ((ends[0], ends[1]), (ends[1], ends[2])))
    ports = struct.unpack("!HH", content[start : start + 4])
    tcp = protocol == _TCP
    body = start + ((content[start + 12] >> 4) * 4 if tcp else 8)
    flags = content[start + 13] if tcp else 0
    kind: Literal["tcp", "udp"] = "tcp" if tcp else "udp"
    return Packet(t, family, kind, source, ports[0], target, ports[1], size, flags, content[body:])
