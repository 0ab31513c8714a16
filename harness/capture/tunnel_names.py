"""The names that the tunnel's resolver answers by itself: the laboratory's, which no public DNS knows, and our own.

Each gets an address that is never routed (198.18.0.0/15, RFC 2544); a connection to it is led to where the laboratory
says that the name stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address

from harness.capture.channel import CANARY_HOST
from harness.model.laboratory import Endpoint, Laboratory

_FIRST = IPv4Address("198.18.0.1")
MOST_NAMES = 2**17 - 2


@dataclass(frozen=True, slots=True)
class TunnelNames:
    """`addresses` are those of the names, by name in small letters."""

    addresses: Mapping[str, IPv4Address]

    @classmethod
    def of(cls, laboratory: Laboratory) -> "TunnelNames":
        hosts = {CANARY_HOST, *(name.partition(":")[0].lower() for name in laboratory.resolve)}
        return cls({host: _FIRST + number for number, host in enumerate(sorted(hosts)[:MOST_NAMES])})

    def address_of(self, name: str) -> IPv4Address | None:
        return self.addresses.get(name.rstrip(".").lower())

    def led(self, laboratory: Laboratory) -> dict[str, Endpoint]:
        """Where names stand, and the addresses that were given out for them."""
        found = dict(laboratory.resolve)
        for name, where in laboratory.resolve.items():
            host, colon, port = name.partition(":")
            if (address := self.address_of(host)) is not None:
                found[f"{address}{colon}{port}"] = where
        return found
