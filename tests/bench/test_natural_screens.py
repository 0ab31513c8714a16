"""Precision and recall of the eyes, kind by kind, on natural pages of which nobody who mended the eyes had seen one."""

from harness.detect.drawn.ocr import OcrReader, load_engine, open_picture
from tests.detect.screens.natural.drawn_page import drawn_pages
from tests.detect.screens.natural.page import KEPT
from tests.detect.screens.seen import kinds_seen
from tests.detect.screens.tried import Tried

# Of all kinds together; what each kind reaches is printed.
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.92


def test_the_eyes_on_natural_pages() -> None:
    reader = OcrReader(load_engine())
    alone, beside = Tried(), Tried()
    for one in drawn_pages(KEPT):
        pixels = open_picture(one.png)
        assert pixels is not None
        alone.count(one.name, one.page.shows, one.may, kinds_seen(pixels, reader))
        beside.count(one.name, one.page.shows, one.may, kinds_seen(pixels, reader, one.source, one.name))
    for name, tried in (("picture alone", alone), ("with its source", beside)):
        print(f"\n{name}\n" + "\n".join(tried.lines()))
    for tried in (alone, beside):
        assert tried.precision()[0] >= LEAST_PRECISION
        assert tried.recall()[0] >= LEAST_RECALL
