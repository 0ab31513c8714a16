"""Sessions of a time line."""

from harness.analysis.tables.sessions import CLOSED, numbered, sessions_of, surroundings
from tests.analysis.tables.made_runs import KINDS, Line


def test_events_outside_of_sessions_are_number_nought() -> None:
    line = Line()
    line.add(KINDS.RUN_BEGIN)
    line.session((KINDS.STEP, {}))
    line.add(KINDS.RUN_END)
    found = sessions_of(line.events)
    assert [(one.number, len(one.events), one.outcome) for one in found] == [(0, 2, ""), (1, 3, CLOSED)]
    assert [number for number, _ in numbered(found)] == [0, 1, 1, 1, 0]
    assert found[1].seconds == 2.0


def test_a_session_inside_another_ends_the_outer_one_as_uncounted() -> None:
    line = Line()
    line.add(KINDS.SESSION_BEGIN, session=1)
    line.session()
    line.session()
    line.add(KINDS.SESSION_END, session=1, outcome=CLOSED)
    assert [one.outcome for one in sessions_of(line.events)[1:]] == ["", CLOSED, CLOSED]


def test_what_stood_around_a_failure_is_of_the_same_session() -> None:
    line = Line()
    line.session((KINDS.RESPONSE, {"status": 500}), (KINDS.NETWORK, {"ok": False}))
    line.session((KINDS.BREAKDOWN, {"what": "step"}))
    second = sessions_of(line.events)[2]
    around = surroundings(second.events[1], second)
    assert not around.server_error
    assert not around.network_disproved
