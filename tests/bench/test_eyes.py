"""Precision and recall of the eyes on drawn screens, from the picture alone and with the page's HTML beside it."""

from functools import partial

import pytest

from harness.detect.drawn.ocr import OcrReader, load_engine, open_picture
from harness.detect.eyes.recognise import recognise, view_of
from harness.inspection.screenshot.html_on_picture import laid_on
from harness.inspection.screenshot.html_words import html_words
from tests.detect.screen_factory import MASKER
from tests.detect.screens.corpus import cases
from tests.detect.screens.render import pictures_of
from tests.detect.screens.tried import Tried

LEAST = 0.95


@pytest.mark.parametrize("held_out", [False, True], ids=["development", "held_out"])
def test_the_eyes_find_what_is_there_and_nothing_else(held_out: bool) -> None:
    reader = OcrReader(load_engine())
    alone, beside = Tried(), Tried()
    for case, png in pictures_of(case for case in cases() if case.held_out is held_out):
        pixels = open_picture(png)
        assert pixels is not None
        told = partial(laid_on, words=html_words(case.html))
        for tried, view in ((alone, view_of(pixels, reader)), (beside, view_of(pixels, reader, None, told))):
            tried.take(case, frozenset(label.kind for label in recognise(view, case.look.scale, MASKER)))
    for name, tried in (("picture alone", alone), ("with its HTML", beside)):
        print(f"\n{name}\n" + "\n".join(tried.lines()))
        assert tried.precision()[0] >= LEAST
        assert tried.recall()[0] >= LEAST
