"""`dumpsys connectivity`: the networks that the phone stands on, with IPv6, DNS, NAT64 and the stacked clat interface.

NetworkAgentInfo{network{101} handle{...} ni{WIFI CONNECTED ...} ... lp{{InterfaceName: wlan0 LinkAddresses: [
fe80::1/64,192.168.1.5/24 ] DnsAddresses: [ /192.168.1.1 ] Domains: null MTU: 0 ... HttpProxy: [10.0.0.1] 8080
Nat64Prefix: 64:ff9b::/96 Stacked: [[ InterfaceName: v4-wlan0 LinkAddresses: [ 192.0.0.4/32 ] ... ]] }} ...}
"""

import ipaddress
import re
from dataclasses import dataclass

from harness.devices.android.evidence.reading import Gathering, Parsed, lines_of, refused

_AGENT = re.compile(r"NetworkAgentInfo\s?[{\[]")
_INTERFACE = re.compile(r"InterfaceName: ([\w.\-]{1,40})")
_ADDRESSES = re.compile(r"LinkAddresses: \[([^\]]{0,1000})\]")
_DNS = re.compile(r"DnsAddresses: \[([^\]]{0,600})\]")
_PREFIX = re.compile(r"Nat64Prefix: ([0-9a-fA-F:]{2,40}/[0-9]{1,3})")
_STACKED = re.compile(r"Stacked: \[(.{0,600})")
_TRANSPORT = re.compile(r"Transports: ([A-Z|_]{2,60})")
_KIND = re.compile(r"ni\{(?:\[type: )?([A-Z_]{2,30})")
_IPV6 = re.compile(r"[0-9a-fA-F:]{2,39}:[0-9a-fA-F:]*")


@dataclass(frozen=True, slots=True)
class PhoneNetwork:
    """`transport` as written (WIFI, CELLULAR, VPN ...). `clat` is the stacked interface of 464XLAT, "" for none."""

    interface: str
    transport: str
    addresses: tuple[str, ...]
    dns: tuple[str, ...]
    nat64_prefix: str = ""
    clat: str = ""

    @property
    def has_ipv6(self) -> bool:
        """A global address of its own; a link-local one alone is no IPv6."""
        return any(_is_global(one) for one in self.addresses)


def parse_connectivity(text: str) -> Parsed[PhoneNetwork]:
    """One record a network agent; one without an interface is unread."""
    lines, cut = lines_of(text)
    found = Gathering[PhoneNetwork](cut)
    for line in lines:
        if not _AGENT.search(line):
            continue
        interface = _INTERFACE.search(line)
        if interface is None:
            found.miss(line)
            continue
        found.take(_network(line, interface[1]))
    return found.parsed(answered=not refused(text))


def _network(line: str, interface: str) -> PhoneNetwork:
    stacked, transport, kind = _STACKED.search(line), _TRANSPORT.search(line), _KIND.search(line)
    clat = _INTERFACE.search(stacked[1]) if stacked else None
    prefix = _PREFIX.search(line)
    return PhoneNetwork(
        interface,
        (transport or kind)[1] if (transport or kind) else "",  # type: ignore[index]
        _list(_ADDRESSES, line),
        tuple(one.lstrip("/") for one in _list(_DNS, line)),
        prefix[1] if prefix else "",
        clat[1] if clat else "",
    )


def _list(pattern: re.Pattern[str], line: str) -> tuple[str, ...]:
    found = pattern.search(line)
    return tuple(part for part in re.split(r"[,\s]+", found[1]) if part)[:50] if found else ()


def _is_global(address: str) -> bool:
    host = address.partition("/")[0]
    if _IPV6.fullmatch(host) is None:
        return False
    try:
        parsed = ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return not (parsed.is_link_local or parsed.is_loopback or parsed.is_multicast)
