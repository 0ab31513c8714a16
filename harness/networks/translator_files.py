"""What tayga is told, as text: NAT64 on the gateway, CLAT on the client (RFC 6877)."""

from harness.networks.addressing import CLAT4, CLAT6, NAT64

NAT64_DEVICE, CLAT_DEVICE = "nat64", "clat"
POOL, POOL_OWN = "192.168.255.0/24", "192.168.255.1"


def nat64(state: str, own_ipv6: str, prefix: str = NAT64) -> str:
    """Stateful by address: each IPv6 client has an IPv4 address of the pool. `state` is a folder of its own."""
    return "".join(
        f"{line}\n"
        for line in (
            f"tun-device {NAT64_DEVICE}",
            f"ipv4-addr {POOL_OWN}",
            f"ipv6-addr {own_ipv6}",
            f"prefix {prefix}",
            f"dynamic-pool {POOL}",
            f"data-dir {state}",
        )
    )


def clat(prefix: str = NAT64) -> str:
    """One client address each way; everything else is behind the prefix."""
    own = "ipv4-addr 192.0.0.2\nipv6-addr 2001:db8:c1a7::2\n"
    return f"tun-device {CLAT_DEVICE}\n{own}prefix {prefix}\nmap {CLAT4} {CLAT6}\n"
