"""The demo's own day stands still until it is moved on; only the bare address has it."""

import json
import urllib.request
from datetime import date

from harness.demo import hosts
from harness.demo.burdened_state import ACCOUNTS, Logins
from harness.demo.day_clock import DemoDays
from harness.demo.server import DemoServer
from harness.plan.day_clock import TenantDays
from tests.demo.client import Client

FRIDAY = date(2026, 11, 27)


def test_days_are_working_days() -> None:
    days = DemoDays(FRIDAY)
    assert (days.today, days.advance(), days.advance()) == (FRIDAY, date(2026, 11, 30), date(2026, 12, 1))
    assert days.passed() == (FRIDAY, date(2026, 11, 30))
    assert DemoDays(date(2026, 11, 28)).today == date(2026, 11, 30)
    assert (days.since(FRIDAY), days.since(date(2026, 12, 1))) == (2, 0)


def test_an_absence_is_a_day_gone_by_without_a_check_in() -> None:
    days = DemoDays(FRIDAY)
    logins = Logins(days)
    login = logins.sign_in(ACCOUNTS[0].user, ACCOUNTS[0].password)
    assert login is not None
    assert logins.absences(login) == 0
    days.advance()
    assert logins.absences(login) == 1
    logins.check_in(login)
    days.advance()
    assert logins.absences(login) == 1


def test_the_laboratory_file_says_where_the_clock_is(server: DemoServer) -> None:
    clock = TenantDays(server.laboratory.day_clock)
    before = clock.today()
    assert (clock.advance() or before) > before


def test_no_subject_has_it(server: DemoServer) -> None:
    assert Client(server, hosts.COMPLIANT).get("/day").status == 404
    with urllib.request.urlopen(server.laboratory.day_clock, timeout=5) as answer:
        assert set(json.loads(answer.read())) == {"day"}
