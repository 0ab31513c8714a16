"""Which day it is for a campaign: the calendar's, or the day of a test tenant whose clock can be put forward."""

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from harness.model.faults import BadInput
from harness.model.saying import Saying

LEGAL_DAY = ZoneInfo("Asia/Shanghai")
TIMEOUT_S = 5.0
LONGEST_ANSWER_BYTES = 1000


class DayClock(Protocol):
    """`advance` gives the next working day, or None where nobody can hurry the days."""

    def today(self) -> date: ...
    def advance(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """The day where the law applies."""

    def today(self) -> date:
        return datetime.now(LEGAL_DAY).date()

    def advance(self) -> date | None:
        return None


@dataclass(frozen=True, slots=True)
class TenantDays:
    """A test tenant's own day at `url`: GET says it, POST moves on to the next working day; JSON {"day": ISO date}."""

    url: str

    def today(self) -> date:
        return self._ask("GET")

    def advance(self) -> date | None:
        return self._ask("POST")

    def _ask(self, method: str) -> date:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        request = urllib.request.Request(self.url, method=method, data=b"" if method == "POST" else None)
        try:
            with opener.open(request, timeout=TIMEOUT_S) as answer:
                return date.fromisoformat(str(json.loads(answer.read(LONGEST_ANSWER_BYTES))["day"]))
        except (OSError, ValueError, KeyError, TypeError) as fault:
            what = Saying(f"does not say its day ({type(fault).__name__})", f"未能给出日期（{type(fault).__name__}）")
            mend = Saying("start the test tenant, or leave day_clock out", "启动测试环境，或去掉 day_clock")
            raise BadInput(what, f"day_clock ({self.url})", mend) from None
