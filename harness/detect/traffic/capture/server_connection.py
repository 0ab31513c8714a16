"""What stood between the proxy and the servers: TLS version, suite, certificates, and the cookies that answers set.

Taken out of the flow file's records as they lie, without building flows; our own self-test is left out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness.detect.traffic.capture.entry import Malformed
from harness.detect.traffic.capture.mitmproxy_flows import FlowFile
from harness.detect.traffic.capture.recorded import SELF_TEST_HOST
from harness.detect.traffic.capture.tnetstring import Shape, each, pruned
from harness.recording import layout

MOST_CERTIFICATE_BYTES = 16_384
MOST_COOKIE_CHARS = 4_096
_WANTED: Shape = {
    b"type": None,
    b"id": None,
    b"server_conn": {b"tls_version": None, b"cipher": None, b"certificate_list": None, b"sni": None},
    b"request": {b"host": None, b"path": None, b"method": None},
    b"response": {b"headers": -1, b"status_code": None},
}
_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class ServerSide:
    """One flow as its server had it. `certificate` is the leaf's PEM, empty where there was none."""

    flow_id: str
    host: str
    method: str
    path: str
    status: int | None
    tls_version: str = ""
    suite: str = ""
    certificate: bytes = b""
    cookies: tuple[str, ...] = ()


def server_sides(folder: Path) -> Iterator[ServerSide]:
    """Each HTTP flow of a recording; a record that cannot be read, or is too large to be held, is passed over."""
    path = folder / layout.FLOWS
    if not path.is_file():
        return
    for piece in FlowFile(path).pieces():
        found = None if isinstance(piece, Malformed) or not piece.content else _side(piece.content)
        if found is not None and found.host != SELF_TEST_HOST:
            yield found


def _side(content: bytes) -> ServerSide | None:
    try:
        state = pruned(content, 0, len(content), _WANTED)
        return _of_state(state, content) if state.get("type") == "http" else None
    except _UNREADABLE:
        return None


def _of_state(state: Mapping[str, Any], content: bytes) -> ServerSide:
    server, request, response = state.get("server_conn") or {}, state["request"], state.get("response") or {}
    certificates = server.get("certificate_list") or []
    leaf = certificates[0] if certificates else b""
    return ServerSide(
        flow_id=str(state["id"]),
        host=str(server.get("sni") or request["host"]).lower(),
        method=request["method"].decode("ascii", "replace").upper(),
        path=request["path"].decode("utf-8", "surrogateescape"),
        status=int(response["status_code"]) if response else None,
        tls_version=str(server.get("tls_version") or ""),
        suite=str(server.get("cipher") or ""),
        certificate=leaf if isinstance(leaf, bytes) and len(leaf) <= MOST_CERTIFICATE_BYTES else b"",
        cookies=tuple(_cookies(content, *response["headers"])) if response else (),
    )


def _cookies(content: bytes, start: int, stop: int) -> Iterator[str]:
    for field in each(content, start, stop):
        name, value = (content[slice(*place)] for place in each(content, *field))
        if name.lower() == b"set-cookie":
            yield value[:MOST_COOKIE_CHARS].decode("utf-8", "replace")
