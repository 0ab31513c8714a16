"""Asked again: cold starts after a refusal, and whether the app asks for consent once more (认定方法 3.2, PI-10).

All starts lie within the 48 hours in which a refusal is to be left alone, however soon they follow each other.
"""

from harness.drive.app_session import AppSession
from harness.drive.consent import await_dialog
from harness.model.event import EventKind, Source

STARTS = 5  # [default] standards.md, PI-10


def start_again(session: AppSession, starts: int = STARTS) -> int:
    """Start the app again and again, touch nothing, and write down each start; how many of them asked."""
    asked = 0
    for number in range(1, starts + 1):
        session.launch()
        dialog = await_dialog(session)
        asked += dialog is not None
        session.witness.record(Source.SCENARIO, EventKind.ASKED_AGAIN, {"start": number, "dialog": dialog is not None})
    return asked
