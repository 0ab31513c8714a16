"""Pages as lines of a file: what is written is read again, and a line that is none is told with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.eyes.kinds import label_kinds
from harness.detect.likeness.page_examples import (
    PageExample,
    page_examples_content,
    page_line,
    parse_page_examples,
)
from harness.detect.likeness.page_traits import PageTraits, Resembling
from harness.model.faults import BadInput

KINDS = st.sampled_from(("points", "price", "check_in", "trail"))
TOLD = st.dictionaries(KINDS, st.integers(1, 100).map(lambda value: value / 100))
ODDS = st.integers(-60, 80).map(lambda value: value / 10)
LIKELY = st.dictionaries(KINDS, st.builds(Resembling, ODDS, ODDS, st.integers(0, 30)))


@given(
    st.frozensets(KINDS),
    TOLD,
    LIKELY,
    LIKELY,
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
    st.integers(0, 99),
)
def test_a_written_page_is_read_again(
    shown: frozenset[str],
    told: dict[str, float],
    likely: dict[str, Resembling],
    read: dict[str, Resembling],
    reads: tuple[bool, bool, bool],
    rows: int,
) -> None:
    traits = PageTraits(told, likely, read, *reads, rows, 10 * rows)
    one = PageExample("a1-s001-source", shown, frozenset({"sponsor"}), traits)
    assert parse_page_examples(page_line(one) + "\n") == (one,)


@pytest.mark.parametrize(
    "line",
    (
        "a1",
        "a\tb",
        "a\t-\t-\t-\t1\t1\t-\t-",
        "a\t-\t-\t-\tmany\t1\t-\t-\t-",
        "a\t-\t-\t-\t1\t1\tpoints\t-\t-",
        "a\t-\t-\t-\t1\t1\t-\tprice:2.0\t-",
        "a\t-\t-\t-\t1\t1\t-\t-\tprice:2.0",
    ),
)
def test_a_line_that_is_no_page_is_told_with_its_place(line: str) -> None:
    with pytest.raises(BadInput) as fault:
        parse_page_examples("\n" + line, "pages.tsv")
    assert "pages.tsv line 2" in str(fault.value)


def test_the_pages_of_the_program_show_known_kinds_each_by_several_pages() -> None:
    pages = parse_page_examples(page_examples_content())
    named = [kind for one in pages for kind in one.shown]
    assert set(named) <= label_kinds().keys()
    assert all(not one.shown & one.perhaps for one in pages)
    assert min(named.count(kind) for kind in set(named) - {"small_text", "small_target"}) >= 5
