"""Duties in the words that people say, bureaucratic and colloquial, and who else uses the same words.

They keep what is recognised and measure no recall. Screens stand in plain_words.yaml, as in wordings.yaml.
"""

from pathlib import Path

import yaml

from harness.detect.eyes.label import names_of
from harness.detect.eyes.screen_detectors import detect_on_screens
from tests.detect.screen_factory import JUDGED, MASKER, app
from tests.detect.test_unseen_wordings import screen

SCREENS: dict[str, dict[str, list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "plain_words.yaml").read_text(encoding="utf-8")
)


def kinds_on(line: str) -> set[str]:
    seen = (one for one in detect_on_screens([screen(line)], (), app(), MASKER) if one.confidence >= JUDGED)
    return {name for one in seen for name in (names_of(one) or (one.kind.value,))}


def test_duties_are_recognised_in_plain_words() -> None:
    missed = [(kind, line) for kind, lists in SCREENS.items() for line in lists["shown"] if kind not in kinds_on(line)]
    assert not missed


def test_who_else_uses_the_words_is_innocent() -> None:
    lines = [line for lists in SCREENS.values() for line in lists["innocent"]]
    accused = [(line, found) for line in lines if (found := kinds_on(line) & set(SCREENS))]
    assert not accused
