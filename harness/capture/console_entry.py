"""A browser's log entry as the event that it becomes, and a bound for pages that log without end."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from harness.model.event import EventKind

MAX_TEXT = 2_000
MAX_PER_WINDOW = 100
WINDOW_S = 10.0


def parse_entry(params: Mapping[str, Any]) -> tuple[EventKind, dict[str, Any]]:
    """CONSOLE {level, text} or SCRIPT_ERROR {text, url, stack} from the params of BiDi's log.entryAdded."""
    text = str(params.get("text") or "")[:MAX_TEXT]
    frames = _frames(params.get("stackTrace"))
    if params.get("type") == "javascript":
        return EventKind.SCRIPT_ERROR, {"text": text, "url": frames[0] if frames else "", "stack": frames}
    level = str(params.get("level") or "info")[:20]
    return EventKind.CONSOLE, {"level": level, "text": text, "url": frames[0] if frames else ""}


def _frames(trace: object) -> list[str]:
    calls = trace.get("callFrames") if isinstance(trace, Mapping) else None
    return [_frame(call) for call in calls[:20] if isinstance(call, Mapping)] if isinstance(calls, list) else []


def _frame(call: Mapping[str, Any]) -> str:
    return f"{str(call.get('url'))[:300]}:{call.get('lineNumber')}:{call.get('columnNumber')}"


class Flood:
    """At most MAX_PER_WINDOW entries in WINDOW_S; what was held back is counted and told at the next chance."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._began, self._passed, self._held = now(), 0, 0

    def admit(self) -> tuple[bool, int]:
        """Whether this entry may pass, and how many were held back in a window that has just ended."""
        held = 0
        if self._now() - self._began > WINDOW_S:
            held, self._began, self._passed, self._held = self._held, self._now(), 0, 0
        self._passed += 1
        if self._passed <= MAX_PER_WINDOW:
            return True, held
        self._held += 1
        return False, held

    def rest(self) -> int:
        held, self._held = self._held, 0
        return held
