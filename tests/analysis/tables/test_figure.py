"""Figures out of data that anybody may have written."""

from hypothesis import given
from hypothesis import strategies as st

from harness.analysis.tables.figure import MOST_TEXT, count, number, text

ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=5)


@given(ANYTHING)
def test_only_finite_numbers_are_numbers(value: object) -> None:
    found = number({"a": value}, "a")
    assert found is None or abs(found) < float("inf")
    whole = count({"a": value}, "a")
    assert whole is None or 0 <= whole < 2**53


@given(ANYTHING)
def test_texts_are_bounded(value: object) -> None:
    assert len(text({"a": value}, "a")) <= MOST_TEXT


def test_what_is_not_there_is_nothing() -> None:
    assert (number({}, "a"), count({"a": -1}, "a"), number({"a": True}, "a")) == (None, None, None)
    assert text({"a": ["x", "y", "z", "more"]}, "a") == "x < y < z"
    assert number({"a": 10**400}, "a") is None
