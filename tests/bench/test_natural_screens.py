"""Precision and recall of the eyes, kind by kind, on natural pages of which nobody who mended the eyes had seen one."""

from harness.detect.drawn.ocr import OcrReader, load_engine, open_picture
from harness.detect.drawn.picture_tree import guessed_px_per_dp
from harness.detect.drawn.strips import Pixels
from harness.detect.eyes.recognise import recognise, view_of
from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.screen_source import ScreenSource, screen_source
from tests.detect.screen_factory import MASKER
from tests.detect.screens.natural.drawn_page import DrawnPage, drawn_pages
from tests.detect.screens.tried import Tried

# Of all kinds together; what each kind reaches is printed.
LEAST_PRECISION, LEAST_RECALL = 0.85, 0.85


def test_the_eyes_on_natural_pages() -> None:
    reader = OcrReader(load_engine())
    alone, beside = Tried(), Tried()
    for one in drawn_pages():
        pixels = open_picture(one.png)
        assert pixels is not None
        alone.count(one.name, one.page.shows, one.may, _seen(pixels, reader, ScreenSource()))
        beside.count(one.name, one.page.shows, one.may, _seen(pixels, reader, _told(one, pixels)))
    for name, tried in (("picture alone", alone), ("with its source", beside)):
        print(f"\n{name}\n" + "\n".join(tried.lines()))
    for tried in (alone, beside):
        assert tried.precision()[0] >= LEAST_PRECISION
        assert tried.recall()[0] >= LEAST_RECALL


def _told(one: DrawnPage, pixels: Pixels) -> ScreenSource:
    height, width = pixels.shape[:2]
    return screen_source(one.source, width, height, guessed_px_per_dp(width, height), one.name)


def _seen(pixels: Pixels, reader: OcrReader, told: ScreenSource) -> frozenset[str]:
    view = view_of(pixels, reader, told.tree, lambda tree: laid_on(tree, told.words))
    return frozenset(label.kind for label in recognise(view, pixels.shape[1] / view.tree.width_dp, MASKER))
