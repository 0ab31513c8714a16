from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.clock_offset import clock_offset, told_ms
from harness.model.faults import DeviceLost
from tests.devices.android.paper_handset import PaperHandset


class OurClock:
    """Moves by the given steps, in ms, from one look to the next."""

    def __init__(self, *steps: float) -> None:
        self._now, self._steps = 1_800_000_000_000.0, list(steps)

    def __call__(self) -> float:
        now = self._now
        self._now += self._steps.pop(0) if self._steps else 0.0
        return now

    def ahead(self, by_ms: float, half_trip_ms: float) -> Callable[[str], str]:
        """What a handset says whose clock goes ahead, when asked half a trip before."""
        return lambda _: f"{(self._now - half_trip_ms + by_ms) / 1000:.6f}\n"


def test_the_offset_is_known_to_half_a_round_trip() -> None:
    clock = OurClock(40, 0)
    found = clock_offset(PaperHandset({"echo.*": clock.ahead(1500, 20)}), clock, reads=1)
    assert found.offset_ms == pytest.approx(1500, abs=0.01)
    assert found.doubt_ms == pytest.approx(20, abs=0.01)


def test_the_quickest_answer_is_the_surest() -> None:
    clock = OurClock(400, 0, 10, 0, 300)
    assert clock_offset(PaperHandset({"echo.*": clock.ahead(0, 0)}), clock, reads=3).doubt_ms < 6


def test_a_shell_that_only_knows_seconds_widens_the_doubt() -> None:
    assert told_ms("\n1800000000.N\n") == (1_800_000_000_000.0, 1000.0)
    assert told_ms("1800000000.250000\n1800000000.N") == (1_800_000_000_250.0, 0.001)


def test_no_time_is_a_fault_and_not_a_zero() -> None:
    with pytest.raises(DeviceLost, match="does not tell its time"):
        clock_offset(PaperHandset({"echo.*": "date: bad"}), OurClock())


@given(st.text(max_size=60))
def test_any_text_is_a_time_or_none(text: str) -> None:
    told = told_ms(text)
    assert told is None or 0.0 < told[1] <= 1000.0
