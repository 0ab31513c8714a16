"""The sheets say what they should, and some of the screens they draw are recognised by the source alone."""

from collections import Counter

import pytest

from harness.detect.label import LABEL_KINDS
from tests.detect.screens.offices.sheet import sheets
from tests.detect.screens.offices.skins import SKINS


@pytest.mark.parametrize("part", ["dev", "held"])
def test_every_kind_is_shown_by_four_screens_or_more(part: str) -> None:
    shown = Counter(kind for sheet in sheets(part) for kind in sheet.shows)
    assert {kind for kind in LABEL_KINDS if shown[kind] < 4} == set()


@pytest.mark.parametrize("part", ["dev", "held"])
def test_only_known_kinds_are_named_and_a_third_of_the_screens_shows_nothing(part: str) -> None:
    all_sheets = list(sheets(part))
    assert {kind for sheet in all_sheets for kind in sheet.shows | sheet.may} <= LABEL_KINDS.keys()
    assert sum(not sheet.shows for sheet in all_sheets) * 3 >= len(all_sheets)


def test_the_parts_share_no_skin_and_no_screen() -> None:
    dev, held = ({sheet.elements for sheet in sheets(part)} for part in ("dev", "held"))
    assert not dev & held
    assert not {skin.name for skin in SKINS["dev"]} & {skin.name for skin in SKINS["held"]}


def test_a_sheet_becomes_a_page_whose_words_are_escaped() -> None:
    for part in ("dev", "held"):
        sheet = next(iter(sheets(part)))
        pages = {skin.page(sheet.elements) for skin in SKINS[part]}
        assert len(pages) == len(SKINS[part])
