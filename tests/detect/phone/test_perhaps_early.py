from pathlib import Path

import pytest

from harness.detect.masking.mask import Masker
from harness.detect.phone.perhaps_early import detect_perhaps_early
from harness.model.event import EventKind, Phase, Source
from harness.model.observation import Channel, Observation
from tests.detect.recording_factory import PERSONA, START, Stage, stage

DOUBT_MS = 100.0
OFFSET_MS = -3_600_000.0  # the device's clock is an hour behind


def agreed(tmp_path: Path, choice: str = "accepted") -> Stage:
    """The user answered in the tenth second, by a clock that is known to a tenth of a second."""
    begun = stage(tmp_path).phase(Phase.BEFORE_CONSENT, "launch_accepted").session()
    begun.event(EventKind.CLOCK, Source.SYSTEM, offset_ms=OFFSET_MS, doubt_ms=DOUBT_MS)
    begun.at(10).phase(Phase.AFTER_CONSENT, "launch_accepted").event(EventKind.CONSENT, choice=choice, dialog=True)
    return begun.at(20)


def ms(seconds: float) -> float:
    return (START.timestamp() + seconds) * 1000


def seen(begun: Stage) -> list[Observation]:
    return list(detect_perhaps_early(begun.done(), Masker(PERSONA, ())))


def call(begun: Stage, seconds: float, category: str = "location") -> Stage:
    begun.event(EventKind.CALL, Source.HOOK, api="x", category=category, page_ms=ms(seconds) + OFFSET_MS, stack=[])
    return begun


@pytest.mark.parametrize("seconds", [9.91, 10.0, 10.09])
def test_a_call_within_the_doubt_is_a_suspicion(tmp_path: Path, seconds: float) -> None:
    (one,) = seen(call(agreed(tmp_path), seconds))
    assert (one.subject, one.channel, one.phase, one.direct) == ("location", Channel.HOOK, Phase.BEFORE_CONSENT, False)
    assert dict(one.data) == {"count": 1, "doubt_ms": DOUBT_MS}


@pytest.mark.parametrize("seconds", [9.8, 10.2])
def test_what_is_surely_before_or_after_is_told_elsewhere(tmp_path: Path, seconds: float) -> None:
    assert seen(call(agreed(tmp_path), seconds)) == []


def test_a_refusal_or_an_everyday_call_leaves_no_doubt(tmp_path: Path) -> None:
    assert seen(call(agreed(tmp_path / "a", "refused"), 10.0)) == []
    assert seen(call(agreed(tmp_path / "b"), 10.0, "storage")) == []


@pytest.mark.parametrize(("span_ms", "count"), [(0.0, 1), (60_000.0, 0)])
def test_a_booking_counts_when_it_is_known_as_well_as_the_clock(tmp_path: Path, span_ms: float, count: int) -> None:
    begun = agreed(tmp_path)
    booked = {"category": "location", "at_ms": ms(10.05), "doubt_ms": DOUBT_MS, "span_ms": span_ms, "what": "access"}
    begun.event(EventKind.ACCESS, Source.SYSTEM, **booked)
    assert len(seen(begun)) == count
