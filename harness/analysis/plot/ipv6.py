"""IPv6 shares: bytes, connections and names of each app on each device, against the target of 70 %."""

from collections.abc import Mapping

from matplotlib.axes import Axes

from harness.analysis.plot.canvas import BLUE, INK, ORANGE, TEAL, Paper, Plot, draw
from harness.model.saying import Saying

SHARES = {
    "bytes_share": (Saying("bytes", "流量"), BLUE),
    "connections_share": (Saying("connections", "连接"), TEAL),
    "names_share": (Saying("names", "域名"), ORANGE),
}
TARGET = 0.70  # share of bytes, Shanghai's target for apps (standards.md 9.2)
CAPTION = Saying(
    "Share of IPv6 on the dual-stack network; dashed: the target of 70 % of the bytes (A16-IPV6-1).",
    "双栈网络下的IPv6占比；虚线为流量占比目标70%（A16-IPV6-1）。",
)
MOST = 16


def draw_ipv6(shares: Mapping[str, Mapping[str, float]], paper: Paper) -> Plot | None:
    """`shares` by label (app and device), then by measure as in the table ipv6 (0..1). None without one of SHARES."""
    rows = [(label, found) for label, found in shares.items() if any(name in found for name in SHARES)][:MOST]
    if not rows:
        return None
    return draw(paper, 1.1 + 0.55 * len(rows), CAPTION, lambda axes: _bars(axes, rows, paper))


def _bars(axes: Axes, rows: list[tuple[str, Mapping[str, float]]], paper: Paper) -> None:
    for place, (name, (label, colour)) in enumerate(SHARES.items()):
        known = [(row + 0.26 * (place - 1), found[name]) for row, (_, found) in enumerate(rows) if name in found]
        if not known:
            continue
        heights = [100 * share for _, share in known]
        axes.barh([at for at, _ in known], heights, 0.22, color=colour, label=label.say(paper.spoken))
        for (at, _), width in zip(known, heights, strict=True):
            axes.annotate(f"{width:.0f}", (width, at), xytext=(3, 0), textcoords="offset points", va="center", size=7)
    axes.axvline(100 * TARGET, color=INK, linewidth=1, linestyle=(0, (4, 3)))
    axes.set_xlim(0, 106)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), [label for label, _ in rows])
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("%")
    axes.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1.0))
