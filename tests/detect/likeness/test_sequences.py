"""Which sequences of a row are compared: figures stand for each other, a heading's are kept apart, long text is cut."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.likeness.sequences import IN_HEADING, IN_ROW, MOST_CHARACTERS, sequences_of


def test_figures_of_as_many_kinds_of_length_are_alike() -> None:
    assert sequences_of("", "今日上线 1204 人") == sequences_of("", "今日上线 37 人")
    assert sequences_of("", "还差 1 次") != sequences_of("", "还差 12 次")


def test_the_case_of_letters_and_the_width_of_digits_do_not_matter() -> None:
    assert sequences_of("", "APP 装了 ９") == sequences_of("", "app装了9")


def test_what_stands_over_a_row_is_told_from_what_stands_in_it() -> None:
    assert {one for one in sequences_of("打卡", "") if "卡" in one} == {"^打卡"}
    assert "打卡" in sequences_of("", "打卡")


@given(st.text(max_size=400), st.text(max_size=400))
def test_sequences_are_short_and_bounded_in_number(heading: str, text: str) -> None:
    found = sequences_of(heading, text)
    assert len(found) <= (len(IN_ROW) + len(IN_HEADING)) * (MOST_CHARACTERS + 2)
    assert all(1 <= len(one) <= max(IN_ROW) + 1 for one in found)
