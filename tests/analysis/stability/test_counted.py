"""Which sessions are runs, which failures count, and what a retry may not do."""

from harness.analysis.stability.counted import count_sessions
from tests.analysis.stability.laboratory import CLEAN, LOST, key, made, subject


def test_only_the_apps_and_the_servers_failures_count() -> None:
    for blame, counted in {"app": 1, "server": 1, "network": 0, "device": 0, "harness": 0}.items():
        found = count_sessions(subject(made([CLEAN, "Main.run"], blame=blame)), "crash")
        assert found.failures == counted, blame


def test_a_session_lost_to_others_is_no_run_and_one_whose_logs_were_not_proved_neither() -> None:
    assert count_sessions(subject(made([CLEAN, LOST, LOST])), "crash").runs == 1
    assert count_sessions(subject(made([CLEAN, CLEAN], proved="hooks,screens")), "crash").runs == 0


def test_a_failure_under_logs_that_were_not_proved_counts_among_all_the_sessions_there_were() -> None:
    found = count_sessions(subject(made(["Main.run", *[CLEAN] * 49], proved="")), "crash")
    assert (found.failures, found.runs, found.at_most) == (1, 1, 50)
    assert count_sessions(subject(made(["a", CLEAN, "a"], proved="")), "crash").confirmed == {"a"}


def test_a_retry_that_passes_neither_erases_a_failure_nor_adds_a_run() -> None:
    first, retry = made(["Main.run", CLEAN]), made([CLEAN, CLEAN], key(attempt=2))
    once, twice = (count_sessions(subject(*runs), "crash") for runs in ((first,), (first, retry)))
    assert (once.failures, once.runs) == (twice.failures, twice.runs) == (1, 2)


def test_kinds_of_failures_are_apart() -> None:
    found = subject(made(["input timeout", CLEAN], what="anr"))
    assert (count_sessions(found, "anr").failures, count_sessions(found, "crash").failures) == (1, 0)


def test_a_failure_is_confirmed_by_two_of_three_repeats() -> None:
    assert count_sessions(subject(made(["a", CLEAN, "a"])), "crash").confirmed == {"a"}
    assert not count_sessions(subject(made(["a", CLEAN, CLEAN, "a"])), "crash").confirmed
    assert not count_sessions(subject(made(["a", "b", "c"])), "crash").confirmed
    assert count_sessions(subject(made(["a"]), made(["a"], key(attempt=2))), "crash").confirmed == {"a"}


def test_a_failure_is_confirmed_by_a_second_device_but_only_where_it_was_seen() -> None:
    other = made([CLEAN, "a"], key("r2", device="tablet"))
    assert count_sessions(subject(made(["a"]), other), "crash").confirmed == {"a"}
    assert not count_sessions(subject(made([CLEAN]), other), "crash").confirmed
