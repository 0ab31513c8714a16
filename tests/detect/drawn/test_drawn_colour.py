"""Colours as drawn: of the page, its cards, a text and the ground that it stands on."""

import numpy as np

from harness.detect.drawn.drawn_colour import coloured, colours_of, commonest, grounds_of, in_px
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box, UiNode, UiTree

GREY, WHITE, BLUE = (238, 238, 238), (255, 255, 255), (20, 90, 240)


def page(ground: tuple[int, int, int] = WHITE) -> Pixels:
    pixels = np.empty((400, 300, 3), np.uint8)
    pixels[:] = ground
    return pixels


def written(pixels: Pixels, box: Box, colour: tuple[int, int, int]) -> None:
    """Strokes three px wide, ten apart."""
    left, top, right, bottom = in_px(box, 1.0, pixels)
    for at in range(left, right - 3, 10):
        pixels[top:bottom, at : at + 3] = colour


def test_cards_on_a_grey_page_are_its_second_ground() -> None:
    pixels = page(GREY)
    pixels[100:250] = WHITE
    assert grounds_of(pixels) == (GREY, WHITE)


def test_a_bright_banner_is_no_ground() -> None:
    pixels = page()
    pixels[:150] = BLUE
    assert grounds_of(pixels) == (WHITE,)


def test_a_text_has_the_colour_of_its_strokes_on_the_ground_around_them() -> None:
    pixels, box = page(BLUE), Box(20, 40, 120, 20)
    written(pixels, box, WHITE)
    assert colours_of(pixels, box, 1.0) == (WHITE, BLUE)


def test_where_nothing_is_written_there_is_no_colour_of_text() -> None:
    assert colours_of(page(), Box(20, 40, 120, 20), 1.0) is None
    assert colours_of(page(), Box(20, 40, 2, 2), 1.0) is None


def test_what_a_source_tells_is_believed_and_the_rest_is_taken_from_the_picture() -> None:
    pixels, box = page(), Box(20, 40, 120, 20)
    written(pixels, box, BLUE)
    untold, told = UiNode("text", "主办单位", box), UiNode("text", "主办单位", box, colour=(1, 2, 3), background=WHITE)
    away = UiNode("text", "主办单位", box, in_viewport=False)
    found = coloured(UiTree("", "", 300, 400, (untold, told, away)), pixels, 1.0).nodes
    assert [node.colour for node in found] == [BLUE, (1, 2, 3), None]


def test_the_commonest_of_nothing_is_white() -> None:
    assert commonest(np.zeros((0, 3), np.uint8)) == WHITE


def test_a_place_beyond_the_picture_ends_with_it() -> None:
    assert in_px(Box(-10, 380, 900, 90), 1.0, page()) == (0, 380, 300, 400)
