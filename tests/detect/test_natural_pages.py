"""The natural pages say what they should: known kinds, enough of each, and enough that shows nothing."""

from collections import Counter

import pytest

from harness.detect.eyes.kinds import label_kinds
from tests.detect.screens.natural.page import KEPT, TAUGHT, pages

FEW = {
    "white_screen": 3,
    "secrecy_marking": 7,
    "consent_dialog": 7,
    "video_duty": 7,
    "small_target": 0,
    "small_text": 0,
}


@pytest.mark.parametrize("part", (TAUGHT, KEPT))
def test_only_known_kinds_are_named_and_no_page_shows_what_it_only_may(part: str) -> None:
    for page in pages(part):
        assert page.shows | page.may <= label_kinds().keys(), page.name
        assert not page.shows & page.may, page.name


@pytest.mark.parametrize("part", (TAUGHT, KEPT))
def test_every_kind_is_shown_by_enough_pages_and_a_quarter_shows_nothing(part: str) -> None:
    whole = list(pages(part))
    shown = Counter(kind for page in whole for kind in page.shows)
    assert {kind for kind in label_kinds() if shown[kind] < FEW.get(kind, 8)} == set()
    assert sum(not page.shows for page in whole) * 4 >= len(whole)
