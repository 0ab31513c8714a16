"""Lessons: what a file tells of pages and rows, and that a page written is the page read."""

import pytest

from harness.detect.comprehension.page_reader import page_reader
from tests.detect.screens.natural.lesson import authors, digest_of_lessons, lesson_text, lessons, parse_lessons

ONE = """@ x-1
-\t返回|网格通
form_duty ?assessment\t本周应填报表|6
"""


def test_a_page_shows_what_its_rows_show() -> None:
    (page,) = parse_lessons(ONE)
    assert (page.name, page.shown, page.perhaps) == ("x-1", frozenset({"form_duty"}), frozenset({"assessment"}))
    assert [row.row.text for row in page.rows] == ["返回 网格通", "本周应填报表 6"]


def test_a_row_without_a_place_stands_as_far_down_as_there_are_rows_above_it() -> None:
    (page,) = parse_lessons(ONE)
    assert [(row.row.down, row.row.across) for row in page.rows] == [(0.0, None), (0.5, None)]


def test_a_place_is_told_in_thousandths() -> None:
    (page,) = parse_lessons("@ x-2\n-\t首页\t25,500\n")
    assert (page.rows[0].row.down, page.rows[0].row.across) == (0.025, 0.5)


def test_of_a_page_that_nobody_marked_by_rows_only_the_page_is_known() -> None:
    (page,) = parse_lessons("@ x-3\tprice ?payment\n*\t套餐 98元\n")
    assert (page.shown, page.perhaps) == (frozenset({"price"}), frozenset({"payment"}))
    assert page.rows[0].kinds is None


def test_a_line_that_is_no_page_is_refused() -> None:
    with pytest.raises(ValueError, match="a page begins with"):
        list(parse_lessons("x-1\n-\t首页\n"))


def test_what_is_written_is_what_was_read() -> None:
    for author in ("a1", "n1"):
        for page in lessons(author):
            assert next(parse_lessons(lesson_text(page))) == page


def test_every_lesson_of_the_program_can_be_read() -> None:
    pages = [page for author in authors() for page in lessons(author)]
    assert len({page.name for page in pages}) == len(pages)
    assert all(page.rows or page.shown for page in pages if page.shown)


def test_the_reader_of_the_program_was_taught_by_these_lessons() -> None:
    assert page_reader().digest == digest_of_lessons(), (
        "run `python -m tests.detect.screens.natural.teach_reader FOLDER`"
    )
