"""Reported time against a stopwatch: tied when it follows it, and a finding only where it comes back."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.masking.mask import Masker
from harness.detect.sent.telemetry_tie import detect_telemetry_tie, pearson, reported
from harness.detect.sent.traffic_view import TrafficView
from harness.model.event import EventKind
from harness.model.observation import Observation
from tests.detect.recording_factory import HOST, PERSONA, Stage, stage

LENGTHS = (50, 100, 200, 50, 100)


def timed(made: Stage, seconds: Sequence[int], *, beat: str = "onlineTime", every_s: int = 10) -> Stage:
    """Sessions one after another with a pause of a minute between, each with its heartbeats."""
    at = 60
    for number, length in enumerate(seconds, 1):
        for second in range(every_s, length, every_s):
            made.at(at + second).request("POST", f"https://{HOST}/api/heartbeat", {beat: second})
        began = made.at(at).clock.now().timestamp() * 1000
        made.event(EventKind.TIMED_USE, session=number, minutes=length // 10, began_ms=round(began), seconds=length)
        at += length + 60
    return made


def found(made: Stage) -> list[Observation]:
    recording = made.done()
    return list(detect_telemetry_tie(recording, TrafficView.of(recording), Masker(PERSONA)))


def with_a_view(made: Stage) -> Stage:
    made.at(3000).request("GET", f"https://{HOST}/api/points", answer={"onlineTime": 500})
    return made


def test_time_that_follows_the_stopwatch_and_comes_back_is_positive(tmp_path: Path) -> None:
    (seen,) = found(with_a_view(timed(stage(tmp_path).session(1, "grassroots"), LENGTHS)))
    assert (seen.kind, seen.subject, seen.data["protocol"], seen.direct) == ("mandatory", "online_time", "MP-10", False)
    assert seen.data["r"] >= 0.95
    assert seen.data["views"] == ["grassroots"]


def test_time_that_returns_to_no_view_is_analytics(tmp_path: Path) -> None:
    (seen,) = found(timed(stage(tmp_path).session(1, "grassroots"), LENGTHS))
    assert seen.kind == "not_mandatory"


def test_an_app_that_reports_no_time_is_negative(tmp_path: Path) -> None:
    (seen,) = found(with_a_view(timed(stage(tmp_path).session(1, "grassroots"), LENGTHS, beat="cursor")))
    assert seen.kind == "not_mandatory"


def test_too_few_sessions_are_unclear(tmp_path: Path) -> None:
    (seen,) = found(with_a_view(timed(stage(tmp_path).session(1, "grassroots"), LENGTHS[:3])))
    assert seen.kind == "probe_unclear"


def test_without_a_stopwatch_nothing_is_said(tmp_path: Path) -> None:
    assert not found(with_a_view(stage(tmp_path).session(1, "grassroots")))


@pytest.mark.parametrize(
    ("sessions", "gained"),
    [
        ([[2, 4], [2, 4, 6], [2]], [4, 6, 2]),  # starts anew
        ([[100, 104], [106, 112], [114]], [4, 8, 2]),  # carries on
        ([[2, 2], [2, 2, 2], []], [4, 6, 0]),  # pieces
        ([], []),
    ],
)
def test_counters_and_pieces(sessions: list[list[float]], gained: list[float]) -> None:
    assert reported(sessions) == gained


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=9, unique=True), st.floats(0.1, 100), st.floats(-1e3, 1e3))
def test_what_is_proportional_is_tied(values: list[float], scale: float, shift: float) -> None:
    if max(values) - min(values) > 1:
        assert pearson(values, [scale * one + shift for one in values]) == pytest.approx(1.0, abs=1e-6)


@given(st.lists(st.floats(-1e6, 1e6), max_size=9), st.lists(st.floats(-1e6, 1e6), max_size=9))
def test_a_correlation_is_never_beyond_one(first: list[float], second: list[float]) -> None:
    assert -1.000001 <= pearson(first, second) <= 1.000001
