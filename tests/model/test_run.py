from datetime import UTC, datetime

from tests.report.inspection_factory import a_run


def test_the_day_of_a_run_is_that_in_china() -> None:
    assert str(a_run(run_changes={"began": datetime(2026, 11, 21, 15, 59, tzinfo=UTC)}).run.day) == "2026-11-21"
    assert str(a_run(run_changes={"began": datetime(2026, 11, 21, 16, 0, tzinfo=UTC)}).run.day) == "2026-11-22"
