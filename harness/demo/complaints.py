"""The complaint desk that the compliant and the null app share: receipt, tracking, reply, rating (Article 18)."""

import secrets
import threading
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from harness.demo.day_clock import DemoDays

STATES = ("已受理", "办理中", "已办结")
RATINGS = ("非常满意", "基本满意", "不满意")
REPLY = "您反映的事项已转相关科室核实处理，处理结果已办结。感谢您的监督与支持。"
TEXT_LIMIT = 2000


@dataclass(frozen=True, slots=True)
class Ticket:
    """One complaint. `number` is the receipt that a person tracks it with: unguessable, so it needs no login."""

    number: str
    topic: str
    text: str
    photo_sha256: str
    received: datetime
    day: date
    rating: str = ""
    history: tuple[tuple[str, str], ...] = field(default=())

    @property
    def closed(self) -> bool:
        return any(state == STATES[-1] for _, state in self.history)


class ComplaintDesk:
    """Tickets by number. The demo's office answers at once, so that a short run sees the closed ticket.

    With `takes_days` a ticket is closed when so many of the demo's own working days have passed.
    """

    def __init__(self, prefix: str, days: DemoDays | None = None, takes_days: int = 0) -> None:
        self._prefix, self._days, self._takes = prefix, days or DemoDays(), takes_days
        self._tickets: dict[str, Ticket] = {}
        self._lock = threading.Lock()

    def receive(self, topic: str, text: str, photo_sha256: str = "") -> Ticket:
        now = datetime.now(UTC).astimezone()
        number = f"{self._prefix}{now:%Y%m%d}{secrets.randbelow(10**8):08d}"
        stamp = f"{now:%Y-%m-%d %H:%M}"
        history = tuple((stamp, state) for state in STATES)
        day = self._days.today
        ticket = Ticket(number, topic[:60], text[:TEXT_LIMIT], photo_sha256, now, day, history=history)
        with self._lock:
            self._tickets[number] = ticket
        return ticket

    def find(self, number: str) -> Ticket | None:
        with self._lock:
            ticket = self._tickets.get(number.strip().upper())
        closed = ticket is None or self._days.since(ticket.day) >= self._takes
        return ticket if ticket is None or closed else replace(ticket, history=ticket.history[:-1])

    def rate(self, number: str, rating: str) -> Ticket | None:
        """The ticket with its rating, or None when there is no such ticket or no such rating."""
        ticket = self.find(number)
        if ticket is None or not ticket.closed or rating not in RATINGS:
            return None
        rated = replace(ticket, rating=rating)
        with self._lock:
            self._tickets[rated.number] = rated
        return rated
