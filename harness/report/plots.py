"""The chapter of plots: whatever the tables of this inspection, and of the nights before it, give to look at."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harness.report.departures import departures
from harness.report.outcomes import by_app
from harness.report.plain_text import plain
from harness.report.subject import Inspection
from harness.report.words import Words

if TYPE_CHECKING:
    from harness.analysis.plot.canvas import Paper, Plot


@dataclass(frozen=True, slots=True)
class PlotPart:
    """One picture with the line under it; `what` says of whom it is, where it is of one only."""

    data_uri: str
    caption: str
    what: str


def plots(inspection: Inspection, words: Words) -> tuple[PlotPart, ...]:
    """What left to whom for each app, then every plot for which there is data, in the order in which a reader asks."""
    left = {app.app.name: departures(app, words) for app in by_app(inspection.runs, inspection.rules)}
    if not inspection.tables and not inspection.history and not any(left.values()):
        return ()
    # Drawing is loaded where there is something to draw: it takes a second.
    from harness.analysis.plot.canvas import Paper
    from harness.analysis.plot.departures import draw_departures

    paper = Paper(words.language)
    drawn = [(name, draw_departures(rows, paper)) for name, rows in left.items()]
    whole = [*((name, plot) for name, plot in drawn if plot), *drawn_plots(inspection, paper)]
    return tuple(_part(what, plot, words) for what, plot in whole)


def drawn_plots(inspection: Inspection, paper: "Paper") -> "Iterator[tuple[str, Plot]]":
    """The plots of the inspection's tables: of whom each is ("" for all), and the plot."""
    if inspection.tables or inspection.history:
        from harness.report.plot_sources import sources

        yield from ((what, plot) for what, plot in sources(inspection, paper) if plot is not None)


def _part(what: str, plot: "Plot", words: Words) -> PlotPart:
    held = base64.b64encode(plot.content).decode("ascii")
    return PlotPart(f"data:{plot.media_type};base64,{held}", words.of(plot.caption), plain(what, 80))
