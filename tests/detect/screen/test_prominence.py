from typing import Any

from harness.detect.screen.prominence import MAX_TAPS, MIN_FONT_DP, Prominence, prominence
from tests.detect.screen_factory import BLACK, WHITE, node, view


def measured(**more: Any) -> Prominence:
    one = view(node("主办单位", **more))
    return prominence(one.pieces[0], one)


def test_the_limits_themselves_still_pass() -> None:
    assert measured(font_dp=MIN_FONT_DP).prominent
    assert not measured(font_dp=MIN_FONT_DP - 0.1).prominent
    one = view("主办单位", taps=MAX_TAPS)
    assert prominence(one.pieces[0], one).prominent


def test_contrast_just_below_and_just_above() -> None:
    assert not measured(colour=(119, 119, 119), background=WHITE).prominent  # 4.48:1
    assert measured(colour=(118, 118, 118), background=WHITE).prominent  # 4.54:1


def test_an_unknown_colour_neither_helps_nor_harms() -> None:
    seen = measured(colour=None, background=BLACK)
    assert seen.contrast is None
    assert seen.prominent
