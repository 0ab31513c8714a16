"""Each value's path, whatever the tree: checked against a plain walk that writes them all down."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.tree_paths import TreePaths
from harness.detect.traffic.ladder.walked_tree import walked_tree

TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.binary(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(st.text("abc", min_size=1, max_size=2), inner, max_size=5)
    ),
    max_leaves=30,
)


def value_at(root: Any, path: str) -> Any:
    """Walk a path the way a person would read it."""
    for step in path.replace("[", ".[").split("."):
        if step:
            root = root[int(step[1:-1])] if step.startswith("[") else root[step]
    return root


@given(st.lists(TREES, max_size=4) | st.dictionaries(st.text("abc", min_size=1, max_size=2), TREES, max_size=4))
def test_every_path_leads_to_its_value(root: Any) -> None:
    walked = walked_tree(root)
    paths = TreePaths(walked, ())
    assert len(paths) == len(walked.values) + len(walked.blobs)
    for path, value in zip(paths, walked.values, strict=False):
        assert str(value_at(root, path)) == value
    for path, blob in zip(paths[len(walked.values) :], walked.blobs, strict=True):
        assert value_at(root, path) == blob


def test_telling_keys_stand_behind_the_values_with_the_first_place_at_which_they_stand() -> None:
    walked = walked_tree({"a": [{"13812345678": "x"}, {"13812345678": "y"}]})
    assert list(TreePaths(walked, ["13812345678"])) == ["a[0].13812345678", "a[1].13812345678", "a[0].13812345678"]


def test_there_is_no_path_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        TreePaths(walked_tree(["x"]), ())[1]
