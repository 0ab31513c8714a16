"""The corpus and its counting: every kind is drawn in both parts, and the shares are what the counts say."""

import pytest

from harness.detect.eyes.kinds import label_kinds
from tests.detect.screens.corpus import Case, cases
from tests.detect.screens.page_kit import LOOKS
from tests.detect.screens.tried import Tried

# What a single drawn screen shows beside another thing: told by other tests.
NOT_DRAWN = {
    *("privacy_policy", "assessment", "usage_rate", "login_duty", "duty_text", "negative_state"),
    *("small_text", "small_target"),
}


@pytest.mark.parametrize("held_out", [False, True])
def test_every_kind_is_drawn_in_both_parts(held_out: bool) -> None:
    drawn = {kind for case in cases() if case.held_out is held_out for kind in case.shows}
    assert drawn == set(label_kinds()) - NOT_DRAWN


def test_the_counts_give_the_shares() -> None:
    tried = Tried()
    case = Case("x", False, "", LOOKS[0], frozenset({"check_in", "points"}), frozenset({"price"}))
    tried.take(case, frozenset({"check_in", "price", "trail"}))
    share, low, high = tried.precision()
    assert (share, round(low, 2), round(high, 2)) == (0.5, 0.01, 0.99)
    assert tried.recall("points")[0] == 0.0
    assert tried.recall("check_in")[0] == 1.0
