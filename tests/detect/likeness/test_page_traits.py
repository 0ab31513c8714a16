"""Measures of a page: bounded whatever is told, and nothing for a kind of which nothing is told."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.likeness.page_traits import (
    LEAST_ODDS,
    PageTraits,
    Resembling,
    company_measures,
    own_measures,
    page_measures,
    resembling,
)

NUMBERS = st.floats(-1e6, 1e6)


type Said = dict[str, Resembling]


def traits(told: dict[str, float] | None = None, likely: Said | None = None, read: Said | None = None) -> PageTraits:
    return PageTraits(told or {}, likely or {}, read or {}, False, False, False, 12, 180)


def test_a_told_kind_has_its_confidence_and_an_untold_one_none() -> None:
    told = own_measures(traits({"points": 0.8}), "points")
    assert told[0] > 0
    assert told[1] == 0.8 * told[0]
    assert not own_measures(traits({"points": 0.8}), "price")[:2].any()


def test_a_likelier_row_speaks_more_for_its_kind() -> None:
    less, more = (own_measures(traits(likely={"price": Resembling(odds)}), "price") for odds in (1.0, 5.0))
    assert (more >= less).all()
    assert more.sum() > less.sum()


def test_what_the_reader_says_is_measured_beside_what_the_rows_resemble() -> None:
    price = {"price": Resembling(3.0, 1.0, 2)}
    likely, read = (own_measures(page, "price")[2:] for page in (traits(likely=price), traits(read=price)))
    half = len(read) // 2
    assert likely[:half].tolist() == read[half:].tolist()
    assert likely[half:].tolist() == read[:half].tolist()


def test_several_rows_speak_more_for_their_kind_than_one() -> None:
    one, several = (own_measures(traits(likely={"price": resembling(odds)}), "price") for odds in ([3.0], [3.0, 2.0]))
    assert several.sum() > one.sum()


def test_rows_come_to_the_likeliest_the_next_and_how_many_are_likely() -> None:
    assert resembling([-2.0, 4.0, 0.5, 1.0]) == Resembling(4.0, 1.0, 3)
    assert resembling([2.0]) == Resembling(2.0, LEAST_ODDS, 1)
    assert resembling([]) == Resembling()


def test_how_a_page_reads_is_measured() -> None:
    reading = PageTraits({}, {}, {}, True, False, True, 12, 180)
    assert page_measures(reading)[:3].tolist() == [1.0, 0.0, 1.0]


def test_the_company_of_a_kind_is_all_that_is_told_and_read() -> None:
    kinds = ("points", "price")
    page = traits({"price": 0.7}, read={"points": Resembling(6.0), "price": Resembling(-3.0)})
    assert company_measures(page, kinds).tolist() == [0.0, 0.7, 1.0, -0.5]
    assert len(company_measures(traits(), kinds)) == 2 * len(kinds)


@given(NUMBERS, NUMBERS, st.integers(0, 10**6))
def test_no_likelihood_however_great_is_measured_without_bound(first: float, second: float, rows: int) -> None:
    said = {"points": Resembling(first, second, rows), "price": Resembling(second)}
    page = traits(likely=said, read=said)
    assert (np.abs(own_measures(page, "points")) <= 10).all()
    assert (np.abs(company_measures(page, ("points", "price"))) <= 1).all()
