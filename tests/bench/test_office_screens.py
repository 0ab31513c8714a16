"""Precision and recall of the eyes, kind by kind, on screens as many offices write them, by picture and by source."""

import pytest

from harness.detect.drawn.ocr import OcrReader, load_engine, open_picture
from harness.detect.drawn.picture_tree import guessed_px_per_dp
from harness.detect.drawn.strips import Pixels
from harness.detect.eyes.recognise import recognise, view_of
from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.screen_source import ScreenSource, screen_source
from tests.detect.screen_factory import MASKER
from tests.detect.screens.offices.drawn import Drawn, drawn
from tests.detect.screens.tried import Tried

# Of all kinds together; what each kind reaches is printed. `unseen` and `again` were measured before anybody mended by
# them; `blind` holds the hardest of 777 screens that were, each missed or mistaken then by source or by picture.
LEAST = {"dev": 0.9, "held": 0.9, "unseen": 0.8, "again": 0.85, "blind": 0.8}


@pytest.mark.parametrize("part", sorted(LEAST))
def test_the_eyes_on_screens_of_many_offices(part: str) -> None:
    reader = OcrReader(load_engine())
    alone, beside = Tried(), Tried()
    for one in drawn(part):
        pixels = open_picture(one.png)
        assert pixels is not None
        alone.count(one.name, one.alone_shows, one.alone_may, _seen(pixels, reader, ScreenSource()))
        beside.count(one.name, one.shows, one.may, _seen(pixels, reader, _told(one, pixels)))
    for name, tried in (("picture alone", alone), ("with its source", beside)):
        print(f"\n{part}, {name}\n" + "\n".join(tried.lines()))
    for tried in (alone, beside):
        assert tried.precision()[0] >= LEAST[part]
        assert tried.recall()[0] >= LEAST[part]


def _told(one: Drawn, pixels: Pixels) -> ScreenSource:
    height, width = pixels.shape[:2]
    return screen_source(one.source, width, height, guessed_px_per_dp(width, height), one.name)


def _seen(pixels: Pixels, reader: OcrReader, told: ScreenSource) -> frozenset[str]:
    view = view_of(pixels, reader, told.tree, lambda tree: laid_on(tree, told.words))
    return frozenset(label.kind for label in recognise(view, pixels.shape[1] / view.tree.width_dp, MASKER))
