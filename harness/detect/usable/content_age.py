"""Whether an app is alive: the newest date in its lists, and how many of its menu entries lead to nothing (A06-5)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView
from harness.detect.screen.sighting import Masks, sighting
from harness.detect.usable.dead_end import says_nothing
from harness.detect.words.phrases import Phrases
from harness.model.app import App
from harness.model.observation import Kind, Observation

_SAID = Phrases("content_age")

LEAST_DATED = 2  # a single date on a page may be anything
LEAST_ENTRIES = 5


def detect_content_age(views: Sequence[ScreenView], _app: App, masker: Masks) -> Iterable[Observation]:
    """CONTENT_DATES and DEAD_ENTRIES, once each for a run that showed lists or walked a menu."""
    yield from _newest(views, masker)
    yield from _dead(views, masker)


def _newest(views: Sequence[ScreenView], masker: Masks) -> Iterator[Observation]:
    dated = [(day, view, piece) for view in views if _is_list(view) for day, piece in _dates(view)]
    days = {(view.screen, piece.text) for _, view, piece in dated}
    if len(days) >= LEAST_DATED:
        newest, view, piece = max(dated, key=lambda one: (one[0], -one[1].seq))
        data = {"newest_days": (view.t.date() - newest).days, "dated": len(days)}
        yield sighting(Kind.CONTENT_DATES, view, [piece], masker, confidence=0.85, data=data)


def _is_list(view: ScreenView) -> bool:
    return any(_SAID.list.search(text) for text in view.headings) or bool(_SAID.list.search(view.text))


def _dates(view: ScreenView) -> Iterator[tuple[date, Piece]]:
    """The dates that end a row of a list; a date without a year is the last such day before the run."""
    today = view.t.date()
    for piece in view.pieces:
        found = _SAID.date.search(piece.text)
        if found is None or view.reads(piece) or piece.node.kind == "input" or "备" in piece.text:
            continue
        day = _day(found, today)
        if day is not None and day <= today + timedelta(days=1):
            yield day, piece


def _day(found: re.Match[str], today: date) -> date | None:
    year = int(found[1]) if found[1] else today.year
    try:
        day = date(year, int(found[2]), int(found[3]))
        return day.replace(year=year - 1) if not found[1] and day > today + timedelta(days=1) else day
    except ValueError:
        return None


def _dead(views: Sequence[ScreenView], masker: Masks) -> Iterator[Observation]:
    """What the walk through the menus opened, each entry once, and which of it said that there is nothing."""
    opened: dict[str, ScreenView] = {}
    for before, view in pairwise([None, *views]):
        if view is not None and view.why.startswith("menu ") and (before is None or before.screen != view.screen):
            opened.setdefault(view.why, view)
    dead = [view for view in opened.values() if says_nothing(view)]
    if len(opened) >= LEAST_ENTRIES:
        share = len(dead) / len(opened)
        data = {"share": round(share, 3), "entries": len(opened), "dead": len(dead)}
        shown = dead[0] if dead else next(iter(opened.values()))
        yield sighting(Kind.DEAD_ENTRIES, shown, [], masker, confidence=0.8, data=data)
