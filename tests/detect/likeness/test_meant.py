"""Every kind that rows can resemble stands for an observation of its own, and names only lexicons that there are."""

import pytest

from harness.detect.eyes.kinds import label_kinds
from harness.detect.likeness.meant import MEANT
from harness.detect.words.lexicon import load_lexicon


def test_every_one_is_a_kind_that_is_documented() -> None:
    assert set(MEANT) <= set(label_kinds())


@pytest.mark.parametrize("name", sorted({one.look_alikes for one in MEANT.values() if one.look_alikes}))
def test_a_list_of_look_alikes_is_there_and_names_something(name: str) -> None:
    listed = load_lexicon(name)
    assert listed.benign or listed.benign_titles
