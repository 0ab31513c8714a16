"""The day of a campaign: the calendar's, or a test tenant's own."""

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from harness.model.faults import BadInput
from harness.plan.day_clock import CalendarDays, TenantDays

ANSWERS = {"GET": b'{"day": "2026-11-24"}', "POST": b'{"day": "2026-11-25"}'}


class Tenant(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        body = b"nonsense" if self.path == "/broken" else ANSWERS[self.command]
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = _answer  # noqa: N815 - the names are http.server's

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def tenant() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Tenant) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(2)


def test_a_tenant_says_its_day_and_moves_on(tenant: str) -> None:
    clock = TenantDays(f"{tenant}/day")
    assert (clock.today(), clock.advance()) == (date(2026, 11, 24), date(2026, 11, 25))


def test_a_tenant_that_makes_no_sense_is_said(tenant: str) -> None:
    with pytest.raises(BadInput, match="does not say its day"):
        TenantDays(f"{tenant}/broken").today()
    with pytest.raises(BadInput, match="does not say its day"):
        TenantDays("http://127.0.0.1:1/day").today()


def test_nobody_hurries_the_calendar() -> None:
    assert CalendarDays().advance() is None
    assert CalendarDays().today().year >= 2026
