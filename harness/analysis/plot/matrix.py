"""Heat map: the worst outcome of every app on every device. Letters say what colours say, for eyes and for print."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from harness.analysis.plot.canvas import INK, Paper, Plot, draw
from harness.model.saying import Saying
from harness.model.verdict import Outcome

COLOURS: dict[str, tuple[str, str]] = {
    Outcome.VIOLATION: ("#9a1f1b", "white"),
    Outcome.SUSPECT: ("#e8a33d", INK),
    Outcome.ADVICE: ("#f3dc9c", INK),
    Outcome.NOT_TESTED: ("#dfe3e8", INK),
    Outcome.PASS: ("#2d6a45", "white"),
    Outcome.NOT_APPLICABLE: ("#f5f7fa", INK),
}
NAMES = {
    Outcome.VIOLATION: Saying("violation", "不符合"),
    Outcome.SUSPECT: Saying("suspect", "疑似"),
    Outcome.ADVICE: Saying("advice", "建议"),
    Outcome.NOT_TESTED: Saying("not tested", "未测"),
    Outcome.PASS: Saying("pass", "通过"),
    Outcome.NOT_APPLICABLE: Saying("n/a", "不适用"),
}
CAPTION = Saying(
    "Devices and apps: the worst outcome of all rules judged there.", "设备与应用矩阵：各格为该处全部规则的最差结论。"
)
MOST = 40


def draw_matrix(outcomes: pd.DataFrame, paper: Paper, caption: Saying = CAPTION) -> Plot | None:
    """`outcomes` as device_by_app gives it: rows, columns, cells of outcome values. None when empty."""
    shown = outcomes.iloc[:MOST, :MOST]
    if shown.empty:
        return None
    height = 0.8 + 0.36 * len(shown)
    return draw(paper, height, caption, lambda axes: _cells(axes, shown, paper))


def _cells(axes: Axes, shown: pd.DataFrame, paper: Paper) -> None:
    for row, (_, cells) in enumerate(shown.iterrows()):
        for column, outcome in enumerate(cells):
            if isinstance(outcome, str):
                _cell(axes, (column, row), outcome, paper)
    labels = [" / ".join(name) if isinstance(name, tuple) else str(name) for name in shown.columns]
    axes.set_xlim(0, max(4, len(labels)))
    axes.set_ylim(len(shown), 0)
    axes.set_xticks([at + 0.5 for at in range(len(labels))], labels, rotation=30 if len(labels) > 6 else 0)
    axes.set_yticks([at + 0.5 for at in range(len(shown))], [str(name) for name in shown.index])
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _cell(axes: Axes, place: tuple[int, int], outcome: str, paper: Paper) -> None:
    back, ink = COLOURS[outcome]
    axes.add_patch(Rectangle((place[0] + 0.03, place[1] + 0.06), 0.94, 0.88, facecolor=back, edgecolor="none"))
    name = NAMES[Outcome(outcome)].say(paper.spoken)
    axes.text(place[0] + 0.5, place[1] + 0.52, name, color=ink, ha="center", va="center")
