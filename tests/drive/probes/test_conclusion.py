"""A result is written down with what it lacks, and only that."""

from harness.drive.app_session import AppSession
from harness.drive.probes.conclusion import Asked, Lack, conclude
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, PaperWitness, app


def test_a_result_says_what_kept_it_from_being_clear() -> None:
    witness = PaperWitness()
    session = AppSession(app(), PaperPhone(lambda _: []), witness, {}, (), patience=0.02)
    asked = Asked("omit", "every", "days")
    assert conclude(session, asked, "unknown", "too early", Lack(days=2)) == "unknown"
    conclude(session, asked, "negative", "nothing")
    first, second = witness.of(EventKind.PROBE)
    assert first["days_missing"] == 2 and "role_missing" not in first
    assert "days_missing" not in second
    assert witness.screens == ["omit days", "omit days"]
