"""The nearest untried control comes first; rows of a list stop promising; where nothing is left there is no goal."""

import random

import pytest

from harness.drive.explorer.choice import LEFT_OVER, MOST_OF_A_GROUP, Goal, is_stale, next_goal, promises
from harness.drive.explorer.screen_graph import SCROLL, ScreenGraph
from tests.drive.explorer.test_screen_graph import chain, controls


def tried_out(graph: ScreenGraph) -> ScreenGraph:
    for screen in graph.screens.values():
        screen.scrolls = 9
    return graph


def test_the_nearest_of_two_untried_controls_is_gone_for() -> None:
    graph = tried_out(chain("a", "b", "c"))
    graph.meet("b", (), controls("x", "甲"))
    graph.meet("c", (), controls("x", "乙"))
    goal = next_goal(graph, "a", random.Random(1))
    assert goal
    assert goal.screen == "b"
    assert goal.leg
    assert goal.leg.to == "b"


def test_what_is_on_the_screen_comes_before_what_is_far() -> None:
    graph = tried_out(chain("a", "b", "c"))
    graph.meet("c", (), controls("乙"))
    goal = next_goal(graph, "c", random.Random(1))
    assert goal == Goal("c", goal.act if goal else "", None)


def test_where_everything_was_tried_there_is_no_goal() -> None:
    graph = tried_out(ScreenGraph("a"))
    graph.meet("a", (), controls("甲"))
    graph.screens["a"].scrolls = 9
    graph.led("a", controls("甲")[0].key, "a")
    assert next_goal(graph, "a", random.Random(1)) is None


def test_a_list_promises_little_once_it_was_sampled_and_nothing_after_more() -> None:
    graph = ScreenGraph("a")
    rows = controls(*(f"公告{chr(0x4E00 + n)}" for n in range(20)))
    graph.meet("a", (), rows)
    graph.meet("b", (), ())
    for place, row in enumerate(rows[:MOST_OF_A_GROUP], 1):
        graph.led("a", row.key, "b")
        left = [promise for act, promise in promises(graph, graph.screens["a"]) if act != SCROLL]
        if 3 <= place < MOST_OF_A_GROUP:
            assert set(left) == {LEFT_OVER}
    assert left == []


@pytest.mark.parametrize(
    ("told", "stale"),
    [([], False), (["b", "b"], False), (["b"] * 3, True), (["b", "c", "d"], False), (["b", "c", "c"], False)],
)
def test_a_group_is_stale_when_it_leads_where_it_led(told: list[str], stale: bool) -> None:
    assert is_stale(told) is stale


def test_what_was_sought_in_vain_is_given_up() -> None:
    graph = tried_out(chain("a", "b"))
    graph.meet("b", (), controls("甲"))
    for known in graph.screens["b"].controls.values():
        known.sought = 99
    assert next_goal(graph, "a", random.Random(1)) is None
