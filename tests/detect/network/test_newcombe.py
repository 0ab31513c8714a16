"""The interval of a difference against published values and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.network.newcombe import difference, wilson


def test_newcombes_own_examples() -> None:
    # Newcombe 1998, table II, method 10: 56/70 - 48/80 and 10/10 - 0/10
    assert difference((56, 70), (48, 80)) == pytest.approx((0.2, 0.0524, 0.3339), abs=1e-4)
    assert difference((10, 10), (0, 10)) == pytest.approx((1.0, 0.6075, 1.0), abs=1e-4)


def test_wilsons_interval_without_trials_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 200), st.integers(1, 200), st.data())
def test_the_difference_lies_in_its_interval_and_turns_round(n: int, m: int, data: st.DataObject) -> None:
    one = (data.draw(st.integers(0, n)), n)
    two = (data.draw(st.integers(0, m)), m)
    between, lower, upper = difference(one, two)
    assert -1 <= lower <= between + 1e-9
    assert between - 1e-9 <= upper <= 1
    back = difference(two, one)
    assert back == pytest.approx((-between, -upper, -lower), abs=1e-9)
