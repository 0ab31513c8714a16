"""The kinds that the eyes see on a drawn screen, by its picture alone or with what its source tells."""

from harness.detect.drawn.ocr import OcrReader
from harness.detect.drawn.picture_tree import guessed_px_per_dp
from harness.detect.drawn.strips import Pixels
from harness.detect.eyes.recognise import recognise, view_of
from harness.detect.screen.screen_view import ScreenView
from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.screen_source import ScreenSource, screen_source
from tests.detect.screen_factory import MASKER


def kinds_seen(pixels: Pixels, reader: OcrReader, source: bytes | None = None, name: str = "") -> frozenset[str]:
    """Label kinds; `name` stands in messages about the source."""
    view = seen_view(pixels, reader, source, name)
    return frozenset(label.kind for label in recognise(view, pixels.shape[1] / view.tree.width_dp, MASKER))


def seen_view(pixels: Pixels, reader: OcrReader, source: bytes | None = None, name: str = "") -> ScreenView:
    """The screen as read from its picture alone, or with what its source tells."""
    height, width = pixels.shape[:2]
    scale = guessed_px_per_dp(width, height)
    told = screen_source(source, width, height, scale, name) if source is not None else ScreenSource()
    return view_of(pixels, reader, told.tree, lambda tree: laid_on(tree, told.words))
