"""Whose line a cut row halves: the one read there, or the one beside it; and texts that a source tells whole."""

from dataclasses import replace

from harness.detect.drawn.cut_row import CutRow
from harness.detect.drawn.half_line import halved, is_halved
from harness.detect.drawn.ocr import TextLine
from harness.model.screen import Box, UiNode

ROW = CutRow(Box(20, 140, 160, 8), "lower", 20, 16.0)
ABOVE = TextLine("明早六点到下午三点停水", Box(20, 110, 180, 20), 0.99)
OWN = TextLine("请各家各户提前存水备", Box(18, 136, 164, 13), 0.8)


def test_a_half_line_that_was_not_read_is_told_by_the_line_above_it() -> None:
    assert list(halved([ROW], [ABOVE])) == [(ROW, ABOVE)]


def test_a_half_line_that_was_read() -> None:
    assert list(halved([ROW], [ABOVE, OWN])) == [(ROW, OWN)]


def test_a_half_line_that_was_read_as_signs() -> None:
    signs = replace(OWN, text="*+小+", score=0.7)
    assert list(halved([ROW], [ABOVE, signs])) == [(ROW, ABOVE)]


def test_figures_stop_side_by_side_whole() -> None:
    figures = TextLine("2026-05-18 19:30", OWN.box, 0.99)
    assert not list(halved([ROW], [ABOVE, figures]))


def test_figures_among_words_that_are_read_well_cut_no_line() -> None:
    line = TextLine("特勤一站值班电话设在三楼大厅西侧 12", Box(20, 136, 330, 14), 0.98)
    assert not list(halved([ROW], [line]))


def test_a_line_as_high_as_its_characters_are_wide_is_whole() -> None:
    whole = replace(ROW, box=Box(20, 140, 160, 15))
    assert not list(halved([whole], [ABOVE, OWN]))


def test_a_row_far_from_every_line_is_nobodys_unless_it_says_much() -> None:
    assert not list(halved([ROW], [replace(ABOVE, box=Box(20, 10, 180, 20))]))


def test_a_text_that_its_source_tells_whole() -> None:
    node = UiNode("text", "明早六点到下午三点停水请各家各户提前存水备用", Box(20, 110, 180, 40), font_dp=16.0)
    assert is_halved(node, [ROW])
    assert not is_halved(node, [replace(ROW, box=Box(20, 140, 60, 8), strokes=8)])  # a part of its width
    assert not is_halved(replace(node, box=Box(20, 300, 180, 40)), [ROW])
    assert not is_halved(replace(node, text="2026-05-18 19:30 至 20:45"), [ROW])
