from datetime import UTC, datetime
from typing import Any

import pytest

from harness.detect.screen.session_state import SessionState
from harness.model.event import Event, EventKind, Phase, Source

K = EventKind


def after(*events: tuple[EventKind, dict[str, Any]]) -> SessionState:
    state = SessionState()
    for seq, (kind, data) in enumerate(events):
        moment = datetime(2026, 11, 22, tzinfo=UTC)
        state.take(Event(seq, moment, 0.0, Source.SCENARIO, kind, Phase.SETUP, "s", data))
    return state


def tap(target: str, outcome: str = "done") -> tuple[EventKind, dict[str, Any]]:
    return K.STEP, {"word": "tap", "target": target, "outcome": outcome}


BEGIN = (K.SESSION_BEGIN, {"session": 3, "role": "grassroots"})
LOGIN = (K.LOGIN, {"role": "superior", "outcome": "done"})


def test_taps_count_from_the_first_screen() -> None:
    assert after(BEGIN, tap("关于"), tap("更多")).taps == 2


def test_answers_to_consent_and_failed_taps_do_not_count() -> None:
    assert after(BEGIN, tap("不同意"), tap("关于", "failed")).taps == 0


def test_home_login_and_back_bring_nearer() -> None:
    assert after(BEGIN, tap("a"), tap("b"), (K.STEP, {"word": "back", "outcome": "done"})).taps == 1
    assert after(BEGIN, tap("a"), (K.STEP, {"word": "home", "outcome": "done"})).taps == 0
    assert after(BEGIN, tap("登 录"), LOGIN).taps == 0


def test_login_holds_until_the_next_session() -> None:
    state = after(BEGIN, LOGIN)
    assert (state.logged_in, state.role, state.session) == (True, "superior", 3)
    again = after(BEGIN, LOGIN, (K.SESSION_BEGIN, {"session": 4}))
    assert (again.logged_in, again.role, again.session) == (False, "", 4)


def test_a_submitting_tap_is_remembered_until_the_next_step_away() -> None:
    assert after(BEGIN, tap("提 交")).submitted
    assert not after(BEGIN, tap("提 交"), tap("关于")).submitted


def test_a_failed_login_is_none() -> None:
    assert not after(BEGIN, (K.LOGIN, {"role": "grassroots", "outcome": "failed"})).logged_in


@pytest.mark.parametrize(
    ("why", "taps"), [("explore ", 0), ("explore 我的 > 关于", 2), ("menu 我的", 1), ("launch", 0), ("tap 关于", 7)]
)
def test_a_screen_whose_reason_names_the_whole_way_is_as_far_as_that_way(why: str, taps: int) -> None:
    state = SessionState(taps=7)
    state.arrive(Event(0, datetime(2026, 11, 22, tzinfo=UTC), 0.0, Source.UI, K.SCREEN, Phase.SETUP, "s", {"why": why}))
    assert state.taps == taps
