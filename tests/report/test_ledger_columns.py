"""Columns of the ledger fit one page of A4 across without small type."""

from hypothesis import given
from hypothesis import strategies as st

from harness.report.ledger_columns import LONGEST_WORD, MARGIN, MOST_LINES, NARROW, ON_PAGE, column_widths, lines_of
from harness.report.ledger_sheets import Sheet

LONG = "本次运行的流量和页面均显示该功能具有强制性，" * 8


def test_a_sheet_that_fits_is_as_wide_as_its_text() -> None:
    assert column_widths(Sheet("s", ("应用", "n"), (("林城督办", 1),))) == [8 + MARGIN, NARROW]


def test_what_a_page_does_not_hold_is_taken_where_it_wraps_least() -> None:
    row = (
        "林城督办",
        "A16-IPV6-10",
        "第十四条（二）",
        "打卡签到、积分排名",
        LONG,
        LONG[:60],
        "Android 手机、苹果手机",
        "",
    )
    widths = column_widths(Sheet("s", ("应用",) * 8, (row,) * 5))
    assert sum(widths) <= ON_PAGE
    assert widths[4] == max(widths)
    assert widths[1] >= len("A16-IPV6-10") + MARGIN


def test_a_row_is_as_high_as_its_longest_cell_and_no_higher_than_excel_allows() -> None:
    assert lines_of(("短", LONG), (10, 42)) == 9
    assert lines_of((LONG * 20,), (20,)) == MOST_LINES


def test_rows_are_as_high_as_their_wrapped_text() -> None:
    assert lines_of(["短", 3], [10, 10]) == 1
    assert lines_of(["长" * 20, "短"], [22, 10]) == 2
    assert lines_of(["一\n二\n三"], [10]) == 3
    assert lines_of(["长" * 5000], [22]) == MOST_LINES


@given(st.lists(st.lists(st.text(max_size=300), min_size=9, max_size=9), max_size=8))
def test_nine_columns_always_fit_unless_their_words_do_not(rows: list[list[str]]) -> None:
    widths = column_widths(Sheet("s", ("x",) * 9, tuple(map(tuple, rows))))
    assert all(width >= NARROW for width in widths)
    assert sum(widths) <= max(ON_PAGE, 9 * (LONGEST_WORD + MARGIN))
