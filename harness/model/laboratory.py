"""Laboratory: how this place resolves names and whom it trusts, for test tenants that no public DNS knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

PROBE_PAIRS = 100  # standards.md, A16-IPV6-8


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A numeric address and port."""

    address: str
    port: int


class Absence(StrEnum):
    """How a name lacks an address family on a laboratory network."""

    NONE = "none"  # DNS has no such address
    DEAD = "dead"  # DNS has one, and nothing that is sent there is ever answered


@dataclass(frozen=True, slots=True)
class Laboratory:
    """`resolve` maps "host:port" (or a host for all its ports) to where it stands; `upstream_ca` is a PEM file.

    On laboratory networks every host has an address of each family, except where `ipv4` or `ipv6` says otherwise by
    host; an Endpoint there is what answers over that family in place of the common one.

    `probe_pairs` is how often each of the app's hosts is asked over IPv6 and IPv4 by turns, on a dual stack.

    `minute_s` is how long a minute of use lasts on a test tenant whose clock runs faster than ours (MP-10).

    `wireguard` is this machine's numeric address as its handsets reach it: runs on handsets then lead the app through a
    WireGuard tunnel to the proxy, beside the system's proxy setting. Its port 0 takes a free one for each run; with a
    port of its own (one run at a time) the tunnel keeps its keys, so that a person has to import it only once.

    `day_clock` is a URL at which a test tenant says its own day (GET) and moves on to the next working day (POST).

    `name`, `address` and `contact` stand in its reports (ISO/IEC 17025, 7.8.2.1 b).
    """

    name: str = ""
    resolve: Mapping[str, Endpoint] = field(default_factory=dict)
    upstream_ca: str | None = None
    ipv4: Mapping[str, Endpoint | Absence] = field(default_factory=dict)
    ipv6: Mapping[str, Endpoint | Absence] = field(default_factory=dict)
    address: str = ""
    contact: str = ""
    probe_pairs: int = PROBE_PAIRS
    day_clock: str = ""
    minute_s: float = 60.0
    wireguard: Endpoint | None = None

    def endpoint(self, host: str, port: int) -> Endpoint | None:
        return self.resolve.get(f"{host}:{port}") or self.resolve.get(host)
