"""Start times: every start a dot, the median a line with its 95 % interval, the limits of the rule behind them."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from harness.analysis.plot.canvas import BLUE, FAINT, INK, ORANGE, RED, Paper, Plot, draw
from harness.analysis.stability.measured import LONGEST_MS
from harness.analysis.stability.start_time import at_rank, shown_interval
from harness.model.saying import Saying

CAPTION = Saying(
    "Cold starts: each dot is one start, the line the median with its 95 % interval (order statistics); dashed: the "
    "limits of STAB-3; crosses at the edge are starts that failed.",
    "冷启动耗时：每点为一次启动，竖线为中位数，横条为其95%区间（次序统计量）；虚线为STAB-3限值；右缘叉号为启动失败。",
)
LIMITS_MS = ((2000.0, ORANGE), (5000.0, RED))
MOST = 24


def draw_starts(times_ms: Mapping[str, Sequence[float]], paper: Paper) -> Plot | None:
    """`times_ms` by the label of a row (a device, or app and device). None without a single time."""
    rows = [(label, sorted(values)) for label, values in times_ms.items() if len(values)][:MOST]
    if not rows:
        return None
    return draw(paper, 0.9 + 0.42 * len(rows), CAPTION, lambda axes: _rows(axes, rows, paper))


def _rows(axes: Axes, rows: list[tuple[str, list[float]]], paper: Paper) -> None:
    longest = max((value for _, values in rows for value in values if value < LONGEST_MS), default=1000.0)
    edge = max(longest * 1.08, 1000.0)
    for limit, colour in LIMITS_MS:
        if limit <= edge * 1.6:
            edge = max(edge, limit * 1.04)
            axes.axvline(limit / 1000, color=colour, linewidth=1, linestyle=(0, (4, 3)))
    for row, (_, values) in enumerate(rows):
        _row(axes, row, values, edge)
    axes.set_xlim(0, edge / 1000)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [f"{label}  n={len(values)}" for label, values in rows])
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    axes.set_xlabel(paper.say("seconds to the first picture", "首屏耗时（秒）"))


def _row(axes: Axes, row: int, values: list[float], edge: float) -> None:
    good = [value for value in values if value < LONGEST_MS]
    spread = [row + 0.26 * (((number * 0.618) % 1) * 2 - 1) for number in range(len(good))]
    axes.plot([value / 1000 for value in good], spread, "o", color=BLUE, alpha=0.45, markersize=3.4, mew=0)
    failed = len(values) - len(good)
    axes.plot([edge / 1000] * failed, [row] * failed, "x", color=RED, markersize=6, clip_on=False)
    middle = at_rank(values, 0.5)
    ends = shown_interval(values)
    if ends and ends[1] < LONGEST_MS:
        axes.plot(
            [ends[0] / 1000, ends[1] / 1000], [row, row], color=INK, linewidth=5, alpha=0.28, solid_capstyle="butt"
        )
    if middle < LONGEST_MS:
        axes.plot([middle / 1000] * 2, [row - 0.34, row + 0.34], color=INK, linewidth=1.6)
        axes.annotate(
            f"{middle / 1000:.2f}", (middle / 1000, row - 0.36), ha="center", va="bottom", color=FAINT, size=7
        )
