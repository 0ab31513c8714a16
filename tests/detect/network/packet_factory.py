"""Captures for tests: IP packets and DNS answers as bytes, written as a capture file."""

import struct
from collections.abc import Iterable
from ipaddress import ip_address
from pathlib import Path

CLIENT = {4: "198.19.0.2", 6: "2001:db8:1::2"}
RESOLVER = {4: "198.19.0.1", 6: "2001:db8:1::1"}
SYN, SYN_ACK, PLAIN = 0x02, 0x12, 0x10


def ip(source: str, target: str, protocol: int, body: bytes) -> bytes:
    one, two = ip_address(source), ip_address(target)
    if one.version == 4:
        head = struct.pack("!BBHHHBBH", 0x45, 0, 20 + len(body), 0, 0, 64, protocol, 0)
        return head + one.packed + two.packed + body
    return struct.pack("!IHBB", 6 << 28, len(body), protocol, 64) + one.packed + two.packed + body


def tcp(source: str, source_port: int, target: str, target_port: int, flags: int = PLAIN, size: int = 0) -> bytes:
    head = struct.pack("!HHIIBBHHH", source_port, target_port, 0, 0, 0x50, flags, 64, 0, 0)
    return ip(source, target, 6, head + bytes(size))


def udp(source: str, source_port: int, target: str, target_port: int, content: bytes = b"") -> bytes:
    return ip(source, target, 17, struct.pack("!HHHH", source_port, target_port, 8 + len(content), 0) + content)


def dns_answer(name: str, kind: str, addresses: Iterable[str] = (), exists: bool = True) -> bytes:
    asked = {"a": 1, "aaaa": 28}[kind]
    given = list(addresses)
    question = b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"
    head = struct.pack("!HHHHHH", 7, 0x8180 | (0 if exists else 3), 1, len(given), 0, 0)
    records = b"".join(
        b"\xc0\x0c" + struct.pack("!HHIH", asked, 1, 5, len(ip_address(one).packed)) + ip_address(one).packed
        for one in given
    )
    return head + question + struct.pack("!HH", asked, 1) + records


def resolved(name: str, kind: str, addresses: Iterable[str] = (), exists: bool = True) -> bytes:
    return udp(RESOLVER[4], 53, CLIENT[4], 40000, dns_answer(name, kind, addresses, exists))


def connection(target: str, port: int, local: int, size: int = 1000, answered: bool = True) -> list[bytes]:
    """The packets of one connection of the client: its SYN, and where it is answered, bytes each way."""
    own = CLIENT[ip_address(target).version]
    packets = [tcp(own, local, target, port, SYN)]
    if answered:
        packets += [
            tcp(target, port, own, local, SYN_ACK),
            tcp(own, local, target, port),
            tcp(target, port, own, local, size=size),
        ]
    return packets


def write(path: Path, packets: Iterable[tuple[float, bytes]], link: int = 101) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as sink:
        sink.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, link))
        for t, packet in packets:
            sink.write(struct.pack("<IIII", int(t), round(t % 1 * 1e6), len(packet), len(packet)) + packet)
    return path


__all__ = ["CLIENT", "RESOLVER", "connection", "dns_answer", "resolved", "tcp", "udp", "write"]
