"""Word pieces: every text comes apart into known pieces, in the same way each time."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.comprehension.word_pieces import END_OF_ROW, START, UNKNOWN, word_pieces


def _apart(text: str) -> list[str]:
    names = word_pieces().names()
    return [names[number] for number in word_pieces().numbers_of([text])[0]]


def test_a_row_comes_apart_into_words_of_the_language() -> None:
    assert "".join(_apart("独居老人走访台账")).replace("▁", "") == "独居老人走访台账"
    assert "老人" in _apart("独居老人走访台账")


def test_a_figure_is_known_in_parts() -> None:
    assert UNKNOWN not in word_pieces().numbers_of(["1500分"])[0]


def test_what_no_piece_covers_is_unknown() -> None:
    assert UNKNOWN in word_pieces().numbers_of(["\U0001f9ff"])[0]


def test_the_marks_of_start_and_end_are_pieces_of_their_own() -> None:
    assert [word_pieces().names()[number] for number in (START, END_OF_ROW)] == ["<s>", "</s>"]


def test_half_a_character_is_no_reason_to_fail() -> None:
    assert word_pieces().numbers_of(["打\ud800卡"]) == word_pieces().numbers_of(["打?卡"])


@given(st.lists(st.text(max_size=40), max_size=5))
def test_any_texts_come_apart_each_by_itself(texts: list[str]) -> None:
    together = word_pieces().numbers_of(texts)
    assert together == [word_pieces().numbers_of([text])[0] for text in texts]
    assert all(0 <= number < len(word_pieces()) for numbers in together for number in numbers)


@given(st.text(max_size=40))
def test_no_text_writes_the_mark_of_a_page_or_a_row(text: str) -> None:
    assert not {START, END_OF_ROW} & set(word_pieces().numbers_of([text])[0])
