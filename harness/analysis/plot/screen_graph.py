"""The screens that an exploration met: how many taps away each is from the first, and which ways were gone."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes

from harness.analysis.plot.canvas import BLUE, FAINT, INK, ORANGE, RED, TEAL, Paper, Plot, draw
from harness.model.saying import Saying

MOST_SCREENS, MOST_LABEL = 80, 10
ROW_IN, LEAST_IN, MOST_IN = 0.23, 2.4, 9.0
OUTSIDE, BLANK = "outside", "blank"


@dataclass(frozen=True, slots=True)
class Placed:
    """One screen on the paper: `depth` in taps from the first, `row` from the top of its column."""

    depth: int
    row: float
    label: str


def draw_screen_graph(moves: pd.DataFrame, start: str, ended: Saying, paper: Paper) -> Plot | None:
    """`moves` are the rows of one exploration of the table moves. None where it went nowhere."""
    ways = [(str(one), str(two), str(label)) for one, two, label in _columns(moves) if one != two and two]
    if not ways:
        return None
    start = start or ways[0][0]
    places = placed(ways, start)
    largest = max(sum(one.depth == two.depth for one in places.values()) for two in places.values())
    height = min(MOST_IN, max(LEAST_IN, ROW_IN * largest + 0.7))
    own = sum(not _left(name) for name in places)
    caption = Saying(
        f"The {own} screens that were met, by the taps from the first; a label names the control that first led there. "
        f"Orange: another app or site, red: a white page. {ended.en}",
        f"遍历到的 {own} 个界面，按距首屏的点击次数排列；标注为首次到达所点击的控件。"
        f"橙色为其他应用或网站，红色为白屏。{ended.zh}",
    )
    return draw(paper, height, caption, lambda axes: _map(axes, ways, places, paper))


def _columns(moves: pd.DataFrame) -> Iterable[tuple[object, object, object]]:
    return zip(moves["origin"], moves["target"], moves["control"], strict=True)


def placed(ways: list[tuple[str, str, str]], start: str) -> Mapping[str, Placed]:
    """Columns by distance; within a column the children of one screen stand together, in the order of their parents."""
    after: dict[str, dict[str, str]] = {}
    for origin, target, label in ways:
        after.setdefault(origin, {}).setdefault(target, label)
    depths, labels, waiting = {start: 0}, {start: ""}, deque([start])
    while waiting and len(depths) < MOST_SCREENS:
        name = waiting.popleft()
        for target, label in after.get(name, {}).items():
            if target not in depths and len(depths) < MOST_SCREENS:
                depths[target], labels[target] = depths[name] + 1, label
                waiting.append(target)
    columns: dict[int, list[str]] = {}
    for name, depth in depths.items():
        columns.setdefault(depth, []).append(name)
    largest = max(map(len, columns.values()))
    found: dict[str, Placed] = {}
    for depth, names in columns.items():
        step = largest / len(names)
        found |= {name: Placed(depth, (turn + 0.5) * step, labels[name]) for turn, name in enumerate(names)}
    return found


def _left(name: str) -> bool:
    return name == BLANK or name.startswith(OUTSIDE)


def _map(axes: Axes, ways: list[tuple[str, str, str]], places: Mapping[str, Placed], paper: Paper) -> None:
    for origin, target in dict.fromkeys((one, two) for one, two, _ in ways):
        if origin in places and target in places:
            one, two = places[origin], places[target]
            onward = two.depth == one.depth + 1
            colour, width, alpha = (BLUE, 0.7, 0.5) if onward else (FAINT, 0.3, 0.25)
            way = [one.depth, two.depth], [one.row, two.row]
            axes.plot(*way, "-", color=colour, linewidth=width, alpha=alpha, zorder=1)
    for name, one in places.items():
        colour = RED if name == BLANK else ORANGE if name.startswith(OUTSIDE) else INK if one.depth == 0 else TEAL
        axes.plot([one.depth], [one.row], "s" if one.depth == 0 else "o", color=colour, markersize=5, mew=0, zorder=2)
        label = one.label if one.depth else paper.say("first screen", "首屏")
        shown = label if len(label) <= MOST_LABEL else label[: MOST_LABEL - 1] + "…"
        paper_under = {"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.85}
        axes.annotate(
            shown,
            (one.depth, one.row),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=6.5,
            bbox=paper_under,
        )
    deepest = max(one.depth for one in places.values())
    axes.set_xlim(-0.2, deepest + 0.7)
    axes.invert_yaxis()
    axes.set_xticks(range(deepest + 1))
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.set_xlabel(paper.say("taps from the first screen", "距首屏的点击次数"))
