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
