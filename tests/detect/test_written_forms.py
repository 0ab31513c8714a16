"""Forms of words of offers, numbers, dialogs and dead ends as screens show them, and innocent ones beside them."""

from pathlib import Path

import pytest

from harness.detect.eyes.screen_detectors import detect_on_screens
from harness.model.event import Phase
from harness.model.table_yaml import load_table
from tests.detect.screen_factory import MASKER, app, judged
from tests.detect.written_screen import STYLES, Style, written

FORMS: dict[str, dict[str, list[str]]] = load_table(
    Path(__file__).with_name("written_forms.yaml").read_text(encoding="utf-8")
)


def seen(name: str, line: str, style: Style, *, tabs: bool = True) -> bool:
    kind, _, subject = name.partition(":")
    phase = Phase.BEFORE_CONSENT if kind == "consent_dialog" else Phase.AFTER_CONSENT
    page = written(line, style, tabs=tabs, phase=phase)
    nobody = app(sponsor="", sponsor_short_names=(), filing_number=None)
    found = judged(detect_on_screens([page], (), nobody, MASKER))
    return any(one == kind and subject in ("", about) for one, about in found)


@pytest.mark.parametrize("name", FORMS)
def test_forms_that_are_to_be_seen(name: str) -> None:
    with_tabs = name != "dead_end"  # a tab bar leads on
    lines = enumerate(FORMS[name]["shown"])
    assert [one for at, one in lines if not seen(name, one, STYLES[at % len(STYLES)], tabs=with_tabs)] == []


@pytest.mark.parametrize("name", FORMS)
def test_forms_that_are_innocent(name: str) -> None:
    assert [one for at, one in enumerate(FORMS[name]["innocent"]) if seen(name, one, STYLES[at % len(STYLES)])] == []
