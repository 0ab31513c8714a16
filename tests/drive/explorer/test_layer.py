"""What lies over a page is on top with all that is nested in it; of the page beneath nothing can be reached."""

from collections.abc import Sequence

from harness.drive.explorer.layer import uppermost
from harness.model.screen import Box, UiNode

STACK = "/html/body/div"


def node(page: int, row: int, *, covered: bool = False, below: bool = False) -> UiNode:
    text, locator = f"{page}.{row}", f"{STACK}[{page}]/ul/li[{row}]/a"
    box = Box(0, 900.0 if below else 100.0, 100, 20)
    return UiNode("link", text, box, clickable=True, in_viewport=not below, covered=covered, locator=locator)


def texts(nodes: Sequence[UiNode]) -> list[str]:
    return [one.text for one in nodes]


def test_the_rest_of_a_covered_page_below_the_edge_is_out_of_reach_too() -> None:
    old = [node(1, 1, covered=True), node(1, 2, covered=True), node(1, 3, below=True)]
    new = [node(2, 1), node(2, 2, below=True)]
    assert texts(uppermost([*old, *new])) == ["2.1", "2.2"]


def test_what_a_bar_over_the_edge_covers_and_what_lies_below_it_can_be_scrolled_to() -> None:
    page = [*(node(1, row) for row in range(1, 6)), node(1, 6, covered=True), node(1, 7, below=True)]
    assert list(uppermost(page)) == page


def test_what_stands_apart_from_all_that_is_covered_stays() -> None:
    page = [node(1, 1, covered=True), node(2, 1), node(3, 1, below=True)]
    assert texts(uppermost(page)) == ["2.1", "3.1"]
    assert uppermost([]) == []
