"""What a laboratory network is, by name: the address families it has, how it translates, how weak it is.

N1 to N6 are standards.md, section 9.1; the weak ones are this laboratory's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from harness.model.faults import BadInput
from harness.model.saying import Saying

HOST = "host"
SHAPE = re.compile(
    r"weak(?:-(?P<delay>\d{1,4})ms)?(?:-(?P<loss>\d{1,2})pct)?(?:-(?P<rate>\d{1,6})kbit)?(?:-(?P<out>\d{1,2})s)?"
)


@dataclass(frozen=True, slots=True)
class Weakness:
    """What a weak link does to each packet, in each direction: delay one way, random loss, rate (0: no limit).

    `outage_s` is how long the link is dead at the end of every OUTAGE_EVERY_S seconds.
    """

    delay_ms: int = 0
    loss_percent: int = 0
    rate_kbit: int = 0
    outage_s: int = 0


OUTAGE_EVERY_S = 20


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """One network. `nat64` has DNS64 and NAT64; `pref64` announces them and runs a CLAT; `black_hole` drops IPv6."""

    name: str
    number: str
    what: Saying
    ipv4: bool = True
    ipv6: bool = True
    nat64: bool = False
    pref64: bool = False
    black_hole: bool = False
    weakness: Weakness | None = None


_WEAK = Saying("dual stack, weak", "双栈弱网")
_SPECS = (
    NetworkSpec("dual-stack", "N1", Saying("dual stack", "IPv4/IPv6 双栈")),
    NetworkSpec("ipv6-only", "N2", Saying("IPv6 only, no translation", "纯 IPv6，无转换"), ipv4=False),
    NetworkSpec(
        "ipv6-nat64", "N3", Saying("IPv6 only, NAT64 and DNS64", "纯 IPv6 + NAT64/DNS64"), ipv4=False, nat64=True
    ),
    NetworkSpec(
        "ipv6-nat64-pref64",
        "N4",
        Saying("IPv6 only, NAT64 announced (PREF64), 464XLAT", "纯 IPv6 + NAT64，通告 PREF64，464XLAT"),
        ipv4=False,
        nat64=True,
        pref64=True,
    ),
    NetworkSpec("ipv4-only", "N5", Saying("IPv4 only", "纯 IPv4"), ipv6=False),
    NetworkSpec("ipv6-black-hole", "N6", Saying("dual stack, IPv6 swallowed", "双栈，IPv6 黑洞"), black_hole=True),
    NetworkSpec("weak-slow", "", _WEAK, weakness=Weakness(delay_ms=150, loss_percent=1, rate_kbit=512)),
    NetworkSpec("weak-lossy", "", _WEAK, weakness=Weakness(delay_ms=40, loss_percent=5)),
    NetworkSpec("weak-outage", "", _WEAK, weakness=Weakness(delay_ms=40, outage_s=3)),
)
SPECS: Mapping[str, NetworkSpec] = MappingProxyType({spec.name: spec for spec in _SPECS})
NUMBERS: Mapping[str, str] = MappingProxyType({spec.number: spec.name for spec in _SPECS if spec.number})


def canonical(name: str) -> str:
    """`N2` -> `ipv6-only`; any other name as it is."""
    return NUMBERS.get(name.upper(), name)


def find_network(name: str) -> NetworkSpec | None:
    """The laboratory network of that name, None for the machine's own. Raises BadInput for one that is not there.

    `weak-100ms-3pct-512kbit-2s` describes a weak network by itself; each part may be left out, but not all.
    """
    name = canonical(name)
    if name == HOST:
        return None
    if name in SPECS:
        return SPECS[name]
    shape = SHAPE.fullmatch(name)
    if not shape or name == "weak":
        known = (HOST, *SPECS, "weak-100ms-3pct-512kbit-2s")
        raise BadInput(
            Saying(f"there is no network “{name}”", f"没有名为“{name}”的网络"),
            "--network",
            Saying(f"choose one of: {', '.join(known)}", f"选用其一：{'、'.join(known)}"),
        )
    delay, loss, rate, out = (int(shape[part] or 0) for part in ("delay", "loss", "rate", "out"))
    return NetworkSpec(name, "", _WEAK, weakness=Weakness(delay, loss, rate, min(out, OUTAGE_EVERY_S - 1)))
