"""The way of an app's traffic to our proxy: a port of the handset that leads here over USB, and the system's setting.

Flutter, QUIC and clients that say NO_PROXY ignore the setting: what of the app is seen at the gateway and not here is
the channel's blind share, and WireGuard (wireguard.py) or a laboratory network takes the rest.
"""

import re
from dataclasses import dataclass

from harness.devices.android.adb import Handset

_GET = "settings get global http_proxy"
_UNSET = ("", "null", ":0")
# What else Android keeps once a proxy was set; left behind they survive a reboot.
_TRACES = ("http_proxy", "global_http_proxy_host", "global_http_proxy_port", "global_http_proxy_exclusion_list")
PATIENCE_S = 8.0


@dataclass(frozen=True, slots=True)
class ProxyWay:
    """`reaches` is None where the handset has no tool to try it with."""

    address: str
    reversed: bool
    setting: bool
    reaches: bool | None

    @property
    def ok(self) -> bool:
        return self.reversed and self.setting and self.reaches is not False


def set_proxy(handset: Handset, port: int, host_port: int | None = None) -> ProxyWay:
    """Lead `port` of the handset to `host_port` here (the same by default) and make it the system's proxy; proved."""
    handset.reverse(f"tcp:{port}", f"tcp:{host_port or port}")
    address = f"127.0.0.1:{port}"
    handset.run(f"settings put global http_proxy {address}")
    return look(handset, port)


def look(handset: Handset, port: int) -> ProxyWay:
    """How the way to the proxy stands now."""
    address = f"127.0.0.1:{port}"
    return ProxyWay(
        address,
        f"tcp:{port}" in handset.reverses(),
        handset.shell(_GET).strip() == address,
        _reaches(handset, port),
    )


def clear_proxy(handset: Handset) -> bool:
    """No proxy and no way to it; whether that is so now."""
    handset.run("settings put global http_proxy :0")  # tells running apps, which deleting does not
    for name in _TRACES:
        handset.run(f"settings delete global {name}")
    for remote in handset.reverses():
        handset.remove_reverse(remote)
    return proxy_of(handset) == "" and not handset.reverses()


def proxy_of(handset: Handset) -> str:
    """The system's proxy, host:port; "" for none."""
    told = handset.shell(_GET).strip()
    return "" if told in _UNSET else told[:200]


def _reaches(handset: Handset, port: int) -> bool | None:
    """Ask the proxy from the handset's side, by toybox's netcat (Android 9 and later)."""
    asked = r"printf 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n'"
    said = handset.run(f"{asked} | toybox nc -w 3 127.0.0.1 {port}", PATIENCE_S)
    if re.search(r"not found|inaccessible|Unknown command|unknown applet", said.words, re.IGNORECASE):
        return None
    return said.out.startswith("HTTP/")
