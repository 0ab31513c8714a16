"""Refused consent: does the app still let a user at its functions? (design law 3; PI-19, PI-52)"""

from harness.drive.app_session import AppSession
from harness.drive.consent import still_insists
from harness.drive.core_tasks import tasks_of
from harness.drive.probes.conclusion import Asked, conclude
from harness.drive.probes.unrelated import UNRELATED, reachable
from harness.drive.sign_in import sign_in
from harness.model.app import CoreTask
from harness.model.protocol import Result

CONSENT = Asked("refuse_consent", "other", "consent")


def probe_consent(session: AppSession, role: str) -> Result:
    """After a refusal: does the app still let a user at its functions? Reads PI-19 and PI-52."""
    if still_insists(session.device):
        return conclude(session, CONSENT, "positive", "the app demands consent again")
    reached = reachable(session, _guest_tasks(session, role))
    if not reached and sign_in(session, role):
        reached = reachable(session, tasks_of(session, role)[:UNRELATED])
    if reached:
        return conclude(session, CONSENT, "negative", f"works without consent: {', '.join(reached)}")
    return conclude(session, CONSENT, "unknown", "no function could be tried")


def _guest_tasks(session: AppSession, role: str) -> list[CoreTask]:
    guest = tasks_of(session, "visitor")
    return guest[:UNRELATED] if guest else tasks_of(session, role)[:1]
