"""What one session of a run finds is known to the next; nothing is known of a role that nobody explored as."""

from harness.drive.core_tasks import functions_of
from harness.drive.found_functions import NOTHING, Found, FoundFunctions
from harness.model.app import CoreTask
from tests.drive.explorer.paper_app import PaperApp, session_of

NOTICES = CoreTask("通知公告", "grassroots", ())
SCRIPTED = CoreTask("走访填报", "grassroots", ())


def test_what_was_found_is_tried_only_where_nothing_is_scripted() -> None:
    found = FoundFunctions({"grassroots": Found((NOTICES,))})
    for scripted, tried in (((), [NOTICES]), ((SCRIPTED,), [SCRIPTED])):
        session, _ = session_of(PaperApp(pages={"首页": {}}), core_tasks=scripted)
        session.found = found
        assert functions_of(session, "grassroots") == tried
        assert functions_of(session, "superior") == []


def test_nobody_looked_as_another_role() -> None:
    assert FoundFunctions().of("superior") is NOTHING
    assert not NOTHING.whole
