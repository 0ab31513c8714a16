"""Connections and names of a stretch of captured traffic, by address family. Pure: packets in, counts out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv6Network, ip_address

from harness.detect.network.dns_reply import parse_reply
from harness.detect.network.packet_file import ACK, SYN, Packet

DNS_PORT = 53


@dataclass(slots=True)
class Flow:
    """One connection of the client; times in seconds since the epoch, `established` None where it never was."""

    family: str  # inet, inet6 or nat64 (IPv6 on the client's side, IPv4 at the far end)
    address: str
    port: int
    began: float
    established: float | None = None
    size: int = 0


@dataclass(slots=True)
class Name:
    """What DNS said of one name. `aaaa` are native ones; `translated` those that DNS64 made. Times of first answers."""

    host: str
    exists: bool = False
    a: set[str] = field(default_factory=set)
    aaaa: set[str] = field(default_factory=set)
    translated: set[str] = field(default_factory=set)
    asked_aaaa: bool = False
    answered: float = 0.0


@dataclass(slots=True)
class FamilyCount:
    """Flows in the order in which they began, names by themselves."""

    flows: list[Flow] = field(default_factory=list)
    names: dict[str, Name] = field(default_factory=dict)

    def name_of(self, address: str) -> str:
        """The name whose answer held the address; "" for an address that no answer ever held."""
        for name in self.names.values():
            if address in name.a or address in name.aaaa or address in name.translated:
                return name.host
        return ""


def count(packets: Iterable[Packet], nat64: str = "") -> FamilyCount:
    """`nat64` is the prefix behind which IPv4 hides. Loopback, multicast and DNS itself are not counted."""
    prefix = IPv6Network(nat64) if nat64 else None
    found = FamilyCount()
    flows: dict[tuple[str, int, str, int, str], Flow] = {}
    for packet in packets:
        if DNS_PORT in (packet.source_port, packet.target_port):
            _note_name(packet, found, prefix)
        elif not _is_local(packet.source) and not _is_local(packet.target):
            _note_flow(packet, found, flows, prefix)
    return found


@lru_cache(maxsize=4096)
def _is_local(address: str) -> bool:
    known = ip_address(address)
    return known.is_loopback or known.is_multicast or known.is_link_local or known.is_unspecified


def _note_name(packet: Packet, found: FamilyCount, prefix: IPv6Network | None) -> None:
    reply = parse_reply(packet.payload) if packet.protocol == "udp" and packet.source_port == DNS_PORT else None
    if reply is None:
        return
    name = found.names.setdefault(reply.name, Name(reply.name, answered=packet.t))
    name.exists |= reply.exists
    name.asked_aaaa |= reply.kind == "aaaa"
    for address in reply.addresses:
        known = ip_address(address)
        behind = prefix is not None and known.version == 6 and known in prefix
        (name.a if reply.kind == "a" else name.translated if behind else name.aaaa).add(address)


def _note_flow(
    packet: Packet, found: FamilyCount, flows: dict[tuple[str, int, str, int, str], Flow], prefix: IPv6Network | None
) -> None:
    """The client is whoever began: the first SYN without ACK, the first datagram."""
    out = (packet.source, packet.source_port, packet.target, packet.target_port, packet.protocol)
    back = (packet.target, packet.target_port, packet.source, packet.source_port, packet.protocol)
    flow, answer = flows.get(out), flows.get(back)
    begins = packet.protocol == "udp" or packet.flags & (SYN | ACK) == SYN
    if flow is None and answer is None and begins:
        flow = flows[out] = Flow(_family(packet, prefix), packet.target, packet.target_port, packet.t)
        found.flows.append(flow)
    if answer is not None and answer.established is None and (packet.protocol == "udp" or _agrees(packet)):
        answer.established = packet.t
    one = flow or answer
    if one is not None:
        one.size += packet.size


def _agrees(packet: Packet) -> bool:
    return packet.flags & (SYN | ACK) == SYN | ACK


def _family(packet: Packet, prefix: IPv6Network | None) -> str:
    if prefix is not None and packet.family == "inet6" and ip_address(packet.target) in prefix:
        return "nat64"
    return packet.family
