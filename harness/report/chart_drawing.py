"""The time line with its consent moments as a picture, for documents that cannot hold the page's own drawing."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from harness.analysis.plot.canvas import BLUE, FAINT, INK, RED, Paper, Plot, draw
from harness.model.saying import Saying
from harness.report.chart import BAND_HEIGHT, BAND_Y, LANE_HEIGHT, LEFT, SCENARIO_Y, WIDTH, Chart, Mark
from harness.report.plain_text import plain
from harness.report.words import Words, load_words

PHASES = {
    "setup": "#eef1f4",
    "teardown": "#eef1f4",
    "before_consent": "#f3dfae",
    "refused": "#e3b9a8",
    "after_consent": "#cfe3d4",
    "background": "#aab7c6",
}
CHOICES = {"accepted": "#2d6a45", "refused": "#9a1f1b"}
MARK_Y = 76.0
UNITS_AN_INCH = 108.0


def draw_chart(chart: Chart, device: str, paper: Paper) -> Plot:
    """The geometry of `chart` as it is; labels in the paper's language."""
    words = load_words(paper.spoken)
    caption = Saying(
        load_words("en").say("timeline.caption", device=device), load_words("zh").say("timeline.caption", device=device)
    )
    return draw(paper, chart.height / UNITS_AN_INCH, caption, lambda axes: _onto(axes, chart, words))


def _onto(axes: Axes, chart: Chart, words: Words) -> None:
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(chart.height, 0)
    axes.axis("off")
    for tick in chart.axis:
        axes.plot([tick.x, tick.x], [22, chart.height], color="#e3e7eb", linewidth=0.6)
        axes.text(tick.x, 16, tick.text, ha="center", fontsize=6.5, color=FAINT)
    _bands(axes, chart, words)
    for lane in chart.lanes:
        middle = lane.y + LANE_HEIGHT / 2
        _name(axes, middle, f"{words.say(f'lane.{lane.name}')} {lane.total}")
        axes.plot([LEFT, WIDTH - 14], [middle, middle], color="#dde2e7", linewidth=0.6)
        axes.plot(lane.ticks, [middle] * len(lane.ticks), "|", ms=5, mew=0.6, color=_ink(lane.name))
    for mark in chart.marks:
        _consent(axes, mark, chart.height)


def _bands(axes: Axes, chart: Chart, words: Words) -> None:
    _name(axes, BAND_Y + BAND_HEIGHT / 2, words.say("timeline.phases"))
    for span in chart.phases:
        colour = PHASES.get(span.name, "#eef1f4")
        axes.add_patch(Rectangle((span.x, BAND_Y), span.width, BAND_HEIGHT, facecolor=colour, linewidth=0))
        _inside(axes, span.x, BAND_Y + BAND_HEIGHT / 2, words.say(f"phase.{span.name}"), span.fits)
    _name(axes, SCENARIO_Y + 8, words.say("timeline.scenarios"))
    for span in chart.scenarios:
        edges = ([span.x, span.x, span.x + span.width, span.x + span.width], [SCENARIO_Y, 68, 68, SCENARIO_Y])
        axes.plot(*edges, color="#8d97a2", linewidth=0.6)
        _inside(axes, span.x, SCENARIO_Y + 8, plain(words.name("scenario", span.name), 40), span.fits)


def _inside(axes: Axes, x: float, y: float, text: str, fits: int) -> None:
    wide = sum(1.0 if ord(character) > 0x2E80 else 0.6 for character in text)
    if wide < fits:
        axes.text(x + 3, y, text, va="center", fontsize=6, color=INK)


def _name(axes: Axes, y: float, text: str) -> None:
    axes.text(LEFT - 8, y, text, ha="right", va="center", fontsize=6.5, color=INK)


def _consent(axes: Axes, mark: Mark, height: float) -> None:
    colour = CHOICES.get(mark.choice, "white")
    axes.plot([mark.x, mark.x], [28, height], color=INK, linewidth=0.6, linestyle=(0, (3, 2)))
    axes.plot([mark.x], [MARK_Y], "o", ms=7, mfc=colour, mec=INK if colour == "white" else colour, mew=0.8)
    ink = INK if colour == "white" else "white"
    axes.text(mark.x, MARK_Y, str(mark.number), ha="center", va="center_baseline", fontsize=5.5, color=ink)


def _ink(lane: str) -> str:
    return RED if lane == "faults" else BLUE
