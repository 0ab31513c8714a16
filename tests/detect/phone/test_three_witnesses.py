"""What was called, what was booked, what left: one row an access, and where they disagree it is said."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.detect.phone.three_witnesses import detect_three_witnesses
from harness.detect.sent.traffic_view import TrafficView
from harness.model.observation import Channel, Observation
from tests.detect.ledger_stage import booked, called, channel, clocked, ms
from tests.detect.recording_factory import HOST, ROUTE, Stage, stage


def _witnessed(made: Stage) -> dict[str, Observation]:
    recording = made.done()
    found = detect_three_witnesses(recording, TrafficView.of(recording))
    return {seen.data["witnessed"]: seen for seen in found if seen.subject == "location"}


def _send(made: Stage, point: int = 3) -> None:
    lat, lng = ROUTE[point]
    made.request("POST", f"https://{HOST}/up", {"lat": lat, "lng": lng})


def test_called_booked_and_sent_is_one_access(tmp_path: Path) -> None:
    made = clocked(stage(tmp_path)).at(5)
    called(made, 1.0)
    booked(made, 1.3)
    made.at(8)
    _send(made)
    (seen,) = _witnessed(made).values()
    assert (seen.data["witnessed"], seen.channel) == ("called_and_sent", Channel.HOOK)
    (row,) = seen.data["accesses"]
    assert (row["at_ms"], row["booked"], row["sent"], row["calls"]) == (ms(1.0), "FINE_LOCATION", HOST, 1)


def test_called_and_kept(tmp_path: Path) -> None:
    made = clocked(stage(tmp_path)).at(5)
    called(made, 1.0)
    booked(made, 1.0)
    (seen,) = _witnessed(made).values()
    assert (seen.data["witnessed"], seen.data["booked"], seen.data["sent"]) == ("called_not_sent", 1, 0)


def test_booked_and_never_called_went_past_our_hooks(tmp_path: Path) -> None:
    made = clocked(stage(tmp_path))
    channel(made, "hooks", "started", "proved")
    made.at(30)
    called(made, 1.0)
    booked(made, 20.0)
    found = _witnessed(made)
    assert set(found) == {"called_not_sent", "booked_only"}
    assert found["booked_only"].channel is Channel.LEDGER
    assert found["booked_only"].data["hooked"] is True


def test_a_deaf_witness_is_named(tmp_path: Path) -> None:
    made = clocked(stage(tmp_path))
    booked(made, 0.0)
    data = _witnessed(made)["booked_only"].data
    assert (data["hooked"], data["ledger"], data["proxied"]) == (False, False, False)


def test_sent_without_an_access_was_kept_from_earlier(tmp_path: Path) -> None:
    made = clocked(stage(tmp_path)).at(5)
    called(made, 1.0)
    made.at(100)
    booked(made, 95.0, category="camera", operation="CAMERA")
    _send(made)
    assert set(_witnessed(made)) == {"called_not_sent", "sent_only"}


def test_a_minute_of_the_discrete_history_meets_a_call_within_it(tmp_path: Path) -> None:
    made = clocked(stage(tmp_path)).at(70)
    called(made, 40.0)
    booked(made, 0.0, span_ms=60_000.0)
    assert set(_witnessed(made)) == {"called_not_sent"}


def test_without_a_ledger_there_is_nothing_to_compare(tmp_path: Path) -> None:
    made = clocked(stage(tmp_path)).at(5)
    called(made, 1.0)
    _send(made)
    assert _witnessed(made) == {}


@settings(max_examples=6, deadline=None)
@given(calls=st.lists(st.integers(0, 500), max_size=8), bookings=st.lists(st.integers(0, 500), max_size=8))
def test_no_word_of_any_witness_is_lost(
    tmp_path_factory: pytest.TempPathFactory, calls: list[int], bookings: list[int]
) -> None:
    made = clocked(stage(tmp_path_factory.mktemp("run"))).at(600)
    channel(made, "ledger", "started")
    for second in calls:
        called(made, float(second))
    for second in bookings:
        booked(made, float(second))
    rows = [row for seen in _witnessed(made).values() for row in seen.data["accesses"]]
    assert sum(row["calls"] for row in rows) == len(calls)
    assert bool(bookings) == any(row["booked"] for row in rows)
