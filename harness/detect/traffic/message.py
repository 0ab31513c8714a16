"""One request with what the engine needs of it, whichever kind of capture it came from."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

_PORTS = {"https": 443, "http": 80, "wss": 443, "ws": 80}
# As nearly all are written; whatever differs is left to the standard library, which takes ten times as long.
_USUAL_URL = re.compile(r"(https?|wss?)://([a-z0-9.-]+)(?::([1-9]\d{0,3}))?(/[!\"$->@-Z^-~]*(?:\?[!\"$-Z^-~]+)?)")


@dataclass(frozen=True, slots=True)
class Message:
    """A request. `index` is its number in the capture (from 0, malformed entries counted), `path` includes the query.

    `t` is aware UTC at the request's first byte. `body` holds the bytes as they were sent; `decoded` is true where the
    capture had undone the content encoding already (HAR), so that nobody undoes it twice. `client_messages` are what
    the client said over a WebSocket. `cut` tells that the body was longer than the bound: only its beginning is here.
    The answer's fields are empty where there was none; `response_body` is as received, its encoding in
    `response_encoding`.
    """

    index: int
    flow_id: str
    t: datetime
    method: str
    scheme: str
    host: str
    port: int
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""
    decoded: bool = False
    client_messages: tuple[bytes, ...] = ()
    cut: bool = False
    response_status: int | None = None
    response_type: str = ""
    response_encoding: str = ""
    response_location: str = ""
    response_body: bytes = b""
    server_ip: str = ""

    @property
    def url(self) -> str:
        usual = _PORTS.get(self.scheme)
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{'' if self.port == usual else f':{self.port}'}{self.path}"

    @property
    def plaintext(self) -> bool:
        """Whether it went over the network unencrypted."""
        return self.scheme in ("http", "ws")

    def header(self, name: str) -> str:
        """A header's value by its lower-case name, "" where it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def content_type(self) -> str:
        return self.header("content-type")


def address_of(url: str) -> tuple[str, str, int, str]:
    """Scheme, host in lower case, port and path with query of a URL; raises ValueError where it is none."""
    usual = _USUAL_URL.fullmatch(url)
    if usual is not None:
        return usual[1], usual[2], int(usual[3] or _PORTS[usual[1]]), usual[4] or "/"
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if not scheme or not host:
        raise ValueError(f"no scheme or host in {url[:80]!r}")
    port = parts.port or _PORTS.get(scheme, 80)
    path = (
        (parts.path or "/")
        + (f"?{parts.query}" if parts.query else "")
        + (f"#{parts.fragment}" if parts.fragment else "")
    )
    return scheme, host, port, path
