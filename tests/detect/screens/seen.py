"""The kinds that the eyes see on a drawn screen, by its picture alone or with what its source tells."""

from harness.detect.drawn.ocr import OcrReader
from harness.detect.drawn.picture_tree import guessed_px_per_dp
from harness.detect.drawn.strips import Pixels
from harness.detect.eyes.recognise import recognise, view_of
from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.screen_source import ScreenSource, screen_source
from tests.detect.screen_factory import MASKER


def kinds_seen(pixels: Pixels, reader: OcrReader, source: bytes | None = None, name: str = "") -> frozenset[str]:
    """Label kinds; `name` stands in messages about the source."""
    height, width = pixels.shape[:2]
    scale = guessed_px_per_dp(width, height)
    told = screen_source(source, width, height, scale, name) if source is not None else ScreenSource()
    view = view_of(pixels, reader, told.tree, lambda tree: laid_on(tree, told.words))
    return frozenset(label.kind for label in recognise(view, width / view.tree.width_dp, MASKER))
