"""Rows at which a whole line's strokes stop: at once, by way of a blended row, or from above; whole lines have none."""

import numpy as np

from harness.detect.drawn.cut_row import CutRow, cut_rows
from harness.detect.drawn.strips import Pixels

PITCH, TOP, COUNT = 24, 60, 8


def page() -> Pixels:
    """Characters of three uprights and two bars, whose heads and feet stand on different rows."""
    page = np.full((160, 320, 3), 255, np.uint8)
    for number in range(COUNT):
        left = 40 + number * PITCH + 2
        for row in (TOP + 3, TOP + 8):
            page[row : row + 2, left : left + 20] = 20
        for at, foot in ((2, 19), (9, 21), (16, 17)):
            page[TOP + (at + number) % 3 : TOP + foot + number % 3, left + at : left + at + 2] = 20
    return page


def cut_page(missing: str = "lower") -> Pixels:
    cut = page()
    cut[TOP + 14 :] = 255
    return cut if missing == "lower" else np.ascontiguousarray(cut[::-1])


def halves(pixels: Pixels, em: float = PITCH) -> list[CutRow]:
    return [row for row in cut_rows(pixels, 1.0) if row.is_half(em)]


def test_strokes_of_a_whole_line_do_not_stop_at_once() -> None:
    assert not halves(page())


def test_a_line_of_which_the_lower_part_is_missing() -> None:
    (row,) = halves(cut_page())
    assert row.missing == "lower"
    assert row.box.y_dp == TOP
    assert row.box.height_dp == 14
    assert row.strokes == 3 * COUNT


def test_a_line_of_which_the_upper_part_is_missing() -> None:
    (row,) = halves(cut_page("upper"))
    assert row.missing == "upper"
    assert row.box.y_dp + row.box.height_dp == 160 - TOP


def test_an_edge_between_two_rows_blends_one() -> None:
    blended = cut_page()
    blended[TOP + 13][blended[TOP + 13] < 100] = 140
    assert halves(blended)


def test_type_as_high_as_it_is_wide_is_whole() -> None:
    assert not halves(cut_page(), 14.0)


def test_strokes_that_stop_on_uneven_ground_tell_nothing() -> None:
    pattern = cut_page()
    pattern[TOP + 14 :, ::2] = 120
    assert not halves(pattern)
