"""Trend: one series from night to night with its intervals; nights that are marked as worse stand out."""

from collections.abc import Collection
from datetime import date

from matplotlib.axes import Axes

from harness.analysis.plot.canvas import BLUE, INK, RED, Paper, Plot, draw
from harness.analysis.trend.night_series import CRASH_RATE, Series
from harness.analysis.trend.regression import BEFORE_NIGHTS, LEVEL
from harness.model.saying import Saying

MEASURES = {"crash_rate": Saying("crashes per session (%)", "每次会话崩溃率（%）")}
START = Saying("median cold start (s)", "冷启动中位数（秒）")


def draw_trend(series: Series, worse: Collection[date], paper: Paper) -> Plot | None:
    """`worse` are the marked nights (trend.regression). None for fewer than two nights."""
    if len(series.nights) < 2:
        return None
    label = MEASURES.get(series.measure, START)
    caption = Saying(
        f"{series.app}, {series.device}: {label.en} from night to night with 95 % intervals; triangles: worse than the "
        f"{BEFORE_NIGHTS} nights before (Fisher, Mann-Whitney; false marks at most {LEVEL:.0%} per night).",
        f"{series.app}·{series.device}：{label.zh}逐夜变化及95%区间；三角为较前{BEFORE_NIGHTS}夜变差"
        f"（Fisher／Mann–Whitney检验，每夜误标比例不超过{LEVEL:.0%}）。",
    )
    return draw(paper, 2.3, caption, lambda axes: _line(axes, series, worse, label.say(paper.spoken)))


def _line(axes: Axes, series: Series, worse: Collection[date], label: str) -> None:
    scale = 100.0 if series.measure == CRASH_RATE else 0.001
    at = range(len(series.nights))
    figures = [night.figure * scale for night in series.nights]
    lows, highs = (
        [value * scale for value in ends] for ends in zip(*((n.low, n.high) for n in series.nights), strict=True)
    )
    axes.fill_between(at, lows, highs, color=BLUE, alpha=0.14, linewidth=0)
    axes.plot(at, figures, "o-", color=BLUE, linewidth=1.4, markersize=3.5)
    marked = [place for place, night in enumerate(series.nights) if night.night in worse]
    axes.plot(marked, [figures[place] for place in marked], "^", color=RED, markersize=9)
    for place in marked:
        axes.annotate(
            f"{figures[place]:.3g}",
            (place, figures[place]),
            xytext=(0, 8),
            textcoords="offset points",
            ha="center",
            color=INK,
        )
    every = max(1, len(figures) // 10)
    axes.set_xticks(at[::every], [night.night.strftime("%m-%d") for night in series.nights][::every])
    axes.set_ylim(0, max(highs) * 1.15 or 1)
    axes.grid(axis="y")
    axes.set_ylabel(label)
