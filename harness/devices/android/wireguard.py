"""WireGuard mode: for apps that ignore the system's proxy. The handset's WireGuard app leads one app to mitmproxy.

What can be automated: the tunnel's file, the VPN consent (an app-op that the shell may set), and on a rooted handset
the tunnel itself. On an unrooted one a person imports the file once and switches the tunnel on; this is said before the
run, and their tunnel is left as they have it. UDP does not go through `adb reverse`: the handset must reach this
machine by a network of its own.
"""

import json
import re
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from harness.devices.android.adb import Handset
from harness.devices.android.install import PACKAGE, installed
from harness.devices.android.root import Root
from harness.model.faults import BadInput
from harness.model.saying import Saying

APP = "com.wireguard.android"
TUNNEL = "harness"
FILE_ON_HANDSET = f"/sdcard/Download/{TUNNEL}.conf"
# mitmproxy's own side of the tunnel (mitmproxy/proxy/mode_servers.py): the client's address and its resolver.
_CLIENT_ADDRESS = "10.0.0.1/32"
_RESOLVER = "10.0.0.53"
_KEY = re.compile(r"[A-Za-z0-9+/]{43}=")
SHELL = "com.android.shell"  # goes through the tunnel too, so that it can be tried from the shell
_OWN_FILES = f"/data/data/{APP}/files"
BY_HAND = Saying(
    f"import {FILE_ON_HANDSET} in the WireGuard app once, then switch the tunnel '{TUNNEL}' on",
    f"请在 WireGuard 应用中导入一次 {FILE_ON_HANDSET}，并打开隧道 {TUNNEL}",
)


@dataclass(frozen=True, slots=True)
class TunnelKeys:
    """The client's private key and the server's public one, base64."""

    client_private: str
    server_public: str


@dataclass(frozen=True, slots=True)
class TunnelState:
    """`up` is read from the handset. `by_hand` is what a person has to do, None when nothing is left to do."""

    up: bool
    by_hand: Saying | None
    why: str = ""


def keys_of(mitmproxy_file: bytes) -> TunnelKeys:
    """From mitmproxy's wireguard.conf: JSON with the private keys of both sides. Raises BadInput."""
    from mitmproxy_rs.wireguard import pubkey

    try:
        read = json.loads(mitmproxy_file)
        client, server = str(read["client_key"]), str(read["server_key"])
    except (ValueError, KeyError, TypeError):
        client = server = ""
    if not (_KEY.fullmatch(client) and _KEY.fullmatch(server)):
        raise BadInput(Saying("not mitmproxy's keys", "不是 mitmproxy 的密钥文件"), "wireguard.conf")
    return TunnelKeys(client, pubkey(server))


def tunnel_file(keys: TunnelKeys, host: str, port: int, packages: tuple[str, ...]) -> str:
    """The tunnel as the WireGuard app imports it, for these apps only. Raises BadInput for what is no address or app.

    `host` is this machine as the handset sees it.
    """
    for package in packages:
        if not PACKAGE.fullmatch(package):
            raise BadInput(Saying("not the name of an Android package", "不是安卓应用包名"), package[:80])
    included = f"IncludedApplications = {', '.join(packages)}\n" if packages else ""
    return (
        f"[Interface]\nPrivateKey = {keys.client_private}\nAddress = {_CLIENT_ADDRESS}\nDNS = {_RESOLVER}\n{included}\n"
        f"[Peer]\nPublicKey = {keys.server_public}\nAllowedIPs = 0.0.0.0/0, ::/0\nEndpoint = {_endpoint(host, port)}\n"
    )


def bring_up(handset: Handset, root: Root, file: str) -> TunnelState:
    """As far as this handset allows. The tunnel is believed only when its interface is there."""
    if installed(handset, APP) is None:
        why = f"{APP} is not installed"
        return TunnelState(False, Saying(f"install {APP}", f"请安装 {APP}"), why)
    handset.run(f"appops set {APP} ACTIVATE_VPN allow")
    if not root:
        handset.push(file.encode(), FILE_ON_HANDSET, 0o660)
        return TunnelState(is_up(handset), None if is_up(handset) else BY_HAND, f"no root: {root.why_not}")
    handset.push(file.encode(), f"/data/local/tmp/{TUNNEL}.conf", 0o600)
    root.run(
        handset,
        f"cp /data/local/tmp/{TUNNEL}.conf {_OWN_FILES}/{TUNNEL}.conf && rm /data/local/tmp/{TUNNEL}.conf && "
        f"chown $(stat -c %u:%g {_OWN_FILES}) {_OWN_FILES}/{TUNNEL}.conf && restorecon {_OWN_FILES}/{TUNNEL}.conf && "
        f"am force-stop {APP}",
    )
    _switch(handset, root, "UP")
    up = is_up(handset)
    why = "" if up else "the app did not switch it on (its advanced settings must allow remote control apps)"
    return TunnelState(up, None if up else BY_HAND, why)


def take_down(handset: Handset, root: Root) -> None:
    """Switch the tunnel off and take its file away. What a person switched on by hand is theirs."""
    if root:
        _switch(handset, root, "DOWN")
        root.run(handset, f"rm -f {_OWN_FILES}/{TUNNEL}.conf /data/local/tmp/{TUNNEL}.conf")
        handset.run(f"am force-stop {APP}; appops set {APP} ACTIVATE_VPN default")
    handset.run(f"rm -f {FILE_ON_HANDSET}")


def left(handset: Handset, root: Root) -> str:
    """What of a tunnel of ours is there: its interface, or its file; "" for nothing."""
    if not root:
        return ""
    stored = root.run(handset, f"ls {_OWN_FILES}").out.split()
    return " ".join(filter(None, ("up" if is_up(handset) else "", "file" if f"{TUNNEL}.conf" in stored else "")))


def asked_through(handset: Handset, url: str) -> None:
    """A request from the shell by the name of its host, past the proxy setting, in plain whatever the address says."""
    parts = urlsplit(url)
    head = rf"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nConnection: close"
    handset.run(rf"printf '{head}\r\n\r\n' | toybox nc -w 3 {parts.hostname} 80")


def is_up(handset: Handset) -> bool:
    """Whether a tunnel has an interface: tun0 by the system's VPN service, or the tunnel's name by the kernel's."""
    return bool(re.search(rf"^\d+: (?:tun\d|{TUNNEL})\b", handset.shell("ip link show up"), re.MULTILINE))


def _switch(handset: Handset, root: Root, way: str) -> None:
    action = f"{APP}.action.SET_TUNNEL_{way}"
    root.run(handset, f"am broadcast -a {action} -n {APP}/.model.TunnelManager\\$IntentReceiver --es tunnel {TUNNEL}")


def _endpoint(host: str, port: int) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        mend = Saying("give this machine's address as the handset sees it", "请填写手机可达的本机地址")
        raise BadInput(Saying("not an address", "不是 IP 地址"), host[:80], mend) from None
    return f"[{host}]:{port}" if address.version == 6 else f"{host}:{port}"
