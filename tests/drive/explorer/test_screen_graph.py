"""The graph keeps where acts led, guesses what its like showed elsewhere, and knows the cheapest way."""

from harness.drive.explorer.control import Control, controls_of
from harness.drive.explorer.screen_graph import BACK, COST_HOME, HOME, SCROLL, Leg, ScreenGraph
from harness.model.screen import UiTree
from tests.drive.explorer.paper_app import link


def controls(*labels: str) -> list[Control]:
    nodes = tuple(link(label, row) for row, label in enumerate(labels))
    return controls_of(UiTree("https://paper.test/", "", 1, 1, nodes), lambda _: False)[0]


def chain(*names: str) -> ScreenGraph:
    graph = ScreenGraph(names[0])
    for origin, to in zip(names, [*names[1:], ""], strict=True):
        ways = controls(f"到{to}")
        graph.meet(origin, (), ways)
        if to:
            graph.led(origin, ways[0].key, to)
    return graph


def test_the_first_meeting_is_new_and_a_shorter_way_is_kept() -> None:
    graph = ScreenGraph("a")
    assert graph.meet("b", ("x", "y"), controls("甲"))
    assert not graph.meet("b", ("z",), controls("乙"))
    assert graph.screens["b"].way == ("z",)
    assert len(graph.screens["b"].controls) == 2


def test_the_cheapest_way_begins_with_its_first_leg() -> None:
    found = chain("a", "b", "c").distances("a")
    assert {name: cost for name, (cost, _) in found.items()} == {"a": 0, "b": 1, "c": 2}
    leg = found["c"][1]
    assert leg
    assert leg.to == "b"
    assert found["a"][1] is None


def test_from_a_dead_end_it_is_back_or_home() -> None:
    graph = chain("a", "b", "c")
    assert graph.distances("c")["a"] == (COST_HOME, Leg(HOME, "a"))
    graph.led("c", BACK, "b")
    assert graph.distances("c")["b"][1] == Leg(BACK, "b")


def test_where_the_app_opens_is_what_a_start_last_showed() -> None:
    graph = chain("a", "b")
    graph.led("b", HOME, "b")
    assert graph.start == "b"


def test_what_leads_to_one_place_elsewhere_is_expected_to_lead_there() -> None:
    graph = ScreenGraph("a")
    for name in "abc":
        graph.meet(name, (), controls("返回"))
    key = controls("返回")[0].key
    known = graph.screens["c"].controls[key]
    assert graph.expected(known) == ""
    graph.led("a", key, "h")
    graph.led("b", key, "h")
    assert graph.expected(known) == "h"
    graph.led("b", key, "k")
    assert graph.expected(known) == ""


def test_what_only_scrolling_leads_to_can_be_come_back_to() -> None:
    graph = chain("a", "b")
    graph.meet("below", (), controls("丙"))
    graph.led("a", SCROLL, "below")
    assert graph.distances("a")["below"][1] == Leg(SCROLL, "below")
    graph.led("b", SCROLL, "b")
    assert Leg(SCROLL, "b") not in [leg for _, leg in graph.legs("b")]
