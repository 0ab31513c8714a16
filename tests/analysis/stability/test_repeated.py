"""Confirmation of failures by repeats."""

from harness.analysis.stability.repeated import confirmed

SESSIONS = [("phone", "r", number, 1) for number in range(10)]


def test_failures_without_a_signature_are_never_the_same() -> None:
    assert confirmed([("", SESSIONS[0]), ("", SESSIONS[1])], SESSIONS) == frozenset()


def test_the_same_signature_close_by_is_confirmed_and_far_away_it_is_not() -> None:
    assert confirmed([("a", SESSIONS[0]), ("a", SESSIONS[2])], SESSIONS) == {"a"}
    assert confirmed([("a", SESSIONS[0]), ("a", SESSIONS[3])], SESSIONS) == frozenset()


def test_one_session_that_fails_twice_the_same_way_is_one_failure() -> None:
    assert confirmed([("a", SESSIONS[0]), ("a", SESSIONS[0])], SESSIONS) == frozenset()
