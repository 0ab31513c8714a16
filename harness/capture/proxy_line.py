"""The lines by which the proxy's process tells the run what passes: one JSON object each.

Written by proxy_process, read by proxy. What apps put into them (URLs, names) is bounded on both sides.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

LineKind = Literal[
    "ready", "request", "response", "websocket_message", "traffic_error", "altered", "noise", "fault", "ended"
]

MAX_LINE_BYTES = 65_536
MAX_TEXT = 8_192
_KINDS = frozenset(get_args(LineKind))


@dataclass(frozen=True, slots=True)
class ProxyLine:
    """One announcement: `kind` and the data of the event that it becomes."""

    kind: LineKind
    data: Mapping[str, Any]


def encode(line: ProxyLine) -> bytes:
    """One line with its newline, pure ASCII, shorter than MAX_LINE_BYTES."""
    data = {key: _bounded(value) for key, value in line.data.items()}
    text = json.dumps({"kind": line.kind, "data": data}, ensure_ascii=True)
    if len(text) >= MAX_LINE_BYTES:
        short = {key: value for key, value in data.items() if not isinstance(value, str) or len(value) <= 256}
        text = json.dumps({"kind": line.kind, "data": {**short, "shortened": True}}, ensure_ascii=True)
    return text.encode("ascii") + b"\n"


def parse(raw: bytes) -> ProxyLine | None:
    """The announcement of a line, or None when it is none of ours."""
    if len(raw) > MAX_LINE_BYTES:
        return None
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or not isinstance(found.get("data"), dict):
        return None
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        return None
    return ProxyLine(cast(LineKind, kind), found["data"])


def _bounded(value: Any) -> Any:
    return value[:MAX_TEXT] if isinstance(value, str) else value
