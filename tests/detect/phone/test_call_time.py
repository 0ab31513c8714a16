"""A call belongs to the phase in which it was made, not to that in which it was reported."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.phone.call_time import CallTimes
from harness.model.event import Event, EventKind, Phase, Source
from tests.detect.recording_factory import START, Stage, stage

START_MS = START.timestamp() * 1000
OFFSET_MS, DOUBT_MS = 1000.0, 20.0  # the device's clock is a second ahead


def asked(tmp_path: Path, answer: Phase, *, clock: bool = True) -> Stage:
    """Ten seconds before the dialog, the answer at 10 s; the calls are reported at 12 s."""
    made = stage(tmp_path).at(0).phase(Phase.SETUP)
    made.session()
    if clock:
        made.event(EventKind.CLOCK, Source.SYSTEM, offset_ms=OFFSET_MS, doubt_ms=DOUBT_MS)
    made.at(1).phase(Phase.BEFORE_CONSENT).event(EventKind.SCREEN, Source.UI, screen="s")
    made.at(10).phase(answer).event(EventKind.CONSENT, choice="x", dialog=True)
    return made.at(12)


def call(made: Stage, **data: object) -> Event:
    return made.event(EventKind.CALL, Source.HOOK, api="a", category="location", **data)


def phases(made: Stage, event: Event) -> tuple[Phase, ...]:
    return CallTimes.of(made.done().events).phases_of(event)


def page(seconds: float) -> float:
    return START_MS + OFFSET_MS + seconds * 1000


@pytest.mark.parametrize("answer", [Phase.REFUSED, Phase.AFTER_CONSENT])
@pytest.mark.parametrize(("seconds", "before"), [(2.0, True), (9.9, True), (10.1, False), (11.9, False)])
def test_a_late_report_does_not_move_a_call(tmp_path: Path, answer: Phase, seconds: float, before: bool) -> None:
    made = asked(tmp_path, answer)
    event = call(made, page_ms=page(seconds))
    assert phases(made, event) == ((Phase.BEFORE_CONSENT,) if before else (answer,))


@pytest.mark.parametrize("seconds", [9.99, 10.01])
def test_within_the_doubt_the_milder_phase_is_taken(tmp_path: Path, seconds: float) -> None:
    for answer, milder in ((Phase.REFUSED, Phase.BEFORE_CONSENT), (Phase.AFTER_CONSENT, Phase.AFTER_CONSENT)):
        made = asked(tmp_path / answer, answer)
        event = call(made, page_ms=page(seconds))
        assert phases(made, event) == (milder,)


def test_several_calls_in_one_report_may_span_two_phases(tmp_path: Path) -> None:
    made = asked(tmp_path, Phase.REFUSED)
    event = call(made, page_ms=page(9), last_ms=page(11), count=7)
    assert phases(made, event) == (Phase.BEFORE_CONSENT, Phase.REFUSED)


@pytest.mark.parametrize("page_ms", [None, "x", True, float("nan"), 1e300, page(-3600), page(3600), -1])
def test_a_clock_that_cannot_be_believed_leaves_the_arrival(tmp_path: Path, page_ms: object) -> None:
    made = asked(tmp_path, Phase.REFUSED)
    event = call(made, page_ms=None) if page_ms != page_ms else call(made, page_ms=page_ms)
    assert phases(made, event) == (Phase.REFUSED,)


def test_without_a_clock_event_nothing_is_moved(tmp_path: Path) -> None:
    made = asked(tmp_path, Phase.REFUSED, clock=False)
    event = call(made, page_ms=page(2))
    assert phases(made, event) == (Phase.REFUSED,)


def test_surely_before_leaves_the_doubt_out(tmp_path: Path) -> None:
    made = asked(tmp_path, Phase.REFUSED)
    early, close = call(made, page_ms=page(9.9)), call(made, page_ms=page(9.99))
    events = made.done().events
    times = CallTimes.of(events)
    answer = next(event for event in events if event.kind is EventKind.CONSENT)
    sure = [(at := times.made_at(one)) is not None and at.surely_before(answer.t) for one in (early, close)]
    assert sure == [True, False]


def line(answer: Phase, offset_ms: float, doubt_ms: float, made_s: float, reading_error: float) -> tuple[Event, ...]:
    """The answer at 10 s and one call at `made_s`, by a clock that was read wrong by a share of its doubt."""
    read = START_MS + made_s * 1000 + offset_ms + reading_error * doubt_ms
    told: tuple[tuple[float, EventKind, Phase, dict[str, object]], ...] = (
        (0.0, EventKind.SESSION_BEGIN, Phase.SETUP, {}),
        (0.5, EventKind.CLOCK, Phase.SETUP, {"offset_ms": offset_ms, "doubt_ms": doubt_ms}),
        (1.0, EventKind.SCREEN, Phase.BEFORE_CONSENT, {}),
        (10.0, EventKind.CONSENT, answer, {"choice": "x", "dialog": True}),
        (20.0, EventKind.CALL, answer, {"category": "location", "page_ms": read}),
    )
    return tuple(
        Event(number, START + timedelta(seconds=at), at * 1000, Source.SYSTEM, kind, phase, "s", data)
        for number, (at, kind, phase, data) in enumerate(told)
    )


@given(
    offset_ms=st.floats(-86_400_000, 86_400_000),
    doubt_ms=st.floats(0.1, 900),
    made_s=st.floats(4, 19),
    reading_error=st.floats(-1, 1),
)
def test_no_offset_and_no_doubt_dates_a_call_before_the_answer_that_it_followed(
    offset_ms: float, doubt_ms: float, made_s: float, reading_error: float
) -> None:
    events = line(Phase.AFTER_CONSENT, offset_ms, doubt_ms, made_s, reading_error)
    times, call, answer = CallTimes.of(events), events[-1], events[-2]
    made = times.made_at(call)
    assert made is not None
    apart_ms, sure_ms = abs(made_s - 10) * 1000, 2 * doubt_ms + 1
    before = times.phases_of(call) == (Phase.BEFORE_CONSENT,)
    assert before <= (made_s < 10)
    assert made.surely_before(answer.t) <= (made_s < 10)
    if made_s < 10 and apart_ms > sure_ms:  # what was early by more than twice the doubt is surely told
        assert before and made.surely_before(answer.t)
