"""A line's last character: whole, cut by the side of what holds it, or drawn in part."""

import numpy as np

from harness.detect.drawn.cut_end import is_end_cut
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

PITCH, LEFT = 24, 40
TEXT = "关于开展安全检查工作"
RED, WHITE = (200, 30, 30), (255, 255, 255)


def page(ground: tuple[int, int, int] = WHITE) -> Pixels:
    """Characters of strokes as of 王 between two uprights, each with soft ends."""
    page = np.full((160, 420, 3), ground, np.uint8)
    for number in range(len(TEXT)):
        left = LEFT + number * PITCH + 2
        for row in (41, 50, 61):
            page[row : row + 2, left : left + 20] = 20
        for column in (left + 3, left + 9):
            page[41:62, column : column + 3] = 20
        page[41:63, left - 1 : left] = page[41:63, left + 20 : left + 21] = 200  # half covered
    return page


def cut(page: Pixels, text: str = TEXT) -> bool:
    return is_end_cut(page, Box(LEFT - 2, 38, PITCH * len(TEXT), 28), text, 1.0)


def test_a_whole_line_is_not_cut() -> None:
    assert not cut(page())


def test_half_of_the_last_character_is_missing() -> None:
    half = page()
    half[:, LEFT + 9 * PITCH + 17 :] = 255
    assert cut(half)
    assert not cut(half, TEXT[:-1] + "？")  # a mark takes half its room


def test_a_line_that_runs_into_the_side_of_its_card_or_button() -> None:
    for beyond in (RED, (247, 247, 247)):
        button = page()
        button[:, :28] = button[:, LEFT + 9 * PITCH + 14 :] = beyond
        assert cut(button, TEXT[:-1] + "？"), beyond


def test_a_line_that_ends_before_the_side_of_its_card_is_whole() -> None:
    card = page()
    card[:, :28] = card[:, LEFT + 10 * PITCH + 3 :] = RED
    assert not cut(card)


def test_a_ground_that_turns_into_another_has_no_side() -> None:
    shaded = page().astype(np.int16) - (np.arange(420) // 8)[None, :, None]
    assert not cut(shaded.clip(0, 255).astype(np.uint8))


def test_faint_strokes_tell_nothing() -> None:
    half = page()
    half[:, LEFT + 9 * PITCH + 17 :] = 255
    assert not cut((255 - (255 - half.astype(np.int16)) // 6).astype(np.uint8))


def test_an_arrow_after_the_words_is_no_part_of_a_character() -> None:
    row = page()
    row[:, LEFT + 9 * PITCH :] = 255
    at = LEFT + 9 * PITCH + 6
    for step in range(6):
        row[47 + step : 49 + step, at + step : at + 3 + step] = 20
        row[57 - step : 59 - step, at + step : at + 3 + step] = 20
    assert not cut(row, TEXT[:-1])


def test_strokes_that_an_upright_one_ends_are_whole() -> None:
    whole = page()
    left = LEFT + 9 * PITCH
    whole[41:63, left:] = 255
    for number in range(5):
        whole[42 + 4 * number : 44 + 4 * number, left + 2 : left + 20] = 20
    whole[41:62, left + 18 : left + 20] = 20
    assert not cut(whole, TEXT[:-2] + "?届")


def test_a_wide_stroke_of_large_type_is_no_side_of_a_card() -> None:
    large = np.full((200, 700, 3), (255, 102, 0), np.uint8)
    for number in range(4):
        left = 40 + 90 * number
        large[60:72, left : left + 80] = large[130:142, left : left + 80] = 255
        large[60:142, left + 34 : left + 46] = 255
    assert not is_end_cut(large, Box(36, 50, 366, 102), "全员注册", 1.0)


def test_entries_of_a_row_that_is_swiped_go_on_under_its_edge() -> None:
    row = page()
    row[:, LEFT + 9 * PITCH + 17 :] = 255
    for gap in (2, 5):
        row[:, LEFT + gap * PITCH : LEFT + (gap + 1) * PITCH] = 255
    assert not cut(row)


def test_a_line_that_begins_at_a_margin_and_leaves_none_goes_on() -> None:
    card = page()
    card[:, LEFT + 10 * PITCH - 1 :] = (247, 240, 240)
    assert cut(card, TEXT[:-1] + "？")
    marked = card.copy()
    marked[:, : LEFT + 1] = (250, 243, 243)  # a word on a ground of its own size
    assert not cut(marked, TEXT[:-1] + "？")


def test_a_line_higher_as_read_than_its_button() -> None:
    button = page()
    button[:, LEFT + 9 * PITCH + 14 :] = RED
    button[:39] = button[64:] = RED
    assert cut(button, TEXT[:-1] + "？")
