"""The network the machine itself stands on, and which address families it has.

Laboratory networks (IPv6 only, NAT64, weak ones) stand beside this module, one idea a file.
"""

import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Families:
    """The address families that the machine's loopback can bind."""

    ipv4: bool
    ipv6: bool


def machine_families() -> Families:
    return Families(_can_bind(socket.AF_INET, "127.0.0.1"), _can_bind(socket.AF_INET6, "::1"))


def _can_bind(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((address, 0))
    except OSError:
        return False
    return True
