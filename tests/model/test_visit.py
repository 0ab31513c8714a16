"""Working days, as a campaign counts them."""

from datetime import date

from harness.model.visit import is_working_day, next_working_day


def test_the_day_after_friday_is_monday() -> None:
    friday = date(2026, 11, 27)
    assert next_working_day(friday) == date(2026, 11, 30)
    assert next_working_day(date(2026, 11, 30)) == date(2026, 12, 1)
    assert [is_working_day(date(2026, 11, day)) for day in (27, 28, 29, 30)] == [True, False, False, True]
