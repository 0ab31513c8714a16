"""Visit: one day on which an app was used and its demand was left undone (MP-2); working days and days of rest."""

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Visit:
    """`states` are the negative states that were shown on that day, as plain text."""

    day: date
    states: tuple[str, ...] = ()


def is_working_day(day: date) -> bool:
    """Monday to Friday. Public holidays are not known here."""
    return day.weekday() < SATURDAY


def next_working_day(day: date) -> date:
    """The first working day after it."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following
