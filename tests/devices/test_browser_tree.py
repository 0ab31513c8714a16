"""What a page says of itself is taken as hostile: bounded, typed, never believed to be well formed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.browser_tree import MAX_NODES, MAX_TEXT, parse_tree, tree_script
from harness.model.faults import EvidenceBroken

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def page(*nodes: Any) -> dict[str, Any]:
    return {"url": "https://a.test/", "title": "题", "width_dp": 360, "height_dp": 780, "nodes": list(nodes)}


def test_a_node_keeps_its_place_and_function() -> None:
    raw = {
        "kind": "button",
        "text": "打卡",
        "clickable": True,
        "box": {"x_dp": 1, "y_dp": 2.5, "width_dp": 30, "height_dp": 40},
        "colour": [1, 2, 300],
    }
    (node,) = parse_tree(page(raw)).nodes
    assert (node.kind, node.text, node.clickable, node.box.y_dp, node.colour) == (
        "button",
        "打卡",
        True,
        2.5,
        (1, 2, 255),
    )


def test_a_page_says_whether_its_address_names_a_place_in_it() -> None:
    assert [parse_tree(page() | {"anchored": told}).anchored for told in (True, False, "true")] == [True, False, False]
    assert parse_tree(page()).anchored is False


def test_size_is_bounded() -> None:
    tree = parse_tree(page(*({"kind": "text", "text": "长" * 9999} for _ in range(MAX_NODES + 5))))
    assert len(tree.nodes) == MAX_NODES
    assert len(tree.nodes[0].text) == MAX_TEXT


@pytest.mark.parametrize("raw", [None, [], {"nodes": 3}, "tree"])
def test_no_tree_is_said_so(raw: object) -> None:
    with pytest.raises(EvidenceBroken):
        parse_tree(raw)


@given(st.lists(st.dictionaries(st.sampled_from(["kind", "text", "box", "colour", "checked", "field"]), anything)))
def test_any_nodes_parse_into_the_vocabulary(nodes: list[dict[str, Any]]) -> None:
    for node in parse_tree(page(*nodes)).nodes:
        assert isinstance(node.text, str)
        assert node.box.width_dp == node.box.width_dp


def test_the_script_travels_with_the_package() -> None:
    assert "width_dp" in tree_script()
