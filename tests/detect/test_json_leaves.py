"""Every scalar of a JSON tree comes once, in order, with its path; depth costs no recursion."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from harness.detect.json_leaves import json_scalars

TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner),
    max_leaves=20,
)


def test_paths_keys_and_order() -> None:
    tree = {"a": {"b": [1, {"c": "x"}]}, "d": 2.5}
    assert list(json_scalars(tree)) == [("a.b[0]", "[0]", 1), ("a.b[1].c", "c", "x"), ("d", "d", 2.5)]


def test_what_carries_nothing_is_left_out() -> None:
    assert list(json_scalars({"a": True, "b": None, "c": [], "d": {}})) == []


def test_a_key_that_may_hold_a_value_is_told_too() -> None:
    assert ("19912345678#", "19912345678#", "19912345678") in list(json_scalars({"19912345678": 1}))
    assert ("张三#", "张三#", "张三") in list(json_scalars({"张三": 1}))
    assert list(json_scalars({"phone": 1})) == [("phone", "phone", 1)]


def test_a_bare_scalar_has_no_path() -> None:
    assert list(json_scalars("x")) == [("", "", "x")]


def test_depth_is_no_matter() -> None:
    tree: Any = "deep"
    for _ in range(20_000):
        tree = [tree]
    ((path, key, scalar),) = json_scalars(tree)
    assert (path, key, scalar) == ("[0]" * 20_000, "[0]", "deep")


def walked(tree: Any) -> list[Any]:
    if isinstance(tree, dict):
        return [one for inner in tree.values() for one in walked(inner)]
    if isinstance(tree, list):
        return [one for inner in tree for one in walked(inner)]
    return [tree] if isinstance(tree, str | int) and not isinstance(tree, bool) else []


@given(TREES)
def test_nothing_is_lost_or_told_twice(tree: Any) -> None:
    assert [scalar for _, _, scalar in json_scalars(tree)] == walked(tree)
