"""The weights of pages that come with the program: those of its pages, and probabilities whatever a page says."""

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.likeness.learnt_pages import learnt_page_likeness
from harness.detect.likeness.page_examples import page_examples_content, parse_page_examples
from harness.detect.likeness.page_learning import UNWORDED, digest_of
from harness.detect.likeness.page_traits import PageTraits, Resembling

KINDS = st.sampled_from(("points", "price", "check_in", "white_screen", "nothing_known"))
ODDS = st.floats(-1e9, 1e9)


def test_the_weights_are_those_of_the_pages() -> None:
    told = learnt_page_likeness().digest
    assert told == digest_of(page_examples_content()), "run `python -m harness.detect.likeness.page_learning`"


def test_most_pages_are_told_again() -> None:
    likeness, pages = learnt_page_likeness(), parse_page_examples(page_examples_content())[::10]
    told = [(likeness.of(one.traits), one) for one in pages]
    shown = [values.get(kind, 0.0) >= 0.5 for values, one in told for kind in one.shown - UNWORDED]
    other = [
        value >= 0.5 for values, one in told for kind, value in values.items() if kind not in one.shown | one.perhaps
    ]
    assert sum(shown) >= 0.85 * len(shown)
    assert sum(other) <= 0.01 * len(other)


def test_what_only_pixels_tell_has_no_probability() -> None:
    assert not UNWORDED & set(learnt_page_likeness().kinds)


@given(
    st.dictionaries(KINDS, st.floats(0, 1)),
    st.dictionaries(KINDS, st.builds(Resembling, ODDS, ODDS, st.integers(0, 10**6))),
    st.dictionaries(KINDS, st.builds(Resembling, ODDS, ODDS, st.integers(0, 10**6))),
    st.booleans(),
)
def test_whatever_a_page_says_is_told_as_probabilities(
    told: dict[str, float], likely: dict[str, Resembling], read: dict[str, Resembling], so: bool
) -> None:
    values = learnt_page_likeness().of(PageTraits(told, likely, read, so, so, so, 10**6, 10**9)).values()
    assert all(0.0 <= value <= 1.0 for value in values)
