"""First party or third: whose name a host stands under, against the domains that the app's file declares."""

import ipaddress
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import cache
from urllib.parse import urlsplit

import tldextract

MAX_HOST_CHARS = 253  # RFC 1035, section 2.3.4


class Party(StrEnum):
    """`local` never leaves the phone (or is our own self-test host); an address nobody declared is a third party."""

    FIRST = "first"
    THIRD = "third"
    LOCAL = "local"


class Parties:
    """Tells an app's own hosts from others, with the bundled public suffix list, never over the network.

    `declared` are the app file's domains (addresses and whole URLs will do too). `shared` are suffixes below which
    every customer of a cloud has a name of its own (`myqcloud.com`): a neighbour's bucket is no first party, so below
    them a host counts by its whole name, and declaring the cloud itself declares nothing.
    """

    def __init__(self, declared: Iterable[str], shared: Collection[str] = ()) -> None:
        self._shared = frozenset(shared)
        hosts = {plain_host(one) for one in declared} - {""}
        self._own = frozenset(self._declared_as(host) for host in hosts if host not in self._shared)

    def party(self, host: str) -> Party:
        """Whose `host` is. Hosts are compared without case, brackets and a last dot; Unicode names as punycode."""
        name = plain_host(host)
        if is_local(name):
            return Party.LOCAL
        if self._below_shared(name):
            return Party.FIRST if any(one in self._own for one in suffixes(name)) else Party.THIRD
        return Party.FIRST if self.registrable(name) in self._own else Party.THIRD

    def registrable(self, host: str) -> str:
        """The name that somebody registered (`sh.gov.cn` of `zwfw.sh.gov.cn`); an address as it is.

        Where the suffix is none of the list's (`.test`, an intranet) the last two labels stand for it.
        """
        name = plain_host(host)
        if address_of_host(name) or self._below_shared(name):
            return name
        return str(suffix_list().extract_str(name).top_domain_under_public_suffix) or ".".join(name.split(".")[-2:])

    def _declared_as(self, host: str) -> str:
        return host if self._below_shared(host) else self.registrable(host)

    def _below_shared(self, name: str) -> bool:
        return any(one in self._shared for one in suffixes(name)[1:])


@cache
def suffix_list() -> tldextract.TLDExtract:
    """The public suffix list as tldextract brings it, parsed once (0.1 s), with the suffixes that companies share."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def plain_host(text: str) -> str:
    """A host as it is compared: of a URL or a bare name, lower case, punycode; "" where there is none."""
    try:
        host = (urlsplit(text).hostname or "") if "://" in text else text.strip().strip("[]")
    except ValueError:
        return ""
    host = host.rstrip(".").lower()[: MAX_HOST_CHARS + 1]
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def suffixes(host: str) -> list[str]:
    """A host and what it stands under, the most specific first: `a.b.cn`, `b.cn`, `cn`."""
    labels = host.split(".")
    return [".".join(labels[at:]) for at in range(len(labels))]


def address_of_host(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """A host as an IP address, None for a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_local(host: str) -> bool:
    """Whether a request to it never reaches a network: loopback (RFC 6761) or the harness's own self-test host."""
    if host == "localhost" or host.endswith((".localhost", "canary.harness.invalid")):
        return True
    address = address_of_host(host) if host and (host[-1].isdigit() or ":" in host) else None
    return address is not None and (address.is_loopback or address.is_unspecified)
