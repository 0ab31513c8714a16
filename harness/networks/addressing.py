"""Which address stands for which name on a laboratory network, and what answers there.

Numbers come from ranges that are nobody's: 2001:db8::/32 (RFC 3849) and 198.18.0.0/15 (RFC 2544). Unique local IPv6
addresses would not do: address selection prefers IPv4 to them (RFC 6724), which would hide a fault.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from harness.model.laboratory import Absence, Endpoint, Laboratory

CLIENT6, GATEWAY6 = "2001:db8:1::2", "2001:db8:1::1"
CLIENT4, GATEWAY4 = "198.19.0.2", "198.19.0.1"
SERVERS6, SERVERS4 = "2001:db8:5::/64", "198.18.0.0/16"
DEAD6, DEAD4 = "2001:db8:dead::/64", "198.19.128.0/24"
NAT64 = "2001:db8:64::/96"
CLAT6, CLAT4 = "2001:db8:c1a7::1", "192.0.0.1"

PROOF, PROOF_IPV4 = "proof.laboratory.test", "proof4.laboratory.test"  # the second has no AAAA
PROOF6_ADDRESS, PROOF4_ADDRESS = "2001:db8:5::1", "198.18.0.1"
ECHO_PORT = 7
WEB_PORTS = (80, 443)
FIRST = 16


@dataclass(frozen=True, slots=True)
class Placed:
    """One host: its addresses ("" for none), and by family what stands in its place of the laboratory's endpoint."""

    host: str
    ipv4: str
    ipv6: str
    over_ipv4: Endpoint | None = None
    over_ipv6: Endpoint | None = None


@dataclass(frozen=True, slots=True)
class Listening:
    """A connection to `address` and `port` inside goes to `to` outside."""

    address: str
    port: int
    to: Endpoint


def split_name(name: str) -> tuple[str, int | None]:
    """`host:port` of a laboratory file (IPv6 hosts in brackets); the port is None where the entry holds for all."""
    if name.startswith("["):
        host, _, rest = name[1:].partition("]")
        return host, int(rest[1:]) if rest.startswith(":") else None
    host, _, port = name.partition(":")
    return (host, int(port)) if port and ":" not in port else (name, None)


def literal_of(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def place(laboratory: Laboratory) -> tuple[Placed, ...]:
    """Every host of the laboratory with its addresses, in the order of the file; a literal keeps its own."""
    hosts = dict.fromkeys(split_name(name)[0] for name in laboratory.resolve)
    return tuple(_placed(host, number, laboratory) for number, host in enumerate(hosts, FIRST))


def _placed(host: str, number: int, laboratory: Laboratory) -> Placed:
    literal = literal_of(host)
    if literal is not None:
        return Placed(host, host if literal.version == 4 else "", host if literal.version == 6 else "")
    over4, over6 = laboratory.ipv4.get(host), laboratory.ipv6.get(host)
    return Placed(
        host,
        _address(over4, f"198.18.{number >> 8}.{number & 255}", f"198.19.128.{number & 255}"),
        _address(over6, f"2001:db8:5::{number:x}", f"2001:db8:dead::{number:x}"),
        over4 if isinstance(over4, Endpoint) else None,
        over6 if isinstance(over6, Endpoint) else None,
    )


def _address(told: Endpoint | Absence | None, living: str, dead: str) -> str:
    return {Absence.NONE: "", Absence.DEAD: dead}.get(told, living) if isinstance(told, Absence) else living


def listening(placed: Iterable[Placed], laboratory: Laboratory, ports: Iterable[int] = ()) -> Iterator[Listening]:
    """What the bridge must answer: the web's ports, those that the laboratory names, and `ports`, at every address."""
    named = {port for name in laboratory.resolve if (port := split_name(name)[1]) is not None}
    wanted = sorted({*WEB_PORTS, *named, *ports} - {ECHO_PORT})
    for one in placed:
        for address, own in ((one.ipv4, one.over_ipv4), (one.ipv6, one.over_ipv6)):
            for port in wanted:
                to = own or laboratory.endpoint(one.host, port)
                if address and to and not is_dead(address):
                    yield Listening(address, port, to)


def is_dead(address: str) -> bool:
    return address.startswith(("2001:db8:dead:", "198.19.128."))


def mapped(ipv4: str) -> str:
    """The IPv6 address under which NAT64 reaches an IPv4 address (RFC 6052, /96)."""
    return str(IPv6Network(NAT64)[int(IPv4Address(ipv4))])


def literals(placed: Iterable[Placed]) -> tuple[str, ...]:
    """Addresses that stand outside the servers' ranges, because the laboratory file names them themselves."""
    return tuple(one.host for one in placed if literal_of(one.host) is not None)
