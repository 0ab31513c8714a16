"""The paper on which plots are drawn: one look, one font, and the same bytes for the same data."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Literal

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from harness.analysis.plot.font import chinese_family
from harness.model.saying import Language, Saying

Form = Literal["svg", "png"]
MEDIA_TYPES: dict[Form, str] = {"svg": "image/svg+xml", "png": "image/png"}
INK, FAINT, GRID = "#1f2933", "#7b8794", "#e4e7eb"
BLUE, RED, ORANGE, TEAL = "#1f4e8c", "#b42318", "#c4620a", "#0f766e"
PNG_DPI = 160
WIDTH_IN = 7.4  # fills the text of an A4 page


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture ready for HTML (svg), DOCX or PDF (png), with the line to stand under it."""

    content: bytes
    media_type: str
    caption: Saying
    width_in: float
    height_in: float


@dataclass(frozen=True, slots=True)
class Paper:
    """How one plot is made: its language and its form."""

    language: Language = "zh"
    form: Form = "svg"

    @property
    def spoken(self) -> Language:
        """The language of the labels: English where no font here has Chinese characters."""
        return self.language if chinese_family() else "en"

    def say(self, en: str, zh: str) -> str:
        return Saying(en, zh).say(self.spoken)


def draw(paper: Paper, height_in: float, caption: Saying, onto: Callable[[Axes], None]) -> Plot:
    """Draws with `onto` on one pair of axes. The same data give the same bytes on the same machine."""
    with matplotlib.rc_context(_look()):
        figure = Figure(figsize=(WIDTH_IN, height_in), layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        onto(axes)
        return Plot(_bytes(figure, paper.form), MEDIA_TYPES[paper.form], caption, WIDTH_IN, height_in)


def _look() -> Any:
    family = [name for name in (chinese_family(), "DejaVu Sans") if name]
    inks = dict.fromkeys(("text.color", "axes.labelcolor", "xtick.color", "ytick.color"), INK)
    return {
        **inks,
        "font.family": family,
        "font.size": 8.5,
        "axes.edgecolor": FAINT,
        "axes.linewidth": 0.8,
        "grid.color": GRID,
        "axes.axisbelow": True,
        "axes.unicode_minus": False,
        "text.parse_math": False,  # labels may hold anything, a dollar sign too
        "svg.fonttype": "path",
        "svg.hashsalt": "harness",
        "legend.frameon": False,
    }


def _bytes(figure: Figure, form: Form) -> bytes:
    held = BytesIO()
    with warnings.catch_warnings():
        # An app's words may hold signs that no font has: each is drawn as a box, and that is all there is to say.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        _save(figure, form, held)
    return held.getvalue()


def _save(figure: Figure, form: Form, held: BytesIO) -> None:
    if form == "svg":
        figure.savefig(held, format="svg", metadata={"Date": None, "Creator": None})
    else:
        figure.savefig(held, format="png", dpi=PNG_DPI, metadata={"Software": None})
