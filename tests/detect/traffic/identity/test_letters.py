"""The letters of a crowd by class, and the runs of them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.crowd import Crowd
from harness.detect.traffic.identity.letters import Letters, Runs
from tests.detect.traffic.identity.sending import layer


def _letters(*texts: str) -> Letters:
    return Letters(Crowd([[layer({"x": text})] for text in texts]))


def _spans(runs: Runs) -> list[tuple[int, int]]:
    return list(runs.spans())


@given(st.lists(st.text("0123aF:-x督\n "), min_size=1, max_size=4))
def test_runs_are_those_that_a_pattern_finds(texts: list[str]) -> None:
    letters = _letters(*texts)
    assert _spans(letters.digit_runs) == [one.span() for one in re.finditer(rb"[0-9]+", letters.flat)]
    assert _spans(letters.hex_runs) == [one.span() for one in re.finditer(rb"[0-9a-f]+", letters.flat)]


def test_runs_are_chosen_by_size_and_by_what_they_begin_with() -> None:
    letters = _letters("86138 7 1234", "+8612")
    sized = letters.digit_runs.sized(4, 5)
    assert [letters.flat[start:end] for start, end in sized.spans()] == [b"86138", b"1234", b"8612"]
    assert [letters.flat[start:end] for start, end in letters.begin_with(b"86", sized).spans()] == [b"86138", b"8612"]
    assert _spans(letters.begin_with(b"+", sized, back=1)) == _spans(sized)[2:]
    assert _spans(letters.digit_runs.longer(5)) == _spans(sized)[:1]


def test_runs_of_one_size_in_a_row() -> None:
    letters = _letters("aa:bb:cc:1:dd:ee", "x", "ff:aa:bb 12")
    begun = [letters.flat[start : start + 8] for start, _ in letters.hex_runs.spaced(2, 3, step=3).spans()]
    assert begun == [b"aa:bb:cc", b"ff:aa:bb", b"aa:bb 12"]
    assert not _spans(letters.hex_runs.spaced(7, 2, step=8))


@given(st.lists(st.text("12:-\n ", max_size=30), min_size=1, max_size=3), st.integers(1, 6))
def test_rows_of_any_length_are_told(texts: list[str], count: int) -> None:
    letters = _letters(*texts)
    pairs = [one.start() for one in re.finditer(rb"(?<![0-9a-f])[0-9a-f]{2}(?![0-9a-f])", letters.flat)]
    rows = [at for at in pairs if all(at + 3 * step in pairs for step in range(count))]
    assert [start for start, _ in letters.hex_runs.spaced(2, count, step=3).spans()] == rows


@given(st.lists(st.text("12-\n ", max_size=40), min_size=1, max_size=3))
def test_groups_of_three_and_four_digits_are_told(texts: list[str]) -> None:
    letters = _letters(*texts)
    grouped = re.finditer(rb"(?<![0-9])(?=[0-9]{3,}[^0-9][0-9]{4}[^0-9][0-9]{4})", letters.flat)
    assert [start for start, _ in letters.digit_runs.grouped().spans()] == [one.start() for one in grouped]


def test_what_is_squeezed_keeps_the_borders_of_messages() -> None:
    letters = _letters("199-00 0", "督 A")
    assert letters.squeezed.content == b"199000\xff" + "督a".encode()
    assert letters.utf8.content == b"199-00 0\xff" + "督 A".encode()
