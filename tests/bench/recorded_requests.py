"""Requests that real programs sent to real services, as client libraries ship them for their own tests.

Cassettes of VCR and Betamax (JSON) and PyGithub's replay files (text). Nothing of them is kept in this repository.
"""

import ast
import base64
import json
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from harness.detect.traffic.message import Message, address_of

SENT = datetime(2026, 3, 2, 4, tzinfo=UTC)


def requests_of(source: Path) -> Iterator[Message]:
    """Every request in the recordings of a source archive (tar.gz)."""
    with tarfile.open(source) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            if "/ReplayData/" in member.name and member.name.endswith(".txt"):
                yield from _replayed(file.read().decode("utf-8", "replace"))
            elif "cassettes/" in member.name and member.name.endswith(".json"):
                yield from _of_cassette(json.loads(file.read()))


def _of_cassette(cassette: dict[str, Any]) -> Iterator[Message]:
    for taped in cassette.get("interactions") or cassette.get("http_interactions") or ():
        sent = taped["request"]
        headers = {
            name: value if isinstance(value, str) else ", ".join(value) for name, value in sent["headers"].items()
        }
        yield from _message(sent["method"], sent["uri"], headers, _bytes(sent.get("body")))


def _bytes(body: Any) -> bytes:
    """A body as VCR (text, or a form's pairs) or Betamax (text or base64 in an object) writes it."""
    if isinstance(body, list):
        return urlencode([(str(name), str(value)) for name, value in body]).encode()
    if isinstance(body, dict):
        if "base64_string" in body:
            return base64.b64decode(body["base64_string"])
        if "__VCR_BYTES__" in body:
            return base64.b64decode(body["__VCR_BYTES__"])
        body = body.get("string", "")
    return str(body or "").encode("utf-8", "surrogateescape")


def _replayed(text: str) -> Iterator[Message]:
    """Eleven lines for each exchange: scheme, method, host, port, path, headers, body; then the answer."""
    lines = text.split("\n")
    for at in range(0, len(lines) - 6):
        scheme, method, host, _, path, headers, body = lines[at : at + 7]
        if scheme in ("https", "http") and method.isupper() and headers.startswith("{"):
            yield from _message(method, f"{scheme}://{host}{path}", ast.literal_eval(headers), body.encode())


def _message(method: str, url: str, headers: dict[str, str], body: bytes) -> Iterator[Message]:
    try:
        scheme, host, port, path = address_of(url)
    except ValueError:
        return
    kept = tuple((str(name), str(value)) for name, value in headers.items())
    yield Message(0, "", SENT, method, scheme, host, port, path, kept, body)
