"""The commands of ip that make the two ends of a laboratory network, as text. Pure."""

from collections.abc import Iterable

from harness.networks import addressing as at
from harness.networks.spec import NetworkSpec


def gateway_lines(spec: NetworkSpec, device: str, literals: Iterable[str] = ()) -> list[str]:
    """Every server address of the laboratory is the gateway's own; dead ones swallow whatever is sent to them."""
    lines = ["link set lo up", f"link set {device} up"]
    if spec.ipv4:
        lines.append(f"addr add {at.GATEWAY4}/24 dev {device}")
    if spec.ipv6:
        lines.append(f"addr add {at.GATEWAY6}/64 dev {device} nodad")
    lines += [f"route add local {at.SERVERS4} dev lo", f"route add blackhole {at.DEAD4}"]
    lines += [f"route add local {at.SERVERS6} dev lo", f"route add blackhole {at.DEAD6}"]
    lines += [f"route add local {one} dev lo" for one in literals]
    if spec.pref64:
        lines.append(f"route add {at.CLAT6}/128 via {at.CLIENT6}")
    return lines


def client_lines(spec: NetworkSpec, device: str) -> list[str]:
    """The one way out, and the families it has. A black hole looks like any other way from here."""
    lines = ["link set lo up", f"link set {device} up"]
    if spec.ipv4:
        lines += [f"addr add {at.CLIENT4}/24 dev {device}", f"route add default via {at.GATEWAY4}"]
    if spec.ipv6:
        lines += [f"addr add {at.CLIENT6}/64 dev {device} nodad", f"route add default via {at.GATEWAY6}"]
    return lines


def black_hole_rules(device: str) -> str:
    """For nft: what is sent to a server over IPv6 vanishes without a word; neighbours and resolver go on answering."""
    return (
        "table ip6 black_hole {\n  chain in {\n    type filter hook input priority 0; policy accept;\n"
        f'    iifname "{device}" ip6 daddr {at.SERVERS6} drop\n  }}\n}}\n'
    )
