"""Memory over the rounds of one path, with the slope of the last half."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from harness.analysis.plot.canvas import BLUE, RED, Paper, Plot, draw
from harness.analysis.statistics.slope import theil_sen
from harness.model.saying import Saying

CAPTION = Saying(
    "Memory after each round of one path; the line is the Theil-Sen slope of the last half.",
    "同一路径每轮之后的内存占用；直线为后半段的Theil–Sen斜率。",
)


def draw_growth(loops: Sequence[int], megabytes: Sequence[float], paper: Paper) -> Plot | None:
    """None for fewer than ten rounds."""
    if len(loops) < 10:
        return None
    return draw(paper, 2.3, CAPTION, lambda axes: _rounds(axes, loops, megabytes, paper))


def _rounds(axes: Axes, loops: Sequence[int], megabytes: Sequence[float], paper: Paper) -> None:
    axes.plot(loops, megabytes, ".", color=BLUE, markersize=4.5, alpha=0.7)
    half = len(loops) // 2
    late = theil_sen(loops[half:], megabytes[half:])
    if late is not None:
        ends = (loops[half], loops[-1])
        line = [late.at_start + late.slope * (loop - loops[half]) for loop in ends]
        axes.plot(ends, line, color=RED, linewidth=1.6, label=f"{late.slope:+.3g} MB / {paper.say('round', '轮')}")
        axes.legend(loc="lower right")
    axes.set_ylim(0, max(megabytes) * 1.15)
    axes.grid(axis="y")
    axes.set_xlabel(paper.say("round", "轮次"))
    axes.set_ylabel("MB")
