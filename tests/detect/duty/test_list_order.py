from harness.detect.duty.list_order import list_order
from harness.detect.screen.people_rows import people_rows
from tests.detect.screen_factory import Cell, view

ROWS: list[list[Cell]] = [["1", "张伟", "96"], ["2", "王芳", "95"], ["3", "李娜", "91"]]


def order(rows: list[list[Cell]], *, words: bool = False, work: bool = False) -> float:
    return list_order(people_rows(view(*rows)), words=words, work=work)


def test_places_and_falling_figures_need_no_word_where_work_is_counted() -> None:
    assert order(ROWS, work=True) > 0.5
    assert order(ROWS) == 0
    assert order([["1", "张伟", "96 分"], ["2", "王芳", "95 分"], ["3", "李娜", "91 分"]]) > 0.5


def test_a_word_of_order_needs_only_one_of_them() -> None:
    assert order([row[1:] for row in ROWS], words=True) > 0.5
    assert order([["1", "张伟", "90"], ["2", "王芳", "95"], ["3", "李娜", "91"]], words=True) > 0.5
    assert order([["张伟", "90"], ["王芳", "95"], ["李娜", "91"]], words=True) == 0


def test_a_place_told_in_words_needs_neither() -> None:
    assert order([["冠军", "陈雨"], ["亚军", "高峰"], ["季军", "林静"]]) > 0.5


def test_telephones_and_gifts_are_in_no_order() -> None:
    assert order([["1", "张伟", "8561 元"], ["2", "王芳", "2000 元"], ["3", "李娜", "1000 元"]], words=True) == 0
