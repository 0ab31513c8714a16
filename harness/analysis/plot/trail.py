"""A walked trail on a grid in metres: the shape of the walk, and where a position left the phone. No map, no place."""

from math import ceil, log10

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MultipleLocator

from harness.analysis.plot.canvas import BLUE, FAINT, INK, ORANGE, RED, Paper, Plot, draw
from harness.model.saying import Saying

CAPTION = Saying(
    "The planted walk in metres from its first point; red: where the walker stood when a position was sent, orange: "
    "sent from the background.",
    "植入的行走路线（以起点为原点，单位：米）；红点为发送位置时所在处，橙点为后台发送。",
)


def draw_trail(trail: pd.DataFrame, paper: Paper) -> Plot | None:
    """`trail` are the rows of one run of the table trails. None for fewer than two walked points."""
    walked, sent = trail[~trail["sent"]], trail[trail["sent"]]
    if len(walked) < 2:
        return None
    return draw(paper, 4.2, CAPTION, lambda axes: _map(axes, walked, sent, paper))


def _map(axes: Axes, walked: pd.DataFrame, sent: pd.DataFrame, paper: Paper) -> None:
    axes.plot(walked["east_m"], walked["north_m"], "-", color=BLUE, linewidth=1.6, alpha=0.75)
    axes.plot(walked["east_m"], walked["north_m"], ".", color=BLUE, markersize=3)
    for hidden, colour, name in (
        (False, RED, paper.say("position sent", "发送位置")),
        (True, ORANGE, paper.say("sent from the background", "后台发送")),
    ):
        rows = sent[sent["background"] == hidden]
        if len(rows):
            axes.plot(
                rows["east_m"],
                rows["north_m"],
                "o",
                color=colour,
                markersize=6.5,
                mew=0,
                alpha=0.8,
                label=f"{name} ({len(rows)})",
            )
    for row, name in ((walked.iloc[0], paper.say("start", "起点")), (walked.iloc[-1], paper.say("end", "终点"))):
        axes.plot([row["east_m"]], [row["north_m"]], "s", color=INK, markersize=4.5)
        axes.annotate(name, (row["east_m"], row["north_m"]), xytext=(6, 5), textcoords="offset points", color=FAINT)
    _grid(axes, walked)
    axes.set_xlabel(paper.say("metres east", "向东（米）"))
    axes.set_ylabel(paper.say("metres north", "向北（米）"))
    if len(sent):
        axes.legend(loc="best")


def _grid(axes: Axes, walked: pd.DataFrame) -> None:
    """Squares of 1, 2 or 5 times a power of ten, the same both ways."""
    span = max(float(walked[name].max() - walked[name].min()) for name in ("east_m", "north_m")) or 1.0
    power = 10.0 ** (ceil(log10(span / 6)) - 1)
    step = next(power * factor for factor in (1, 2, 5, 10) if span / (power * factor) <= 7)
    axes.set_aspect("equal", adjustable="datalim")
    axes.xaxis.set_major_locator(MultipleLocator(step))
    axes.yaxis.set_major_locator(MultipleLocator(step))
    axes.grid(visible=True)
