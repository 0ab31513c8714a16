"""The chapter of plots: whatever the tables of this inspection, and of the nights before it, give to look at."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from harness.report.plain_text import plain
from harness.report.subject import Inspection
from harness.report.words import Words


@dataclass(frozen=True, slots=True)
class PlotPart:
    """One picture with the line under it; `what` says of whom it is, where it is of one only."""

    data_uri: str
    caption: str
    what: str


def plots(inspection: Inspection, words: Words) -> tuple[PlotPart, ...]:
    """Every plot for which there is data, in the order in which a reader asks."""
    if not inspection.tables and not inspection.history:
        return ()
    return tuple(_drawn(inspection, words))


def _drawn(inspection: Inspection, words: Words) -> Iterator[PlotPart]:
    # Drawing is loaded where there is something to draw: it takes a second.
    from harness.analysis.plot.canvas import Paper
    from harness.report.plot_sources import sources

    paper = Paper(words.language)
    for what, plot in sources(inspection, paper):
        if plot is not None:
            held = base64.b64encode(plot.content).decode("ascii")
            yield PlotPart(f"data:{plot.media_type};base64,{held}", words.of(plot.caption), plain(what, 80))
