"""Failure rates with bounds and with the runs that a claim needs."""

import pytest

from harness.analysis.stability.failure_rate import failure_rate
from harness.analysis.statistics.binomial import lower_bound, upper_bound
from tests.analysis.stability.laboratory import CLEAN, key, made, seen, subject


def test_counts_bounds_and_needed_runs_are_told() -> None:
    found = seen(made([CLEAN] * 46 + ["a", "b", "c", "d"]))[("failure_rate", "crash")]
    assert (found["failures"], found["runs"], found["unit"]) == (4, 50, "sessions")
    assert found["lower"] == pytest.approx(lower_bound(4, 50))
    assert found["upper"] == pytest.approx(upper_bound(4, 50))


@pytest.mark.parametrize(("limit", "needed"), [(0.0109, 274), (0.0047, 636), (0.08, 36)])
def test_a_clean_record_says_how_many_runs_it_needs(limit: float, needed: int) -> None:
    found = failure_rate(subject(made([CLEAN] * 5)), "crash", limit)
    assert found is not None
    assert found.data["runs_needed"] == needed


def test_no_session_is_no_measure() -> None:
    assert failure_rate(subject(made([])), "crash", 0.0109) is None


def test_the_evidence_is_cited_from_the_latest_run() -> None:
    found = failure_rate(subject(made(["a"]), made([CLEAN, "b"], key("r2"))), "crash", 0.0109)
    assert found is not None
    assert [one.locator for one in found.evidence] == ["seq=20"]


def test_one_failure_among_fifty_sessions_that_nobody_watched_accuses_nobody() -> None:
    found = failure_rate(subject(made(["a", *[CLEAN] * 49], proved="")), "crash", 0.0109)
    assert found is not None
    assert found.data["lower"] == pytest.approx(lower_bound(1, 50))
    assert found.data["upper"] == pytest.approx(1.0)
