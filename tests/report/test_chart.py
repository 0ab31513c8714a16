from hypothesis import given
from hypothesis import strategies as st

from harness.model.event import Event, EventKind, Phase, Source
from harness.report.chart import LEFT, TICKS_A_LANE, WIDTH, chart, phases_shown
from tests.report.inspection_factory import BEGAN, EventLine


def test_nothing_to_draw_gives_no_chart() -> None:
    assert chart([]) is None
    line = EventLine()
    line.add(EventKind.RUN_BEGIN)
    assert chart(line.events) is None


def test_consent_moment_stands_where_phase_changes() -> None:
    line = EventLine()
    line.add(EventKind.REQUEST, phase=Phase.BEFORE_CONSENT)
    line.add(EventKind.CONSENT, {"choice": "accepted"}, phase=Phase.AFTER_CONSENT)
    line.add(EventKind.REQUEST, phase=Phase.AFTER_CONSENT)
    drawn = chart(line.events)
    assert drawn is not None
    assert [span.name for span in drawn.phases] == ["before_consent", "after_consent"]
    assert drawn.marks[0].x == drawn.phases[1].x
    assert phases_shown(drawn) == ("before_consent", "after_consent")


def test_lane_counts_all_events_and_draws_a_bounded_number() -> None:
    line = EventLine()
    for _ in range(5000):
        line.add(EventKind.REQUEST)
    drawn = chart(line.events)
    assert drawn is not None
    traffic = next(lane for lane in drawn.lanes if lane.name == "traffic")
    assert traffic.total == 5000
    assert 0 < len(traffic.ticks) <= TICKS_A_LANE


@given(st.lists(st.tuples(st.floats(0, 1e9), st.sampled_from(EventKind), st.sampled_from(Phase)), max_size=40))
def test_everything_is_drawn_inside_the_chart(given_events: list[tuple[float, EventKind, Phase]]) -> None:
    events = [
        Event(seq, BEGAN, ms, Source.UI, kind, phase, "s", {}) for seq, (ms, kind, phase) in enumerate(given_events)
    ]
    drawn = chart(events)
    if drawn is None:
        return
    places = [tick.x for tick in drawn.axis] + [mark.x for mark in drawn.marks]
    places += [x for lane in drawn.lanes for x in lane.ticks]
    places += [edge for span in drawn.phases + drawn.scenarios for edge in (span.x, span.x + span.width)]
    assert all(LEFT - 1 <= x <= WIDTH for x in places)
