"""Five sessions, each measured by the stopwatch and written down."""

from harness.drive.app_session import AppSession
from harness.drive.probes.timed_sessions import MINUTES, time_sessions
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, PaperWitness, app


def test_each_session_says_how_long_it_was() -> None:
    witness, phone = PaperWitness(), PaperPhone(lambda _: [])
    time_sessions(AppSession(app(), phone, witness, {}, (), patience=0.02), minute_s=0.002)
    told = witness.of(EventKind.TIMED_USE)
    assert [one["minutes"] for one in told] == list(MINUTES)
    assert all(one["seconds"] >= 0.002 * one["minutes"] - 0.01 for one in told)
    assert phone.starts == 5
