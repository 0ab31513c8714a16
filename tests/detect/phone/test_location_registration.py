from pathlib import Path

from harness.detect.phone.location_registration import detect_location_registered
from harness.model.event import EventKind, Phase, Source
from tests.detect.ledger_stage import MASKER, one
from tests.detect.recording_factory import Stage, stage


def _request(made: Stage, **data: object) -> None:
    made.event(EventKind.LOCATION_REQUEST, Source.SYSTEM, **({"provider": "gps", "now": False} | data))


def test_a_request_that_stands_behind(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _request(made, now=True, interval_ms=60_000, foreground=True)
    _request(made, now=True, interval_ms=5_000, foreground=False)
    seen = one(detect_location_registered(made.done(), MASKER))
    assert (seen.subject, seen.data["interval_ms"], seen.data["background"]) == ("gps", 5_000, True)


def test_only_what_grew_within_the_run_was_delivered_to_it(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _request(made, count=120)
    made.phase(Phase.BACKGROUND)
    _request(made, count=150)
    seen = one(detect_location_registered(made.done(), MASKER))
    assert (seen.phase, seen.data["delivered"], seen.data["background"]) == (Phase.BACKGROUND, 30, True)


def test_a_history_from_before_the_run_is_nothing(tmp_path: Path) -> None:
    made = stage(tmp_path)
    _request(made, count=120)
    _request(made, count=120)
    assert list(detect_location_registered(made.done(), MASKER)) == []
