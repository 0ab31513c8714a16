"""Strokes that a straight edge stops, and lines that end as lines do."""

import numpy as np

from harness.detect.drawn.cut_edge import Part, missing_part
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

PITCH, LINES = 24, 8
TEXT = "关于开展安全检查工作"


def _page(characters: int = len(TEXT)) -> Pixels:
    """Characters of strokes as of 王 between two uprights, each with soft ends."""
    page = np.full((160, 420, 3), 255, np.uint8)
    for number in range(characters):
        left = 40 + number * PITCH + 2
        for row in (42, 50, 60):
            page[row : row + 2, left : left + 20] = 20
        for column in (left + 3, left + 9):
            page[42:58, column : column + 3] = 20
        page[42:62, left - 1 : left] = page[42:62, left + 20 : left + 21] = 200  # half covered
    return page


def _cut(page: Pixels, *, height: int = 24, text: str = TEXT) -> Part:
    return missing_part(page, Box(38, 40, PITCH * len(text), height), text, 1.0)


def test_a_whole_line_is_not_cut() -> None:
    assert not _cut(_page())


def test_the_lower_half_of_a_line_is_missing() -> None:
    page = _page()
    page[52:] = 255
    assert _cut(page, height=14) == "lower"


def test_half_lines_of_few_characters_are_told_by_the_doubt_with_which_they_are_read() -> None:
    page = _page(4)
    page[52:] = 255
    place = Box(38, 40, PITCH * 4, 14)
    assert missing_part(page, place, "关十开屏", 1.0, 0.8) == "lower"
    assert not missing_part(page, place, "1052", 1.0, 0.8)  # figures are as low as that
    assert not missing_part(_page(4), Box(38, 40, PITCH * 4, 24), "关于开展", 1.0, 0.8)


def test_room_between_words_is_no_width_of_characters() -> None:
    page = _page(8)
    page[:, 40 + 2 * PITCH : 40 + 5 * PITCH] = 255
    assert not missing_part(page, Box(38, 40, PITCH * 8, 24), "关于检查吧", 1.0, 0.8)


def test_the_upper_half_of_a_line_is_missing() -> None:
    page = _page()
    page[:54] = 255
    assert missing_part(page, Box(38, 52, PITCH * len(TEXT), 12), TEXT, 1.0) == "upper"


def test_what_is_faint_or_empty_says_nothing() -> None:
    page = _page()
    page[52:] = 255
    faint = (255 - (255 - page.astype(np.int16)) // 6).astype(np.uint8)
    assert not _cut(faint, height=14)
    assert not _cut(np.full((160, 420, 3), 255, np.uint8))


def test_an_icon_before_words_is_none_of_their_width() -> None:
    page = _page(6)
    page[:, 40 + PITCH : 40 + 2 * PITCH] = 255
    page[58:62] = page[57:58]
    page[62:] = 255
    assert not missing_part(page, Box(38, 40, PITCH * 6, 24), "开展安全", 1.0)
