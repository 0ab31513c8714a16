"""The files of a gateway for real phones: a Wi-Fi of one laboratory network, as text. Pure; nothing is run here.

The gateway is a small Linux machine with a radio and an uplink, used for nothing else. `write` them, install them with
`apply.sh` there, then measure from the phone what phone_checks.py lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.networks import translator_files
from harness.networks.spec import NetworkSpec, Weakness

PREFIX6, GATEWAY6 = "2001:db8:1::/64", "2001:db8:1::1"
RANGE4, GATEWAY4, NETMASK4 = ("10.64.0.50", "10.64.0.250"), "10.64.0.1", "255.255.255.0"
WELL_KNOWN64 = "64:ff9b::/96"  # RFC 6052: what carriers use; tayga keeps it from private addresses
PASSWORD_CHARS = range(8, 64)


@dataclass(frozen=True, slots=True)
class Gateway:
    """`radio` is the Wi-Fi interface, `uplink` the way out; `global6` an own routed /64 where there is one."""

    radio: str
    uplink: str
    name: str
    password: str
    channel: int = 6
    resolver4: str = "9.9.9.9"
    global6: str = PREFIX6


def gateway_files(spec: NetworkSpec, gateway: Gateway) -> Mapping[str, str]:
    """File name to content. Raises BadInput for a Wi-Fi name or password that hostapd would not take."""
    if not 1 <= len(gateway.name.encode()) <= 32 or len(gateway.password) not in PASSWORD_CHARS:
        what = Saying(
            "a Wi-Fi name has 1 to 32 bytes, a password 8 to 63 characters",
            "Wi-Fi 名称须为 1-32 字节，密码须为 8-63 个字符",
        )
        raise BadInput(what, "gateway")
    if any(not (char.isprintable() and char.isascii()) for char in gateway.name + gateway.password):
        raise BadInput(Saying("printable ASCII only", "只能使用可打印的 ASCII 字符"), "gateway")
    files = {
        "hostapd.conf": _hostapd(gateway),
        "nftables.conf": _nftables(spec, gateway),
        "apply.sh": _apply(spec, gateway),
    }
    if spec.ipv4:
        files["dnsmasq.conf"] = _dnsmasq(gateway)
    if spec.ipv6:
        files["radvd.conf"] = _radvd(spec, gateway)
    files["unbound.conf"] = _unbound(spec, gateway)
    if spec.nat64:
        files["tayga.conf"] = translator_files.nat64("/var/lib/tayga", "2001:db8:64:1::1", WELL_KNOWN64)
    return files


def _own6(gateway: Gateway) -> str:
    return gateway.global6.split("/")[0] + "1"


def _hostapd(gateway: Gateway) -> str:
    return (
        f"interface={gateway.radio}\ndriver=nl80211\nssid={gateway.name}\nhw_mode=g\nchannel={gateway.channel}\n"
        "ieee80211n=1\nwmm_enabled=1\nauth_algs=1\nwpa=2\nwpa_key_mgmt=WPA-PSK\nrsn_pairwise=CCMP\n"
        f"wpa_passphrase={gateway.password}\n"
    )


def _dnsmasq(gateway: Gateway) -> str:
    """DHCPv4 alone: names are unbound's."""
    return (
        f"interface={gateway.radio}\nbind-interfaces\nport=0\n"
        f"dhcp-range={RANGE4[0]},{RANGE4[1]},{NETMASK4},1h\n"
        f"dhcp-option=option:router,{GATEWAY4}\ndhcp-option=option:dns-server,{GATEWAY4}\n"
    )


def _radvd(spec: NetworkSpec, gateway: Gateway) -> str:
    pref64 = f"  nat64prefix {WELL_KNOWN64} {{ AdvValidLifetime 1800; }};\n" if spec.pref64 else ""
    return (
        ("# nat64prefix needs radvd 2.20 or later\n" if pref64 else "")
        + f"interface {gateway.radio} {{\n  AdvSendAdvert on;\n  MaxRtrAdvInterval 30;\n"
        + f"  prefix {gateway.global6} {{ AdvOnLink on; AdvAutonomous on; }};\n"
        + f"  RDNSS {_own6(gateway)} {{ AdvRDNSSLifetime 1800; }};\n{pref64}}};\n"
    )


