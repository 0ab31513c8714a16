"""Wordings of duties that the detectors recognise by the parts of a demand, and innocent look-alikes beside them.

They keep what is recognised and measure no recall: what is missed is left out. Screens stand in wordings.yaml, one a
line: rows parted by |, cells by ^; # heading, [button], {field}, ! in a dialog.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from harness.detect.eyes.label import names_of
from harness.detect.eyes.screen_detectors import detect_on_screens
from harness.detect.screen.screen_view import ScreenView
from harness.model.screen import UiNode
from tests.detect.screen_factory import JUDGED, MASKER, app, button, entry, heading, node, view

SCREENS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8")
)
GUILTY = frozenset(SCREENS)


def screen(line: str) -> ScreenView:
    return view(*[[cell(text.strip()) for text in row.split("^")] for row in line.split("|")])


def cell(text: str) -> UiNode:
    more: dict[str, Any] = {"in_dialog": True} if text.startswith("!") else {}
    text = text.removeprefix("!")
    if text.startswith("#"):
        return heading(text[1:])
    if text.startswith("["):
        return button(text[1:-1], **more)
    return entry(text[1:-1]) if text.startswith("{") else node(text, **more)


def guilty_kinds(line: str) -> set[str]:
    seen = detect_on_screens([screen(line)], (), app(), MASKER)
    sure = [one for one in seen if one.confidence >= JUDGED]
    return {name for one in sure for name in (names_of(one) or (one.kind.value,))} & GUILTY


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lists in SCREENS.items() for line in lists["shown"]])
def test_unseen_wordings_are_recognised(kind: str, line: str) -> None:
    assert kind in guilty_kinds(line)


@pytest.mark.parametrize("line", [line for lists in SCREENS.values() for line in lists["innocent"]])
def test_what_only_sounds_like_it_is_innocent(line: str) -> None:
    assert guilty_kinds(line) == set()
