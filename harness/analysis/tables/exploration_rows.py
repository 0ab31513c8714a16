"""Rows of an exploration: how it ended, and every way between two screens that it went."""

from collections.abc import Callable

from harness.analysis.tables.figure import count, number, text
from harness.analysis.tables.row import ExplorationRow, MoveRow
from harness.analysis.tables.sessions import Session
from harness.model.event import Event

Mask = Callable[[str], str]


def move_row(session: Session, event: Event, mask: Mask) -> MoveRow:
    """Labels of controls may show anything, a planted value too; screens are named by structure."""
    data = event.data
    screens = (text(data, "from")[:80], mask(text(data, "to"))[:80])
    return MoveRow(session.number, event.seq, *screens, text(data, "word"), mask(text(data, "control")))


def exploration_row(session: Session, event: Event, mask: Mask) -> ExplorationRow:
    data = event.data
    counts = (count(data, "seed") or 0, count(data, "screens") or 0, count(data, "steps") or 0)
    told = (text(data, "role"), text(data, "ended"), *counts, number(data, "seconds") or 0.0)
    denied = data.get("denied")
    labels = ", ".join(str(label) for label in denied[:20]) if isinstance(denied, list | tuple) else ""
    return ExplorationRow(session.number, event.seq, *told, text(data, "start"), mask(labels))
