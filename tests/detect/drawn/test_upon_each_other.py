"""Two texts that cross, and single lines that look a little like them."""

import numpy as np

from harness.detect.drawn.strips import Pixels
from harness.detect.drawn.upon_each_other import are_upon_each_other
from harness.model.screen import Box

PITCH, DARK, BLUE = 24, (20, 20, 20), (22, 119, 255)
TEXT, PLACE = "关于开展安全", Box(38, 36, 150, 32)


def page() -> Pixels:
    return np.full((120, 420, 3), 255, np.uint8)


def write(page: Pixels, characters: int, left: int, top: int, colour: tuple[int, int, int]) -> Pixels:
    """Characters of strokes as of 王 between two uprights, with ground between them."""
    for number in range(characters):
        at = left + number * PITCH
        for row in (0, 8, 18):
            page[top + row : top + row + 2, at : at + 20] = colour
        for column in (3, 9, 15):
            page[top : top + 20, at + column : at + column + 3] = colour
    return page


def upon(page: Pixels, text: str = TEXT) -> bool:
    return are_upon_each_other(text, PLACE, page, 1.0)


def test_one_line_is_one_text() -> None:
    assert not upon(write(page(), 6, 40, 42, DARK))


def test_two_lines_of_one_colour_run_together() -> None:
    assert upon(write(write(page(), 6, 40, 42, DARK), 3, 40 + PITCH // 2, 46, DARK))


def test_two_colours_cross_in_the_same_columns() -> None:
    assert upon(write(write(page(), 6, 40, 42, DARK), 2, 42, 46, BLUE), "28,413")


def test_two_colours_side_by_side_do_not_cross() -> None:
    assert not upon(write(write(page(), 3, 40, 42, DARK), 3, 40 + 3 * PITCH, 42, BLUE))


def test_a_mark_below_words_and_a_line_through_them_are_no_second_text() -> None:
    marked = write(page(), 6, 40, 42, DARK)
    marked[64:67, 60:90] = BLUE
    assert not upon(marked)
    struck = write(page(), 6, 40, 42, DARK)
    struck[50:52, 39:187] = BLUE
    assert not upon(struck)


def test_half_a_line_that_an_edge_cut_is_not_two() -> None:
    half = write(page(), 6, 40, 42, DARK)
    half[50:] = 255
    assert not are_upon_each_other(TEXT, Box(38, 38, 150, 14), half, 1.0)


def test_a_ground_that_is_not_plain_is_not_judged() -> None:
    shaded = write(write(page(), 6, 40, 42, DARK), 3, 52, 46, DARK)
    shaded[:, ::2] = np.minimum(shaded[:, ::2], 200)
    assert not upon(shaded)


def test_the_shadow_that_light_words_cast_on_a_photograph_is_no_second_text() -> None:
    photograph = np.full((120, 420, 3), 140, np.uint8)
    for step in (2, 1):
        write(photograph, 6, 40 + step, 42 + step, (60, 60, 60))
    assert not upon(write(photograph, 6, 40, 42, (255, 255, 255)))


def test_a_dash_between_words_is_no_second_text() -> None:
    dashed = write(write(page(), 2, 40, 42, DARK), 2, 40 + 4 * PITCH, 42, DARK)
    dashed[52:54, 40 + 2 * PITCH : 40 + 4 * PITCH - 12] = DARK
    assert not upon(dashed, "关于——安全")


def test_bold_letters_that_touch_are_one_word() -> None:
    bold = write(page(), 6, 40, 42, DARK)
    bold[42:62, 48:86] = DARK  # "App"
    bold[44:60:3, 50:84] = 255
    assert not upon(bold, "关App开展安")


def test_two_bold_characters_that_touch_are_read_without_a_doubt() -> None:
    bold = write(page(), 6, 40, 42, DARK)
    bold[55:58, 55:70] = DARK
    assert upon(bold)
    assert not are_upon_each_other(TEXT, PLACE, bold, 1.0, 0.999)


def test_what_is_read_without_any_doubt_is_one_text() -> None:
    crossed = write(write(page(), 6, 40, 42, DARK), 2, 42, 46, BLUE)
    assert not are_upon_each_other(TEXT, PLACE, crossed, 1.0, 1.0)