def _unbound(spec: NetworkSpec, gateway: Gateway) -> str:
    listens = [GATEWAY4] * spec.ipv4 + [_own6(gateway)] * spec.ipv6
    modules = (
        f'  module-config: "dns64 iterator"\n  dns64-prefix: {WELL_KNOWN64}\n'
        if spec.nat64
        else '  module-config: "iterator"\n'
    )
    # RFC 7050: without the announcement a phone must not learn of the prefix by name either, else it runs its CLAT.
    hidden = '  local-zone: "ipv4only.arpa." always_nxdomain\n' if spec.nat64 and not spec.pref64 else ""
    return (
        "server:\n"
        + "".join(f"  interface: {one}\n" for one in listens)
        + "  access-control: 0.0.0.0/0 allow\n  access-control: ::/0 allow\n"
        + f'{modules}{hidden}forward-zone:\n  name: "."\n  forward-addr: {gateway.resolver4}\n'
    )


def _nftables(spec: NetworkSpec, gateway: Gateway) -> str:
    """What may pass from the radio to the uplink; the machine's other interfaces are not named."""
    rules = ["    type filter hook forward priority 0; policy accept;"]
    if not spec.ipv4:
        rules.append(f'    iifname "{gateway.radio}" meta nfproto ipv4 drop')
    if not spec.ipv6 or spec.black_hole:
        rules.append(f'    iifname "{gateway.radio}" meta nfproto ipv6 drop')
    if spec.ipv6 and not spec.ipv4 and not spec.nat64:
        rules.append(f'    iifname "{gateway.radio}" ip6 daddr {WELL_KNOWN64} drop')
    nat = [f'    oifname "{gateway.uplink}" masquerade'] if spec.ipv4 or spec.nat64 else []
    text = "table inet laboratory {\n  chain forward {\n" + "\n".join(rules) + "\n  }\n"
    if nat:
        text += "  chain postrouting {\n    type nat hook postrouting priority 100;\n" + "\n".join(nat) + "\n  }\n"
    return text + "}\n"


def netem(weakness: Weakness, device: str) -> str:
    """The command of tc for one direction; an outage is made by hand or by cron, netem has none."""
    words = []
    words += [f"delay {weakness.delay_ms}ms"] if weakness.delay_ms else []
    words += [f"loss random {weakness.loss_percent}%"] if weakness.loss_percent else []
    words += [f"rate {weakness.rate_kbit}kbit"] if weakness.rate_kbit else []
    return (
        f"tc qdisc replace dev {device} root netem {' '.join(words)}"
        if words
        else f"tc qdisc del dev {device} root || true"
    )


def _apply(spec: NetworkSpec, gateway: Gateway) -> str:
    """For a machine that is a gateway and nothing else: it sets addresses, forwarding and services of that machine."""
    lines = ["#!/bin/sh", "set -eu", f"# {spec.name} {spec.number}: {spec.what.en}", 'cd "$(dirname "$0")"']
    lines += [f"ip link set {gateway.radio} up", "nft -f nftables.conf"]
    if spec.ipv4:
        lines += [f"ip addr replace {GATEWAY4}/24 dev {gateway.radio}", "sysctl -qw net.ipv4.ip_forward=1"]
    if spec.ipv6:
        lines += [
            f"ip addr replace {_own6(gateway)}/64 dev {gateway.radio}",
            "sysctl -qw net.ipv6.conf.all.forwarding=1",
        ]
    if spec.nat64:
        lines += ["sysctl -qw net.ipv4.ip_forward=1", "tayga -c tayga.conf --mktun", "ip link set nat64 up"]
        lines += [
            f"ip route replace {translator_files.POOL} dev nat64",
            f"ip route replace {WELL_KNOWN64} dev nat64",
            "tayga -c tayga.conf",
        ]
    if spec.weakness:
        lines += [netem(spec.weakness, gateway.radio), f"# the other direction: {netem(spec.weakness, gateway.uplink)}"]
    lines += ["unbound -c unbound.conf", "hostapd -B hostapd.conf"]
    lines += ["dnsmasq -C dnsmasq.conf"] if spec.ipv4 else []
    lines += ["radvd -C radvd.conf"] if spec.ipv6 else []
    return "\n".join(lines) + "\n"
