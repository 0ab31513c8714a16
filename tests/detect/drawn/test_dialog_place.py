"""A dialog is one bright patch on a page that was dimmed for it; cards and banners are none."""

import numpy as np
import pytest

from harness.detect.drawn.dialog_place import dialog_place
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box


def screen(level: int, patch: Box | None = None, patch_level: int = 255) -> Pixels:
    pixels = np.full((780, 360, 3), level, np.uint8)
    if patch is not None:
        left, top = int(patch.x_dp), int(patch.y_dp)
        pixels[top : top + int(patch.height_dp), left : left + int(patch.width_dp)] = patch_level
    return pixels


@pytest.mark.parametrize("patch", [Box(40, 300, 280, 180), Box(0, 480, 360, 300)])
def test_in_the_middle_or_on_the_lower_edge_of_a_dimmed_page(patch: Box) -> None:
    found = dialog_place(screen(120, patch), 1.0)
    assert found is not None
    assert abs(found.x_dp - patch.x_dp) <= 4
    assert abs(found.y_dp - patch.y_dp) <= 4
    assert abs(found.height_dp - patch.height_dp) <= 8


def test_its_place_is_told_in_dp() -> None:
    patch = Box(40, 300, 280, 180)
    one, two = dialog_place(screen(120, patch), 1.0), dialog_place(screen(120, patch), 2.0)
    assert one is not None
    assert two is not None
    assert two.width_dp == pytest.approx(one.width_dp / 2)


@pytest.mark.parametrize(
    "pixels",
    [
        screen(120),
        screen(240, Box(40, 300, 280, 180)),  # a card on a page that nobody dimmed
        screen(120, Box(0, 0, 360, 120)),  # a bright header
        screen(120, Box(10, 300, 100, 180)),  # at the side
        screen(120, Box(40, 380, 280, 20)),  # a line of it
    ],
)
def test_what_else_is_bright_is_none(pixels: Pixels) -> None:
    assert dialog_place(pixels, 1.0) is None
