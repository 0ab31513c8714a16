"""Pointers into the time line are masked and bounded; the picture is the last one of that session."""

from pathlib import Path

from harness.detect.event_evidence import EXCERPT_CHARS, at_event, last_screens
from harness.detect.masking.mask import Masker
from harness.model.event import EventKind, Source
from tests.detect.recording_factory import PERSONA, Stage, stage


def screen(made: Stage, name: str) -> None:
    made.event(EventKind.SCREEN, Source.UI, screen=name, png=f"screens/{name}.png")


def test_the_excerpt_is_masked_before_it_is_cut(tmp_path: Path) -> None:
    made = stage(tmp_path)
    event = made.event(EventKind.STEP, word="type")
    text = "x" * (EXCERPT_CHARS - 5) + PERSONA.phone
    place = at_event(event, Masker(PERSONA), text)
    assert place.locator == f"seq={event.seq}"
    assert len(place.excerpt) <= EXCERPT_CHARS
    assert PERSONA.phone[:5] not in place.excerpt


def test_the_last_screen_of_the_scenario_stands_by_an_event(tmp_path: Path) -> None:
    made = stage(tmp_path)
    before = made.event(EventKind.STEP, word="tap")
    screen(made, "a")
    screen(made, "b")
    after = made.event(EventKind.STEP, word="tap")
    shown = last_screens(made.done().events)
    assert before.seq not in shown
    assert shown[after.seq].file == "screens/b.png"


def test_a_new_session_forgets_the_screen_of_the_old_one(tmp_path: Path) -> None:
    made = stage(tmp_path)
    screen(made, "a")
    made.session(2)
    event = made.event(EventKind.STEP, word="tap")
    assert event.seq not in last_screens(made.done().events)
