"""Page tokens: rows in their order, each token with its row and place; a page that is too long loses whole rows."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.comprehension.page_tokens import (
    BANDS_ACROSS,
    BANDS_DOWN,
    MOST_OF_ROW,
    MOST_TOKENS,
    NO_PLACE_ACROSS,
    NO_PLACE_DOWN,
    RowText,
    row_texts,
    tokens_of,
)
from harness.detect.comprehension.word_pieces import END_OF_ROW, START, word_pieces
from tests.detect.screen_factory import heading, view

ROWS = st.lists(
    st.builds(RowText, st.text(max_size=30), st.none() | st.floats(-1, 2), st.none() | st.floats(-1, 2)), max_size=60
)


def test_a_page_begins_with_its_start_and_each_row_ends_with_its_end() -> None:
    tokens = tokens_of([RowText("打卡", 0.1, 0.5), RowText("已签到", 0.2, 0.5)], word_pieces())
    assert tokens.ids[0] == START
    assert [int(row) for row, one in zip(tokens.row_of, tokens.ids, strict=True) if one == END_OF_ROW] == [0, 1]
    assert tokens.rows == 2


def test_the_place_of_a_row_is_told_in_bands() -> None:
    tokens = tokens_of([RowText("上", 0.0, 0.0), RowText("下", 0.999, 0.999)], word_pieces())
    places = zip(tokens.row_of.tolist(), tokens.down.tolist(), tokens.across.tolist(), strict=True)
    by_row = {row: (down, across) for row, down, across in places}
    assert by_row == {
        -1: (NO_PLACE_DOWN, NO_PLACE_ACROSS),
        0: (0, BANDS_DOWN),
        1: (BANDS_DOWN - 1, BANDS_DOWN + BANDS_ACROSS - 1),
    }


def test_a_row_without_a_place_has_none() -> None:
    tokens = tokens_of([RowText("打卡")], word_pieces())
    assert {*tokens.down.tolist()} == {NO_PLACE_DOWN}
    assert {*tokens.across.tolist()} == {NO_PLACE_ACROSS}


def test_a_long_row_is_read_from_its_beginning() -> None:
    tokens = tokens_of([RowText("报表、台账、" * 100)], word_pieces())
    assert len(tokens.ids) == 1 + MOST_OF_ROW + 1


def test_the_share_of_a_token_makes_the_mean_of_its_row() -> None:
    tokens = tokens_of([RowText("每日打卡"), RowText("签到")], word_pieces())
    shares = tokens.shares()
    assert np.allclose(shares.sum(axis=1), 1)
    assert not shares[:, 0].any()  # the start belongs to no row


def test_the_rows_of_a_screen_are_told_with_their_places() -> None:
    first, second = row_texts(view(heading("考勤"), ["早班", "已打卡"]))
    assert (first.text, second.text) == ("考勤", "早班 已打卡")
    assert first.down is not None
    assert second.down is not None
    assert 0 <= first.down < second.down < 1


@given(ROWS)
def test_any_page_keeps_its_bounds(rows: list[RowText]) -> None:
    tokens = tokens_of(rows, word_pieces())
    assert len(tokens.ids) <= MOST_TOKENS
    assert len(tokens.ids) == len(tokens.down) == len(tokens.across) == len(tokens.row_of)
    assert sorted({*tokens.row_of.tolist()}) == list(range(-1, tokens.rows))
    assert tokens.rows <= len(rows)
    assert tokens.shares().shape == (tokens.rows, len(tokens.ids))


@given(ROWS)
def test_what_stands_below_does_not_change_what_was_read_above(rows: list[RowText]) -> None:
    whole, above = tokens_of(rows, word_pieces()), tokens_of(rows[: len(rows) // 2], word_pieces())
    assert whole.ids[: len(above.ids)].tolist() == above.ids.tolist()
