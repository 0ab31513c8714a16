"""Time line of one run: what its instruments noted when, and in which phase of consent."""

import pandas as pd
from matplotlib.axes import Axes

from harness.analysis.plot.canvas import BLUE, FAINT, INK, RED, TEAL, Paper, Plot, draw
from harness.model.event import EventKind, Phase
from harness.model.saying import Saying

LANES: tuple[tuple[Saying, tuple[EventKind, ...], str], ...] = (
    (Saying("steps", "操作"), (EventKind.STEP, EventKind.TASK, EventKind.LOGIN, EventKind.GATE, EventKind.PROBE), INK),
    (Saying("screens", "截屏"), (EventKind.SCREEN,), BLUE),
    (Saying("requests", "请求"), (EventKind.REQUEST, EventKind.WEBSOCKET_MESSAGE), BLUE),
    (Saying("API calls", "接口调用"), (EventKind.CALL,), TEAL),
    (Saying("starts", "启动"), (EventKind.START,), TEAL),
    (Saying("failures", "故障"), (EventKind.BREAKDOWN, EventKind.FAULT, EventKind.SCRIPT_ERROR), RED),
)
PHASES: dict[str, tuple[Saying, str]] = {
    Phase.BEFORE_CONSENT: (Saying("before consent", "同意前"), "#f3dc9c"),
    Phase.REFUSED: (Saying("refused", "已拒绝"), "#f2c3bc"),
    Phase.AFTER_CONSENT: (Saying("after consent", "同意后"), "#cfe8dc"),
    Phase.BACKGROUND: (Saying("background", "后台"), "#d7dbe0"),
}
CAPTION = Saying("Time line of the run; the band shows the phase of consent.", "运行时间线；色带为同意阶段。")


def draw_time_line(events: pd.DataFrame, paper: Paper, caption: Saying = CAPTION) -> Plot | None:
    """`events` are the rows of one run of the table events. None for fewer than two."""
    ordered = events.sort_values("mono_ms")
    if len(ordered) < 2:
        return None
    return draw(paper, 2.5, caption, lambda axes: _lanes(axes, ordered, paper))


def _lanes(axes: Axes, ordered: pd.DataFrame, paper: Paper) -> None:
    seconds = (ordered["mono_ms"] - ordered["mono_ms"].iloc[0]) / 1000
    for lane, (_, kinds, colour) in enumerate(LANES):
        at = seconds[ordered["kind"].isin([kind.value for kind in kinds])]
        axes.plot(at, [lane] * len(at), "|", color=colour, markersize=11, mew=0.9, alpha=0.7)
    _band(axes, ordered, seconds, paper)
    axes.set_ylim(len(LANES) - 0.4, -1.6)
    axes.set_yticks(range(len(LANES)), [name.say(paper.spoken) for name, _, _ in LANES])
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    axes.set_xlabel(paper.say("seconds", "秒"))


def _band(axes: Axes, ordered: pd.DataFrame, seconds: "pd.Series[float]", paper: Paper) -> None:
    change = ordered["phase"] != ordered["phase"].shift()
    starts = [(str(phase), at) for phase, at in zip(ordered["phase"][change], seconds[change], strict=True)]
    ends = [*(at for _, at in starts[1:]), float(seconds.iloc[-1])]
    named: set[str] = set()
    for (phase, start), end in zip(starts, ends, strict=True):
        if phase in PHASES and end > start:
            name, colour = PHASES[phase]
            axes.barh(
                [-1.1],
                [end - start],
                0.55,
                left=[start],
                color=colour,
                label="" if phase in named else name.say(paper.spoken),
            )
            named.add(phase)
    if named:
        axes.legend(ncols=4, loc="lower left", bbox_to_anchor=(0, 1.0), labelcolor=FAINT)
