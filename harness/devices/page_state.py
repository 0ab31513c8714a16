"""How a page stands at one moment: what stability is measured by. The script that reads it, and its pure parser."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources

MOST_ERRORS, MOST_FRAMES, MOST_TEXT = 20, 3, 300


@dataclass(frozen=True, slots=True)
class ScriptFault:
    """An error that no code of the page caught; `stack` has its top frames (function, address, line)."""

    text: str
    stack: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageState:
    """Times in ms since the navigation began, 0 for what did not happen; `back_ms` -1 while it did not.

    `blank` shows neither text nor picture; `outside` counts controls that stand beside the screen, `kept` what is
    stored, `typed` characters in fields. `blocked_ms` is the longest time in which the page could not react.
    """

    url: str = ""
    ready: str = ""
    hidden: bool = False
    watched: bool = False
    blank: bool = False
    text_length: int = 0
    text_hash: int = 0
    controls: int = 0
    outside: int = 0
    overflow_dp: float = 0.0
    text_height_dp: float = 0.0
    missing_pictures: int = 0
    garbled: int = 0
    background: str = ""
    kept: int = 0
    typed: int = 0
    now_ms: float = 0.0
    status: int = 0
    first_byte_ms: float = 0.0
    loaded_ms: float = 0.0
    first_paint_ms: float = 0.0
    largest_ms: float = 0.0
    usable_ms: float = 0.0
    changes: int = 0
    changed_ms: float = 0.0
    blocked_ms: float = 0.0
    blocker: str = ""
    back_ms: float = -1.0
    errors: tuple[ScriptFault, ...] = ()

    @property
    def full_ms(self) -> float:
        """When the last thing changed that a person sees."""
        return max(self.largest_ms, self.changed_ms, self.first_paint_ms)

    @property
    def trace(self) -> tuple[str, int, int]:
        """What differs when a page has reacted to anything."""
        return self.url, self.changes, self.text_hash


@dataclass(frozen=True, slots=True)
class Held:
    """What the app's page holds after a collection of garbage."""

    kilobytes: float
    nodes: int


@cache
def script(name: str) -> str:
    """page_watch (installed in every document before its own scripts) or page_state (returns a PageState)."""
    return resources.files("harness.devices").joinpath(f"{name}.js").read_text(encoding="utf-8")


def parse_state(raw: object) -> PageState:
    """What the page gave; whatever is missing or of another type counts as not there: the page could have lied."""
    if not isinstance(raw, Mapping):
        return PageState()
    usual = PageState()
    plain = {
        field.name: _like(raw.get(field.name), getattr(usual, field.name))
        for field in fields(PageState)
        if field.name != "errors"
    }
    return PageState(**plain, errors=_errors(raw.get("errors")))


def _like[T: (bool, int, float, str)](value: object, usual: T) -> T:
    if isinstance(usual, bool):
        return value is True
    if isinstance(usual, str):
        return value[:MOST_TEXT] if isinstance(value, str) else usual
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or abs(value) > 1e12:
        return usual
    return type(usual)(value)


def _errors(raw: object) -> tuple[ScriptFault, ...]:
    listed = raw[:MOST_ERRORS] if isinstance(raw, list) else []
    return tuple(
        ScriptFault(str(one.get("text", ""))[:MOST_TEXT], _frames(one.get("stack")))
        for one in listed
        if isinstance(one, Mapping)
    )


def _frames(raw: object) -> tuple[str, ...]:
    return tuple(str(frame)[:MOST_TEXT] for frame in raw[:MOST_FRAMES]) if isinstance(raw, list) else ()
