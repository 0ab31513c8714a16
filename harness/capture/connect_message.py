"""What the connect hook says, checked and made comparable."""

import ipaddress
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")

# Chromium asks the kernel for a route, to learn whether IPv6 works; connecting a UDP socket sends nothing.
PROBES = MappingProxyType(
    {
        ("udp", "2001:4860:4860::8888"): "Chromium's IPv6 probe",
        ("udp", "8.8.8.8"): "Chromium's IPv4 probe",
    }
)


def parse_connect(payload: object, proxy_port: int | None, test_port: int | None) -> Mapping[str, Any] | None:
    """A CONNECT event's data from the hook's payload, or None when it is none.

    Keys: family, address, port, transport (tcp|udp|unix|other|unknown), to_proxy, count; `noise` with the reason for
    the browser's own probes; `self_test` for our own.
    """
    if not isinstance(payload, Mapping) or payload.get("family") not in ("inet", "inet6", "unix"):
        return None
    address, port = canonical(str(payload.get("address", ""))[:64]), _number(payload.get("port"), 65_535)
    transport = str(payload.get("transport", "unknown"))[:10]
    here = address in LOOPBACK
    data: dict[str, Any] = {
        "family": payload["family"],
        "address": address,
        "port": port,
        "transport": transport,
        "to_proxy": here and proxy_port is not None and port == proxy_port,
        "count": max(1, _number(payload.get("count"), 1_000_000_000)),
    }
    if (transport, address) in PROBES:
        data["noise"] = PROBES[transport, address]
    if here and test_port is not None and port == test_port:
        data["self_test"] = True
    return data


def canonical(address: str) -> str:
    """The shortest form of a numeric address; any other text as it is."""
    try:
        return str(ipaddress.ip_address(address))
    except ValueError:
        return address


def _number(value: object, limit: int) -> int:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= limit
    return int(value) if usable else 0  # type: ignore[call-overload]
