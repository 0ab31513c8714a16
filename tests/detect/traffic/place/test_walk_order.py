"""The order of a walk against counting by hand and by brute force."""

import random
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.place import walk_order


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_the_chance_is_that_of_all_orders(count: int) -> None:
    def wrong(order: tuple[int, ...]) -> int:
        return sum(order[a] > order[b] for a in range(count) for b in range(a + 1, count))

    orders = list(permutations(range(count)))
    for order in orders[:: max(1, len(orders) // 20)]:
        share = sum(wrong(other) <= wrong(order) for other in orders) / len(orders)
        assert walk_order.chance_of_order(order) == pytest.approx(share)


def test_three_in_order_are_a_sixth() -> None:
    assert walk_order.chance_of_order([4, 9, 30]) == pytest.approx(1 / 6)


def test_the_normal_approximation_joins_the_exact_one() -> None:
    order = [*range(10, 41), *range(10)]
    exact = walk_order.chance_of_order(order[:40])
    assert exact == pytest.approx(walk_order.chance_of_order(order), rel=1.0)


@given(st.permutations(range(30)))
def test_the_longest_rising_part_rises_and_is_part(points: list[int]) -> None:
    ordered = walk_order.points_in_order(points)
    assert ordered == sorted(set(ordered))
    places = [points.index(point) for point in ordered]
    assert places == sorted(places)


def test_evenly_spaced_points_are_less_likely_than_scattered_ones() -> None:
    even = walk_order.chance_of_regularity([0, 20, 40], [0.0, 60.0, 120.0], 60)
    scattered = walk_order.chance_of_regularity([0, 5, 40], [0.0, 60.0, 120.0], 60)
    assert even < 0.1 < scattered


def test_points_close_together_are_unlikely() -> None:
    assert walk_order.chance_of_regularity([10, 11, 13], [0.0, 1.0, 9.0], 60) < 0.05


def test_so_many_in_order_are_expected_no_more_often_than_said() -> None:
    draw = random.Random(8)
    for count, ordered in ((6, 5), (10, 7), (15, 9)):
        tries = [len(walk_order.points_in_order(draw.sample(range(99), count))) >= ordered for _ in range(800)]
        assert sum(tries) / 800 <= walk_order.chance_of_so_many(ordered, count) * 1.2
    assert walk_order.chance_of_so_many(50_000, 100_000) == 0.0 < walk_order.chance_of_so_many(12, 24) < 0.01
