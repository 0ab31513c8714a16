"""What left to whom: one row a kind of data, one column a receiver, a dot where the one went to the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from harness.analysis.plot.canvas import BLUE, FAINT, INK, RED, Paper, Plot, draw
from harness.model.saying import Saying

CAPTION = Saying(
    "What left to whom; the number is how often it was seen. Red: a third party; ring: before or against consent; "
    "square: in clear text.",
    "个人数据外发去向，数字为观测到的次数。红色为第三方，外圈为同意前或拒绝后发出，方形为明文传输。",
)
MOST = 12


@dataclass(frozen=True, slots=True)
class Departure:
    """A kind of data that went to a host `times` times; `unasked` before or against consent, `plain` without TLS."""

    what: str
    receiver: str
    third: bool
    times: int
    unasked: bool
    plain: bool


def draw_departures(departures: Sequence[Departure], paper: Paper) -> Plot | None:
    """At most MOST kinds and receivers, those with most departures first; None where nothing left."""
    if not departures:
        return None
    whats = _most([(one.what, one.times) for one in departures])
    receivers = _most([(one.receiver, one.times) for one in departures])
    receivers.sort(key=lambda name: any(one.third for one in departures if one.receiver == name))
    shown = [one for one in departures if one.what in whats and one.receiver in receivers]
    return draw(paper, 1.1 + 0.34 * len(whats), CAPTION, lambda axes: _dots(axes, shown, whats, receivers, paper))


def _most(counted: Sequence[tuple[str, int]]) -> list[str]:
    sums: dict[str, int] = {}
    for name, times in counted:
        sums[name] = sums.get(name, 0) + times
    return sorted(sums, key=lambda name: (-sums[name], name))[:MOST]


def _dots(axes: Axes, shown: Sequence[Departure], whats: list[str], receivers: list[str], paper: Paper) -> None:
    for one in shown:
        x, y = receivers.index(one.receiver), whats.index(one.what)
        size, colour = 9 + 4 * min(log10(one.times), 2.0), RED if one.third else BLUE
        if one.unasked:
            axes.plot([x], [y], "o", ms=size + 6, mfc="none", mec=colour, mew=1.3)
        axes.plot([x], [y], "s" if one.plain else "o", ms=size, color=colour, mew=0)
        axes.text(x, y, str(one.times), color="white", ha="center", va="center_baseline", fontsize=6.5)
    axes.set_xlim(-0.6, max(len(receivers), 3) - 0.4)
    axes.set_ylim(len(whats) - 0.5, -0.6)
    axes.set_xticks(range(len(receivers)), [_short(name) for name in receivers], rotation=18, ha="left")
    axes.set_yticks(range(len(whats)), whats)
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelcolor=INK)
    axes.grid(visible=True)
    for spine in axes.spines.values():
        spine.set_color(FAINT)
    axes.legend(handles=_legend(paper), ncols=4, loc="upper left", bbox_to_anchor=(0, -0.02), fontsize=7)


def _legend(paper: Paper) -> list[Line2D]:
    def entry(marker: str, label: str, **look: str) -> Line2D:
        return Line2D([], [], linestyle="", marker=marker, markersize=7, label=label, **look)  # type: ignore[arg-type]

    return [
        entry("o", paper.say("first party", "第一方"), color=BLUE),
        entry("o", paper.say("third party", "第三方"), color=RED),
        entry("o", paper.say("before or against consent", "同意前或拒绝后"), mfc="none", mec=INK),
        entry("s", paper.say("clear text", "明文"), color=FAINT),
    ]


def _short(name: str, limit: int = 26) -> str:
    return name if len(name) <= limit else f"…{name[-limit + 1 :]}"
