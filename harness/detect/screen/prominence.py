"""Whether a label is shown 显著 and 醒目: height, contrast, in view, not covered, near the first screen (A05-4)."""

from dataclasses import dataclass
from typing import Any

from harness.detect.drawn.contrast import contrast
from harness.detect.screen.piece import Piece
from harness.detect.screen.screen_view import ScreenView

# [default] of the catalogue, A05-4: the text of the measures gives no number; contrast by analogy with 适老化 1.3.
MIN_FONT_DP = 12.0
MIN_CONTRAST = 4.5
MAX_TAPS = 2


@dataclass(frozen=True, slots=True)
class Prominence:
    """`contrast` is None where a colour is unknown (OCR); it then neither helps nor harms."""

    font_dp: float
    contrast: float | None
    in_viewport: bool
    covered: bool
    taps: int
    logged_out: bool

    @property
    def prominent(self) -> bool:
        legible = self.font_dp >= MIN_FONT_DP and (self.contrast is None or self.contrast >= MIN_CONTRAST)
        return legible and self.in_viewport and not self.covered and self.taps <= MAX_TAPS

    def data(self) -> dict[str, Any]:
        return {
            "prominent": self.prominent,
            "font_dp": round(self.font_dp, 1),
            "contrast": None if self.contrast is None else round(self.contrast, 2),
            "taps": self.taps,
            "logged_out": self.logged_out,
            "in_viewport": self.in_viewport,
            "covered": self.covered,
        }


def prominence(piece: Piece, view: ScreenView) -> Prominence:
    """Measures one piece on one screen; font and distances in dp."""
    node = piece.node
    known = node.colour is not None and node.background is not None
    ratio = contrast(node.colour, node.background) if known and node.colour and node.background else None
    return Prominence(node.font_dp, ratio, node.in_viewport, node.covered, view.taps, not view.logged_in)
