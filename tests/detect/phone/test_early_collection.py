"""Collection before the user could answer the dialog: sure of the time, in that session, and only what is sensitive."""

from pathlib import Path
from typing import Any

import pytest

from harness.detect.masking.mask import Masker
from harness.detect.phone.early_collection import collected_before_answer
from harness.detect.sent.fingerprint import detect_fingerprint_sent
from harness.detect.sent.leak import detect_location_sent
from harness.detect.sent.traffic_view import TrafficView
from harness.model.event import EventKind, Phase, Source
from harness.model.observation import Evidence
from tests.detect.ledger_stage import booked
from tests.detect.recording_factory import HOST, PERSONA, ROUTE, START, Stage, stage

POSITION = {"location": {"lat": ROUTE[3][0], "lng": ROUTE[3][1]}}


def launched(tmp_path: Path) -> Stage:
    """A session whose clock is known to 20 ms, before the dialog is answered."""
    made = stage(tmp_path).at(0).phase(Phase.SETUP, "launch_refused").session(1)
    made.event(EventKind.CLOCK, Source.SYSTEM, offset_ms=0.0, doubt_ms=20.0)
    made.at(1).phase(Phase.BEFORE_CONSENT, "launch_refused").event(EventKind.SCREEN, Source.UI, screen="s")
    return made


def answer(made: Stage, seconds: float = 10, *, dialog: bool = True) -> Stage:
    made.at(seconds).phase(Phase.REFUSED, "launch_refused")
    made.event(EventKind.CONSENT, choice="refused", dialog=dialog)
    return made.at(seconds + 5)


def call(made: Stage, seconds: float, category: str = "location", **more: object) -> None:
    page_ms = START.timestamp() * 1000 + seconds * 1000
    made.event(EventKind.CALL, Source.HOOK, api=f"{category}.read", category=category, page_ms=page_ms, **more)


def early(made: Stage) -> tuple[Evidence, ...]:
    recording = made.done()
    view = TrafficView.of(recording)
    sent = [*detect_location_sent(view), *detect_fingerprint_sent(view)]
    return collected_before_answer(recording.events, sent, Masker(PERSONA))


def test_a_position_read_before_the_answer_counts_even_if_reported_after_it(tmp_path: Path) -> None:
    made = answer(launched(tmp_path))
    call(made, 5)
    (place,) = early(made)
    assert (place.file, place.excerpt) == ("events.jsonl", "location.read")


@pytest.mark.parametrize("seconds", [9.99, 10.0, 12.0])
def test_within_the_doubt_and_after_the_answer_nothing_is_asserted(tmp_path: Path, seconds: float) -> None:
    made = answer(launched(tmp_path))
    call(made, seconds)
    assert early(made) == ()


@pytest.mark.parametrize(
    ("category", "more", "counts"),
    [
        ("fingerprint", {"weight": "high"}, True),
        ("fingerprint", {"weight": "low"}, False),
        ("fingerprint", {}, False),
        ("storage", {}, False),
        ("location", {"self_test": True}, False),
    ],
)
def test_only_sensitive_calls_of_the_app_count(
    tmp_path: Path, category: str, more: dict[str, object], counts: bool
) -> None:
    made = answer(launched(tmp_path))
    call(made, 5, category, **more)
    assert bool(early(made)) is counts


def test_without_a_dialog_there_is_no_late_prompt(tmp_path: Path) -> None:
    made = launched(tmp_path)
    made.at(3).request("POST", f"https://{HOST}/api/device", POSITION)
    answer(made, dialog=False)
    call(made, 5)
    assert early(made) == ()


def test_another_sessions_dialog_says_nothing_of_this_one(tmp_path: Path) -> None:
    made = answer(launched(tmp_path))
    made.phase(Phase.SETUP).session(2)
    made.event(EventKind.CLOCK, Source.SYSTEM, offset_ms=0.0, doubt_ms=20.0)
    call(made.at(20), 18)
    assert early(made) == ()


@pytest.mark.parametrize(("seconds", "counts"), [(5, True), (12, False)])
def test_a_request_with_a_position_counts_when_it_left_before_the_answer(
    tmp_path: Path, seconds: float, counts: bool
) -> None:
    made = launched(tmp_path)
    if counts:
        made.at(seconds).request("POST", f"https://{HOST}/api/device", POSITION)
    answer(made)
    if not counts:
        made.at(seconds).request("POST", f"https://{HOST}/api/device", POSITION)
    assert [place.locator.startswith("flow=") for place in early(made)] == ([True] if counts else [])


def test_a_harmless_request_before_the_answer_is_none(tmp_path: Path) -> None:
    made = launched(tmp_path)
    made.at(5).request("GET", f"https://{HOST}/kit.css")
    assert early(answer(made)) == ()


@pytest.mark.parametrize(
    ("seconds", "more", "counts"),
    [
        (5.0, {}, True),
        (9.999, {"doubt_ms": 50.0}, False),
        (0.0, {"span_ms": 60_000.0}, False),
        (5.0, {"what": "reject"}, False),
        (5.0, {"category": "vibration"}, False),
    ],
)
def test_a_position_that_the_phone_booked_surely_before_the_answer_counts(
    tmp_path: Path, seconds: float, more: dict[str, Any], counts: bool
) -> None:
    made = answer(launched(tmp_path))
    booked(made, seconds, **more)
    assert bool(early(made)) is counts
