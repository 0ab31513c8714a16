from pathlib import Path
from typing import Any

import pytest

from harness.detect.phone.booked_phase import PhaseLine
from harness.model.event import EventKind, Phase
from tests.detect.ledger_stage import booked
from tests.detect.recording_factory import Stage, stage


def _consented_at_10(tmp_path: Path) -> Stage:
    made = stage(tmp_path).phase(Phase.BEFORE_CONSENT)
    for second in range(10):
        made.at(second).event(EventKind.STEP)
    made.phase(Phase.AFTER_CONSENT)
    for second in range(10, 20):
        made.at(second).event(EventKind.STEP)
    return made.phase(Phase.TEARDOWN)


@pytest.mark.parametrize(
    ("second", "more", "phase"),
    [
        (5, {}, Phase.BEFORE_CONSENT),
        (15, {}, Phase.AFTER_CONSENT),
        (9.99, {"doubt_ms": 100.0}, Phase.AFTER_CONSENT),  # within the doubt: the milder
        (2, {"span_ms": 5_000.0}, Phase.BEFORE_CONSENT),
        (2, {"span_ms": 60_000.0}, Phase.AFTER_CONSENT),
        (5, {"at_ms": "noon"}, Phase.TEARDOWN),
        (5, {"at_ms": float("1e300")}, Phase.TEARDOWN),
    ],
)
def test_the_phase_is_that_of_the_access_not_of_the_reading(
    tmp_path: Path, second: float, more: dict[str, Any], phase: Phase
) -> None:
    made = _consented_at_10(tmp_path)
    made.at(30)
    access = booked(made, second, **more)
    assert PhaseLine.of(made.done().events).phase_of(access) is phase
