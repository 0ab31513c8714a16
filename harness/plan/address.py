"""URLs, domains and endpoints in files that people write."""

import ipaddress
import re
from urllib.parse import urlsplit

from harness.model.file_fault import refused
from harness.model.laboratory import Endpoint
from harness.model.saying import Saying

DOMAIN = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")


def check_url(text: str, inner: str) -> None:
    """Refuse what is no http(s) URL with a host. `inner` is the place below the field."""
    try:
        parts = urlsplit(text)
        port_fits = parts.port is None or parts.port > 0
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and text.isprintable() and " " not in text
    except ValueError:
        good = port_fits = False
    if not (good and port_fits) or "@" in parts.netloc:
        mend = Saying("write it as https://host/path", "写成 https://主机/路径 的形式")
        raise refused(Saying("not an http or https address", "不是 http 或 https 地址"), mend, inner)


def check_domain(text: str, inner: str) -> None:
    """Refuse what is no domain in lower case (an IDN in its xn-- form)."""
    if not DOMAIN.fullmatch(text):
        mend = Saying(
            "write it as example.gov.cn, without https:// and path", "写成 example.gov.cn，不带 https:// 与路径"
        )
        raise refused(Saying("not a domain", "不是域名"), mend, inner)


def check_name(text: str, inner: str) -> None:
    """Refuse what is neither `host` nor `host:port`; a host is a domain or an IP address (IPv6 in brackets)."""
    host, port = split_port(text)
    if not (_is_address(host) or DOMAIN.fullmatch(host)) or (port is not None and not 0 < port < 65536):
        mend = Saying("write it as host or host:port", "写成 主机 或 主机:端口")
        raise refused(Saying("not a host", "不是主机名"), mend, inner)


def endpoint(text: str, inner: str) -> Endpoint:
    """A numeric address with its port, `127.0.0.1:18443` or `[::1]:18443`."""
    host, port = split_port(text)
    if not _is_address(host) or port is None or not 0 < port < 65536:
        mend = Saying("write it as 127.0.0.1:8443 or [::1]:8443", "写成 127.0.0.1:8443 或 [::1]:8443")
        raise refused(Saying("not a numeric address with a port", "不是数字地址加端口"), mend, inner)
    return Endpoint(host, port)


def split_port(text: str) -> tuple[str, int | None]:
    """Host and port; brackets around an IPv6 address are taken off. The port is -1 when it is no number."""
    if text.startswith("["):
        host, _, rest = text[1:].partition("]")
        return host, _port(rest.removeprefix(":")) if rest else None
    host, colon, rest = text.rpartition(":")
    if not colon or ":" in host:
        return text, None
    return host, _port(rest)


def _port(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else -1


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
