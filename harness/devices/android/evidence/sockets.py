"""/proc/net/{tcp,tcp6,udp,udp6}: the sockets of an app by address family, past three traps (devices.md, A3).

(a) A dual-stack socket carries IPv4 as ::ffff:a.b.c.d in tcp6: that is IPv4. (b) With 464XLAT an app's IPv4 stands on
192.0.0.0/29 while the wire is IPv6: the app is not IPv6-capable. (c) A peer in 64:ff9b::/96 (or the network's own NAT64
prefix) is a translated IPv4 server: the server is not IPv6.

       sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
        0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000 10120        0 12345 1 ...
"""

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused

Table = Literal["tcp", "tcp6", "udp", "udp6"]
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
CLAT = ipaddress.IPv4Network("192.0.0.0/29")  # RFC 7335
_ROW = re.compile(
    r"\s*[0-9]{1,7}: (?P<local>[0-9A-F]{8}|[0-9A-F]{32}):(?P<local_port>[0-9A-F]{4}) "
    r"(?P<peer>[0-9A-F]{8}|[0-9A-F]{32}):(?P<peer_port>[0-9A-F]{4}) (?P<state>[0-9A-F]{2}) \S+ \S+ \S+\s+"
    r"(?P<uid>[0-9]{1,9})\s.*",
    re.IGNORECASE,
)
LISTENING = 0x0A


class Family(StrEnum):
    """What the app spoke, and what its peer is."""

    IPV4 = "ipv4"
    IPV4_BY_CLAT = "ipv4_by_clat"
    IPV6_TO_TRANSLATED = "ipv6_to_translated"
    IPV6 = "ipv6"


@dataclass(frozen=True, slots=True)
class Socket:
    """One row. `state` is the kernel's number (1 established, 10 listening; 7 for an unconnected udp socket)."""

    table: Table
    local: Address
    local_port: int
    peer: Address
    peer_port: int
    state: int
    uid: int

    @property
    def outside(self) -> bool:
        """Whether it leads off the phone."""
        return not (self.peer.is_unspecified or self.peer.is_loopback) and self.state != LISTENING

    def family(self, prefix: ipaddress.IPv6Network = NAT64) -> Family:
        """`prefix` is the network's own NAT64 prefix, where it has one."""
        if isinstance(self.peer, ipaddress.IPv4Address):
            by_clat = isinstance(self.local, ipaddress.IPv4Address) and self.local in CLAT
            return Family.IPV4_BY_CLAT if by_clat else Family.IPV4
        translated = self.peer in NAT64 or self.peer in prefix
        return Family.IPV6_TO_TRANSLATED if translated else Family.IPV6


def parse_sockets(text: str, table: Table) -> Parsed[Socket]:
    """One record a row; mapped addresses are IPv4 already."""
    lines, cut = lines_of(text)
    found = Gathering[Socket](cut)
    for line in lines:
        row = _ROW.fullmatch(line)
        if row is not None:
            ports = (int(row["local_port"], 16), int(row["peer_port"], 16))
            local, peer = _address(row["local"]), _address(row["peer"])
            found.take(Socket(table, local, ports[0], peer, ports[1], int(row["state"], 16), int(row["uid"])))
        elif line.strip() and "local_address" not in line:
            found.miss(line)
    return found.parsed(answered="local_address" in text[:400] and not refused(text))


def _address(written: str) -> Address:
    """Words of 32 bits, each in the byte order of the phone's processor: all that run Android are little-endian."""
    raw = b"".join(bytes.fromhex(written[at : at + 8])[::-1] for at in range(0, len(written), 8))
    if len(raw) == 4:
        return ipaddress.IPv4Address(raw)
    address = ipaddress.IPv6Address(raw)
    return address.ipv4_mapped or address
