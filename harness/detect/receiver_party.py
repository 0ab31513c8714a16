"""First party or third: by registrable domain against what the app's file declares."""

import ipaddress
from urllib.parse import urlsplit

import tldextract

from harness.model.app import App

FIRST, THIRD = "first", "third"


class Parties:
    """Tells an app's own hosts from others; with the bundled public suffix list, never over the network."""

    def __init__(self, app: App) -> None:
        self._extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
        own = {urlsplit(address).hostname or "" for address in app.addresses.values() if "://" in address}
        self._own = {self.registrable(host) for host in own | set(app.first_party_domains) if host}

    def party(self, host: str) -> str:
        """`first` or `third`. An address that nobody declared belongs to nobody we know, so it is a third party."""
        return FIRST if self.registrable(host) in self._own else THIRD

    def registrable(self, host: str) -> str:
        """The domain somebody registered; the last two labels where the suffix is unknown; an address as it is."""
        host = host.strip("[]").rstrip(".").lower()
        if is_address(host):
            return host
        return str(self._extract(host).top_domain_under_public_suffix or ".".join(host.split(".")[-2:]))


def is_address(host: str) -> bool:
    """Whether a host is an IP address."""
    return ip_of(host) is not None


def ip_of(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """A host as an IP address, None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
