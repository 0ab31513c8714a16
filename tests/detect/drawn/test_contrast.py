import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.drawn.contrast import contrast

CHANNEL = st.integers(0, 255)
COLOUR = st.tuples(CHANNEL, CHANNEL, CHANNEL)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [((0, 0, 0), (255, 255, 255), 21.0), ((119, 119, 119), (255, 255, 255), 4.48), ((255, 0, 0), (255, 255, 255), 4.0)],
)
def test_known_ratios(first: tuple[int, int, int], second: tuple[int, int, int], ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)


@given(COLOUR, COLOUR)
def test_either_way_round_and_never_out_of_range(first: tuple[int, int, int], second: tuple[int, int, int]) -> None:
    assert contrast(first, second) == contrast(second, first)
    assert 1.0 <= contrast(first, second) <= 21.0001
