"""The network the machine itself stands on, and the proof of which address families it has.

Laboratory networks (IPv6 only, NAT64, weak ones) stand beside this module, one idea a file.
"""

import socket
from dataclasses import dataclass

from harness.model.faults import BadInput
from harness.model.saying import Saying

HOST = "host"
KNOWN = (HOST,)


@dataclass(frozen=True, slots=True)
class NetworkProof:
    """What a network showed of itself before a run: families that loopback can bind, and routes out that exist."""

    name: str
    ipv4: bool
    ipv6: bool


def prove(name: str) -> NetworkProof:
    """Show that the network is what it claims to be. Raises BadInput for a network that does not exist here."""
    if name not in KNOWN:
        raise BadInput(
            Saying(f"there is no network “{name}”", f"没有名为“{name}”的网络"),
            "--network",
            Saying(f"choose one of: {', '.join(KNOWN)}", f"选用其一：{'、'.join(KNOWN)}"),
        )
    return NetworkProof(name, _can_bind(socket.AF_INET, "127.0.0.1"), _can_bind(socket.AF_INET6, "::1"))


def _can_bind(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((address, 0))
    except OSError:
        return False
    return True
