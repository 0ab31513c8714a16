"""What the burdened app's server knows of each login. A fresh login is a fresh state, so runs never meet;

only online time and days without a check-in are added up per account, because they are held against it.
"""

import secrets
import threading
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from harness.demo.day_clock import DemoDays

Role = Literal["grassroots", "superior"]
Growth = Literal["sign_in", "check_in", "like", "share", "visit", "study"]

POINTS: dict[Growth, int] = {"sign_in": 1, "check_in": 5, "like": 1, "share": 2, "visit": 3, "study": 2}
BASE_POINTS = 128


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An invented member of staff; `person` is whose name the ranking shows."""

    user: str
    password: str
    role: Role
    person: str
    unit: str


ACCOUNTS = (
    DemoAccount("lihua", "Lincheng@2026", "grassroots", "李桦", "东关街道办事处"),
    DemoAccount("wangjun", "Duban#8806", "superior", "王峻", "市政府督查室"),
)


@dataclass(slots=True)
class Login:
    """The state behind one token. Only `Logins` changes it, under its lock."""

    token: str
    account: DemoAccount
    checked_in: bool = False
    growth: Counter[Growth] = field(default_factory=Counter)
    online_s: int = 0
    profile: dict[str, str] = field(default_factory=dict)
    track_points: int = 0

    @property
    def points(self) -> int:
        return BASE_POINTS + sum(POINTS[kind] * times for kind, times in self.growth.items())

    @property
    def gated(self) -> bool:
        """Whether every function is withheld until today's check-in."""
        return self.account.role == "grassroots" and not self.checked_in


class Logins:
    """All logins of a server by token; safe for many threads."""

    def __init__(self, days: DemoDays | None = None) -> None:
        self._lock = threading.Lock()
        self._by_token: dict[str, Login] = {}
        self._online_s: Counter[str] = Counter()
        self._days = days or DemoDays()
        self._attended: set[tuple[str, date]] = set()

    def sign_in(self, user: str, password: str) -> Login | None:
        account = next((a for a in ACCOUNTS if a.user == user and a.password == password), None)
        if account is None:
            return None
        login = Login(secrets.token_hex(16), account)
        login.growth["sign_in"] += 1
        with self._lock:
            self._by_token[login.token] = login
        return login

    def get(self, token: str) -> Login | None:
        with self._lock:
            return self._by_token.get(token)

    def grow(self, login: Login, kind: Growth) -> None:
        with self._lock:
            login.growth[kind] += 1

    def check_in(self, login: Login) -> None:
        with self._lock:
            login.checked_in = True
            self._attended.add((login.account.user, self._days.today))
        self.grow(login, "check_in")

    def track(self, login: Login, points: int) -> None:
        with self._lock:
            login.track_points += points

    def beat(self, login: Login, online_s: int) -> int:
        """Take a heartbeat's seconds since login; return the account's total over all its logins, in seconds."""
        with self._lock:
            gained = max(0, min(online_s, 86_400) - login.online_s)
            login.online_s += gained
            self._online_s[login.account.user] += gained
            return self._online_s[login.account.user]

    def online_s(self, user: str) -> int:
        with self._lock:
            return self._online_s[user]

    def absences(self, login: Login) -> int:
        """How many working days of the demo's own clock went by on which the account did not check in."""
        with self._lock:
            return sum((login.account.user, day) not in self._attended for day in self._days.passed())
