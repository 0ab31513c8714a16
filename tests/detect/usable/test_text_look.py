"""Contrast and line pitch as the page source tells them."""

from harness.detect.screen.piece import tree_pieces
from harness.detect.usable.text_look import detect_text_look, line_pitch
from harness.model.observation import Kind
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, PALE, app, button, node, page, view


def kinds(*rows: object) -> dict[Kind, object]:
    seen = detect_text_look([view(*rows)], app(), MASKER)  # type: ignore[arg-type]
    return {one.kind: one.data["count"] for one in seen if one.kind is not Kind.TEXT_MEASURED}


def test_faint_text_is_counted() -> None:
    assert kinds(node("服务热线", colour=PALE), node("办公时间")) == {Kind.LOW_CONTRAST: 1}


def test_large_type_needs_less() -> None:
    grey = (130, 130, 130)
    assert kinds(node("服务热线", colour=grey, font_dp=24)) == {}
    assert kinds(node("服务热线", colour=grey, font_dp=14)) == {Kind.LOW_CONTRAST: 1}


def test_what_is_disabled_or_of_unknown_colour_is_left_out() -> None:
    assert kinds(button("提交", colour=PALE, enabled=False), node("服务热线", colour=None)) == {}


def _paragraph(height_dp: float, letters: int = 60) -> float | None:
    one = node("政" * letters, box=Box(0, 100, 200, height_dp), font_dp=16)
    return line_pitch(tree_pieces(page(one))[0])


def test_line_pitch_is_height_over_lines_over_size() -> None:
    assert abs((_paragraph(4 * 16 * 1.1) or 0.0) - 1.1) < 0.01
    assert kinds(node("政" * 60, box=Box(0, 100, 200, 4 * 16 * 1.1), font_dp=16)) == {Kind.TIGHT_LINES: 1}


def test_paragraphs_stand_farther_apart_than_lines() -> None:
    """Six lines of 16 in 150 dp, from line to line 25 at the least: 10 below make 1.4, 5 make 1.2."""

    def below(gap_dp: float, **other: float) -> dict[Kind, object]:
        box = Box(other.get("x_dp", 0.0), 100 + 150 + gap_dp, 200, 150)
        two = node("府" * 70, box=box, font_dp=other.get("font_dp", 16.0))
        return kinds(node("政" * 70, box=Box(0, 100, 200, 150), font_dp=16), two)

    assert below(10) == {}
    assert below(5) == {Kind.TIGHT_PARAGRAPHS: 1}
    assert below(5, x_dp=20) == below(5, font_dp=17) == below(400) == {}
    one_line = node("政府", box=Box(0, 255, 200, 25), font_dp=16)
    assert kinds(node("政" * 70, box=Box(0, 100, 200, 150), font_dp=16), one_line) == {}


def test_one_line_tells_no_pitch() -> None:
    assert _paragraph(20, letters=8) is None


def test_what_could_be_measured_is_told() -> None:
    told = [one.data["coloured"] for one in detect_text_look([view("服务热线", "办公时间")], app(), MASKER)]
    assert told == [2]
    assert list(detect_text_look([view(node("服务热线", colour=None))], app(), MASKER)) == []
