"""What the hooks in a page say, checked: the page's own scripts share their world and may try to speak for them."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MAX_MESSAGE_CHARS = 65_536
MAX_FRAMES = 30
MAX_TEXT = 400
CATEGORIES = frozenset(
    {
        "location",
        "camera",
        "microphone",
        "clipboard",
        "file_choice",
        "sensors",
        "storage",
        "websocket",
        "beacon",
        "network",
        "notification",
        "permission_query",
        "fingerprint",
        "share",
        "payment",
        "contacts",
    }
)


@dataclass(frozen=True, slots=True)
class HookMessage:
    """`id` is unique per message, so that one which came twice counts once; `data` are a CALL event's."""

    id: str
    data: Mapping[str, Any]


def parse_hook_message(text: str, secret: str) -> HookMessage | None:
    """The call that a message tells of, or None when it is no message of our hooks. Everything is bounded.

    `page_ms` and `last_ms` are the page's clock in milliseconds since 1970.
    """
    raw = _object(text)
    if raw is None or raw.get("secret") != secret:
        return None
    name, api, category = raw.get("id"), raw.get("api"), raw.get("category")
    if not (isinstance(name, str) and isinstance(api, str) and isinstance(category, str)):
        return None
    if category not in CATEGORIES:
        return None
    data: dict[str, Any] = {
        "api": api[:100],
        "category": category,
        "args": _text(raw.get("args")),
        "stack": _stack(raw.get("stack")),
        "frame_url": _text(raw.get("frame_url")),
        "page_ms": _milliseconds(raw.get("page_ms")),
        "visibility": "hidden" if raw.get("visibility") == "hidden" else "visible",
        "count": _count(raw.get("count")),
    }
    if raw.get("last_ms"):
        data["last_ms"] = _milliseconds(raw["last_ms"])
    if raw.get("weight") in ("low", "high"):
        data["weight"] = raw["weight"]
    if raw.get("self_test") is True:
        data["self_test"] = True
    return HookMessage(name[:80], data)


def _object(text: str) -> Mapping[str, Any] | None:
    if len(text) > MAX_MESSAGE_CHARS:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _text(value: object) -> str:
    return value[:MAX_TEXT] if isinstance(value, str) else ""


def _stack(value: object) -> list[str]:
    return [_text(line) for line in value[:MAX_FRAMES] if isinstance(line, str)] if isinstance(value, list) else []


def _milliseconds(value: object) -> float:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15
    return round(float(value), 1) if usable and math.isfinite(value) else 0.0  # type: ignore[arg-type]


def _count(value: object) -> int:
    return min(max(value, 1), 1_000_000_000) if isinstance(value, int) and not isinstance(value, bool) else 1
