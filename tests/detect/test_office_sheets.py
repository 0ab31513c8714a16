"""The sheets say what they should, and some of the screens they draw are recognised by the source alone."""

from collections import Counter
from collections.abc import Sequence

import pytest

from harness.detect.eyes.kinds import label_kinds
from harness.detect.eyes.recognise import recognise
from tests.detect.screen_factory import MASKER, Cell, button, entry, heading, link, view
from tests.detect.screens.offices.mosaic import mosaic, pieces
from tests.detect.screens.offices.sheet import Element, sheets
from tests.detect.screens.offices.skins import SKINS
from tests.detect.screens.tried import Tried

# Every fifth screen and fourth piece, of few rows each: one false kind is a fortieth. All together reach 0.92 and 0.93.
LEAST_PRECISION = 0.85


@pytest.mark.parametrize("part", ["dev", "held"])
def test_every_kind_is_shown_by_four_screens_or_more(part: str) -> None:
    shown = Counter(kind for sheet in sheets(part) for kind in sheet.shows)
    assert {kind for kind in label_kinds() if shown[kind] < 4} == set()


@pytest.mark.parametrize("part", ["dev", "held"])
def test_only_known_kinds_are_named_and_a_third_of_the_screens_shows_nothing(part: str) -> None:
    all_sheets = list(sheets(part))
    assert {kind for sheet in all_sheets for kind in sheet.shows | sheet.may} <= label_kinds().keys()
    assert sum(not sheet.shows for sheet in all_sheets) * 3 >= len(all_sheets)


def test_the_parts_share_no_skin_and_no_screen() -> None:
    dev, held = ({sheet.elements for sheet in sheets(part)} for part in ("dev", "held"))
    assert not dev & held
    assert not {skin.name for skin in SKINS["dev"]} & {skin.name for skin in SKINS["held"]}


def test_a_sheet_becomes_a_page_whose_words_are_escaped() -> None:
    for part in ("dev", "held"):
        sheet = next(iter(sheets(part)))
        pages = {skin.page(sheet.elements) for skin in SKINS[part]}
        assert len(pages) == len(SKINS[part])


def rows_of(element: Element) -> list[Cell | Sequence[Cell]]:
    """The element as rows of a page that a source tells of."""
    mark, parts = element.mark, element.parts
    if mark in ("card", "table"):
        return [row for inner in element.inner for row in rows_of(inner)]
    if mark == "buttons":
        return [[button(one.parts[0]) for one in element.inner]]
    if mark in ("icons", "segments", "bar"):
        return [[link(part) for part in parts]]
    if mark in ("title", "heading", "banner"):
        return [heading(parts[0])]
    if mark in ("field", "required"):
        return [[parts[0], entry()]]
    if mark == "calendar":
        return []
    first: Cell = link(parts[0]) if mark == "link" else parts[0]
    return [[first, *parts[1:]]] if parts[1:] and parts[1] else [first]


def test_screens_are_recognised_by_their_words_and_places() -> None:
    plain = [
        sheet for sheet in sheets("dev") if not any(one.mark in ("html", "dialog", "upload") for one in sheet.elements)
    ]
    tried = Tried()
    for sheet in plain[::5]:
        seen = view(*(row for element in sheet.elements for row in rows_of(element)))
        kinds = frozenset(label.kind for label in recognise(seen, 1.0, MASKER))
        tried.count(sheet.name, sheet.shows, sheet.may | {"small_text", "small_target"}, kinds)
    assert tried.precision()[0] > LEAST_PRECISION, tried.told
    assert tried.recall()[0] > 0.9, tried.told


@pytest.mark.parametrize(("part", "least", "least_alike"), [("unseen", 8, 12), ("again", 4, 3)])
def test_pieces_show_every_kind_and_what_only_looks_like_it(part: str, least: int, least_alike: int) -> None:
    shown = Counter(kind for piece in pieces(part) for kind in piece.shows)
    alike = Counter(kind for piece in pieces(part) for kind in piece.alike)
    assert {kind for kind in label_kinds() if shown[kind] < least or alike[kind] < least_alike} == set()
    assert {kind for piece in pieces(part) for kind in piece.shows | piece.may | piece.alike} <= label_kinds().keys()


def test_a_mosaic_holds_every_piece_once_and_none_beside_what_it_only_looks_like() -> None:
    laid = Counter(element for sheet in mosaic("again") for element in sheet.elements if element.mark != "title")
    every = Counter(element for piece in pieces("again") for element in piece.elements if element.mark != "title")
    assert laid == every
    alike = {piece.elements: piece.alike for piece in pieces("again") if piece.alike}
    for sheet in mosaic("again"):
        kinds = sheet.shows | sheet.may
        body = sheet.elements
        for elements, taken_for in alike.items():
            held = any(body[at : at + len(elements)] == elements for at in range(len(body)))
            assert not (held and taken_for & kinds), (sheet.name, elements)


def test_pieces_are_recognised_by_their_words_alone() -> None:
    tried, unasked = Tried(), frozenset(("small_text", "small_target", "cut_text", "overlapping_text"))
    for piece in list(pieces("unseen"))[::4]:
        rows = [row for element in piece.elements for row in rows_of(element) if row]
        if rows and not any(element.mark in ("html", "dialog", "field", "required") for element in piece.elements):
            seen = view(heading("服务"), *rows)
            kinds = frozenset(label.kind for label in recognise(seen, 1.0, MASKER))
            tried.count(piece.name, piece.shows - unasked, piece.may | unasked, kinds)
    assert tried.precision()[0] > LEAST_PRECISION, tried.told
    assert tried.recall()[0] > 0.85, tried.told
