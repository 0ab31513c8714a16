"""The demo's own day: it stands still until somebody moves it on, so that what needs days needs no week.

GET says the day, POST moves on to the next working day. It is reached under the bare address alone, by no subject.
"""

import threading
from datetime import UTC, date, datetime, timedelta

from flask import Flask, jsonify

from harness.demo.answers import Answer
from harness.model.visit import is_working_day, next_working_day


class DemoDays:
    """The day of a server's back ends; safe for many threads. It begins with today, or the working day after."""

    def __init__(self, first: date | None = None) -> None:
        day = first or datetime.now(UTC).date()
        self._lock = threading.Lock()
        self._today = day if is_working_day(day) else next_working_day(day)
        self.first = self._today

    @property
    def today(self) -> date:
        with self._lock:
            return self._today

    def advance(self) -> date:
        with self._lock:
            self._today = next_working_day(self._today)
            return self._today

    def since(self, day: date) -> int:
        """The working days from `day` to today."""
        later = (day + timedelta(days=number) for number in range(1, (self.today - day).days + 1))
        return sum(map(is_working_day, later))

    def passed(self) -> tuple[date, ...]:
        """The working days that are over: since the first, without today."""
        today = self.today
        days = (self.first + timedelta(days=number) for number in range((today - self.first).days))
        return tuple(day for day in days if is_working_day(day))


def day_clock_app(days: DemoDays) -> Flask:
    """The plain side of 127.0.0.1 itself."""
    app = Flask("day_clock", static_folder=None)

    @app.get("/day")
    def told() -> Answer:
        return _said(days.today)

    @app.post("/day")
    def advanced() -> Answer:
        return _said(days.advance())

    def _said(day: date) -> Answer:
        return jsonify(day=day.isoformat())

    return app
