"""Failure rates: failures of sessions on each device with both one-sided 95 % bounds, against the rule's limit."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from harness.analysis.plot.canvas import BLUE, FAINT, INK, RED, Paper, Plot, draw
from harness.analysis.statistics.binomial import lower_bound, upper_bound
from harness.model.saying import Saying

MOST = 24


def draw_rates(counts: Sequence[tuple[str, int, int]], limit: float, what: Saying, paper: Paper) -> Plot | None:
    """`counts` are (label, failures, runs); None without a run."""
    rows = [row for row in counts if row[2]][:MOST]
    if not rows:
        return None
    caption = Saying(
        f"{what.en} per session with one-sided 95 % bounds (Clopper-Pearson); dashed: the limit {limit:.2%}.",
        f"每次会话的{what.zh}率及单侧95%置信界（Clopper–Pearson）；虚线为限值{limit:.2%}。",
    )
    return draw(paper, 0.9 + 0.36 * len(rows), caption, lambda axes: _rows(axes, rows, limit, paper))


def _rows(axes: Axes, rows: Sequence[tuple[str, int, int]], limit: float, paper: Paper) -> None:
    for row, (_, failures, runs) in enumerate(rows):
        low, high = lower_bound(failures, runs), upper_bound(failures, runs)
        colour = RED if low > limit else BLUE
        axes.plot([100 * low, 100 * high], [row, row], color=colour, linewidth=2.2, alpha=0.5, solid_capstyle="butt")
        axes.plot([100 * failures / runs], [row], "o", color=colour, markersize=5)
        axes.annotate(
            f"{failures}/{runs}", (100 * high, row), xytext=(5, 0), textcoords="offset points", va="center", color=FAINT
        )
    widest = max(upper_bound(failures, runs) for _, failures, runs in rows)
    axes.axvline(100 * limit, color=INK, linewidth=1, linestyle=(0, (4, 3)))
    axes.set_xlim(0, 100 * min(1.0, max(widest, limit) * 1.18))
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_yticks(range(len(rows)), [label for label, _, _ in rows])
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    axes.set_xlabel(paper.say("% of sessions", "占会话的百分比（%）"))
