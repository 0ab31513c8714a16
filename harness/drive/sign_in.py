"""Sign in with the account of a role, by the app file's own steps; where it has none, by what the app shows."""

from harness.drive.app_session import AppSession
from harness.drive.found_sign_in import find_sign_in
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed


def sign_in(session: AppSession, role: str) -> bool:
    """Whether the role could sign in. A missing account or a failed step is recorded with its reason, not raised."""
    session.role = role
    account = session.app.account(role)
    why = "" if account else f"the app file has no {role} account"
    if account:
        session.values |= {"user": account.user, "password": account.password}
        try:
            if session.app.sign_in:
                session.perform(session.app.sign_in)
            else:
                find_sign_in(session, account)
        except StepFailed as failed:
            why = failed.line("en")
    outcome = "failed" if why else "done"
    session.witness.record(Source.SCENARIO, EventKind.LOGIN, {"role": role, "outcome": outcome, "why": why})
    return not why
