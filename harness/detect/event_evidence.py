"""Evidence that points at a line of the time line, with the screen that was last seen before it."""

from collections.abc import Iterable, Mapping
from typing import Any

from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind
from harness.model.observation import Evidence
from harness.recording import layout

EXCERPT_CHARS = 240


def at_event(event: Event, masker: Masker, text: str = "") -> Evidence:
    """A pointer to one event; the excerpt is masked."""
    return Evidence(layout.EVENTS, f"seq={event.seq}", masker.mask(text)[:EXCERPT_CHARS])


def last_screens(events: Iterable[Event]) -> Mapping[int, Evidence]:
    """By the seq of every event: the picture of the last screen seen before it in its scenario."""
    shown: dict[int, Evidence] = {}
    last: dict[str, Evidence] = {}
    for event in events:
        if event.kind is EventKind.SESSION_BEGIN:
            last.pop(event.scenario, None)
        elif event.kind is EventKind.SCREEN and event.data.get("png"):
            last[event.scenario] = Evidence(_png(event.data), f"seq={event.seq}")
        if event.scenario in last:
            shown[event.seq] = last[event.scenario]
    return shown


def _png(data: Mapping[str, Any]) -> str:
    return str(data["png"])
