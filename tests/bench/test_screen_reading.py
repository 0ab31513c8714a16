"""What reading the screens of a typical run costs, on one core: by picture alone, and as a run with a source does."""

import io
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import cycle, islice

from PIL import Image

from harness.detect.drawn.doubtful_text import doubtful_places
from harness.detect.drawn.ocr import OcrReader, load_engine, open_picture
from harness.detect.drawn.strips import Pixels
from harness.detect.screen.screen_views import screen_views
from harness.inspection.screenshot.screen_source import screen_source
from harness.model.event import Event, EventKind, Phase, Source
from harness.model.screen import UiTree
from tests.detect.screens.corpus import cases
from tests.detect.screens.offices.drawn import PLACELESS, drawn
from tests.detect.screens.render import pictures_of

SCREENS = 1000
DISTINCT = 60  # pages of which a run sees the same again and again
MOST_S = 0.4
FIRST = 60  # of the office pages: from here on some draw texts cut and over each other
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


@dataclass
class _Run:
    """A recording in memory: trees and pictures by screen, one SCREEN event each time that one is shown."""

    trees: dict[str, UiTree] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    events: Sequence[Event] = ()

    def tree(self, screen_id: str) -> UiTree:
        return self.trees[screen_id]

    def bytes_of(self, relative: str, limit: int) -> bytes:
        return self.pictures[relative][:limit]


def _office_pages() -> list[tuple[UiTree, Pixels]]:
    """Pages of offices with a tree of the phone's system, which tells whole texts whatever is drawn of them."""
    pages = []
    for one in drawn("dev", slice(FIRST, FIRST + DISTINCT)):
        pixels = None if one.form in PLACELESS else open_picture(one.png)
        if pixels is not None:
            height, width = pixels.shape[:2]
            tree = screen_source(one.source, width, height, float(one.skin.scale), one.name).tree
            pages += [(tree, pixels)] if tree is not None else []
    return pages


def _run_of(pages: list[tuple[UiTree, Pixels]]) -> _Run:
    run, order = _Run(), []
    for number, (tree, page) in enumerate(islice(cycle(pages), SCREENS)):
        moved = 3 * (number // len(pages) % 40) if number % 3 == 2 else 0
        screen = f"{number % len(pages)}-{moved}"
        order.append(screen)
        if screen not in run.trees:
            run.trees[screen] = _scrolled(tree, moved * tree.width_dp / page.shape[1])
            run.pictures[f"screens/{screen}.png"] = _png(page[moved:])
    at = datetime(2026, 11, 22, tzinfo=UTC)
    run.events = [
        Event(seq, at, 0.0, Source.SCENARIO, EventKind.SCREEN, Phase.AFTER_CONSENT, "walk", {"screen": screen})
        for seq, screen in enumerate(order)
    ]
    return run


def _scrolled(tree: UiTree, by_dp: float) -> UiTree:
    nodes = [replace(node, box=replace(node.box, y_dp=node.box.y_dp - by_dp)) for node in tree.nodes]
    return replace(tree, height_dp=tree.height_dp - by_dp, nodes=tuple(nodes))


def _png(pixels: Pixels) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()


def _is_doubtful(tree: UiTree, png: bytes) -> bool:
    pixels = open_picture(png)
    return pixels is not None and bool(doubtful_places(tree, pixels, pixels.shape[1] / tree.width_dp))


def test_a_run_with_a_source_costs_less_than_the_limit_a_screen() -> None:
    """Pictures opened, doubtful texts and what the source does not tell read, as at the end of a run."""
    run, reader = _run_of(_office_pages()), OcrReader(load_engine())
    began = time.process_time()
    views = screen_views(run, reader, ocr_screens=SCREENS)
    each_s = (time.process_time() - began) / SCREENS
    doubtful = sum(_is_doubtful(tree, run.pictures[f"screens/{screen}.png"]) for screen, tree in run.trees.items())
    print(f"\n  {each_s:5.3f} s a screen; of {len(run.trees)} that differ {doubtful} have doubtful texts")
    assert len(views) == SCREENS
    assert each_s < MOST_S
