"""What reading the screens of a typical run costs: each whole, and only what was not seen before. One core."""

import time
from itertools import cycle, islice

from harness.detect.ocr import OcrReader, load_engine, open_picture
from harness.detect.strips import Pixels
from tests.detect.screens.corpus import cases
from tests.detect.screens.render import pictures_of

SCREENS = 1000
DISTINCT = 60  # pages of which a run sees the same again and again
MOST_S = 0.4
WHOLE = 12  # so many are read whole to know what that costs


def _pages() -> list[Pixels]:
    some = [case for case in cases() if not case.held_out][:DISTINCT]
    return [picture for _, png in pictures_of(some) if (picture := open_picture(png)) is not None]


def _as_seen(pages: list[Pixels]) -> list[Pixels]:
    """A run's screens: pages come again, every third time scrolled a little, so that all stands elsewhere."""
    seen = []
    for number, page in enumerate(islice(cycle(pages), SCREENS)):
        moved = 3 * (number // len(pages) % 40) if number % 3 == 2 else 0
        seen.append(page[moved:] if moved else page)
    return seen


def test_a_thousand_screens_are_read_at_less_than_the_limit_each() -> None:
    pages, engine = _pages(), load_engine()
    began = time.process_time()
    for page in pages[:WHOLE]:
        OcrReader(engine).read(page, 1.0)
    whole_s = (time.process_time() - began) / WHOLE
    reader, began = OcrReader(engine), time.process_time()
    for screen in _as_seen(pages):
        reader.read(screen, 1.0)
    each_s = (time.process_time() - began) / SCREENS
    print(f"\n  read whole {whole_s:5.2f} s a screen\n  as a run's {each_s:5.2f} s a screen, of {SCREENS}")
    assert each_s < MOST_S
