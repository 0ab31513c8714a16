"""Lines over each other have no gaps between their characters."""

import numpy as np
import pytest

from harness.detect.drawn.mingled_line import MINGLED, with_mingled
from harness.detect.drawn.ocr import TextLine
from harness.detect.drawn.strips import Pixels
from harness.model.screen import Box

TEXT = "今日办事大厅取号等候"


def _lines(*offsets: int, rule: bool = False) -> Pixels:
    """One line of characters for each offset, drawn over each other: two uprights joined by a stroke."""
    page = np.full((100, 420, 3), 255, np.uint8)
    for offset in offsets:
        for number in range(len(TEXT)):
            left = 40 + offset + number * 24 + 2
            page[44 + offset % 5 : 47 + offset % 5, left : left + 17] = 20
            for column in (left, left + 14):
                page[40:62, column : column + 3] = 20
    if rule:
        page[61:63, 40:280] = 20
    return page


def _score(page: Pixels, read: float) -> float:
    line = TextLine(TEXT, Box(38, 38, 248, 28), read)
    return with_mingled([line], page, 1.0)[0].score


def test_a_line_over_another_can_hardly_be_read() -> None:
    broken = _lines(0, 13)
    broken[:, 40:44] = 255
    for left in range(112, 280, 90):  # even there a gap is left here and there
        broken[:, left : left + 2] = 255
    assert _score(broken, 0.93) == MINGLED


@pytest.mark.parametrize(("page", "read"), [(_lines(0), 0.93), (_lines(0, rule=True), 0.93), (_lines(0, 13), 0.999)])
def test_one_line_a_link_and_what_is_read_surely_are_left(page: Pixels, read: float) -> None:
    assert _score(page, read) == read


def test_two_lines_at_one_pitch_are_told_by_how_badly_they_are_read() -> None:
    """But for bytes misread, which are read as rare characters, each for its like."""
    page = _lines(0)
    assert _score(page, 0.8) == MINGLED
    rare = TextLine("娆四繫浣跨点垮亥搴旂", Box(38, 38, 248, 28), 0.8)
    assert with_mingled([rare], page, 1.0)[0].score == 0.8


def test_a_rule_through_some_of_the_words_fills_no_gaps() -> None:
    page = _lines(0)
    page[50:52, 40:160] = 20
    assert _score(page, 0.96) == 0.96


def test_ink_taller_than_its_characters_are_wide_is_of_two_lines_where_it_is_hardly_read() -> None:
    page = _lines(0)
    for left in range(42, 280, 24):
        page[62:68, left + 6 : left + 9] = 20
    tall = TextLine(TEXT, Box(38, 38, 248, 32), 0.9)
    assert with_mingled([tall], page, 1.0)[0].score == MINGLED
    assert _score(_lines(0), 0.9) == 0.9


def test_a_dash_of_two_characters_fills_no_gap() -> None:
    page = _lines(0)
    page[:, 136:206] = 255
    page[51:53, 136:206] = 20
    dashed = TextLine(TEXT[:4] + "——" + TEXT[6:], Box(38, 38, 248, 28), 0.95)
    assert with_mingled([dashed], page, 1.0)[0].score == 0.95


def test_a_line_that_stands_lower_than_another_and_reads_on_well() -> None:
    """Brackets reach above and below by themselves."""
    page = np.minimum(_lines(0), np.roll(_lines(0), 8, axis=0))
    for text, score in ((TEXT, MINGLED), (TEXT[:-2] + "(一)", 0.95)):
        line = TextLine(text, Box(38, 34, 248, 40), 0.95)
        assert with_mingled([line], page, 1.0)[0].score == score
    assert with_mingled([TextLine(TEXT, Box(38, 34, 248, 40), 0.95)], _lines(0), 1.0)[0].score == 0.95
