"""MP-3, permission refusal: with a permission denied, functions that have no need of it must still work."""

from harness.drive.app_session import AppSession
from harness.drive.core_tasks import functions_of
from harness.drive.probes.conclusion import Asked, conclude
from harness.drive.probes.unrelated import UNRELATED, entries_as_tasks, reachable
from harness.model.app import CoreTask
from harness.model.protocol import Result


def probe_permission(session: AppSession, permission: str, role: str) -> Result:
    """Denied already. The first that does not open is tried once more after a restart; where it opens then, all are."""
    asked = Asked("decline_permission", "other", permission)
    tasks = _without_need(session, permission, role)
    if not tasks:
        return conclude(session, asked, "unknown", "no task to try")
    reached = reachable(session, tasks)
    shut = [task for task in tasks if task.name not in reached]
    again = reachable(session, shut[:1])
    again += reachable(session, shut[1:]) if again else []
    missing = [task.name for task in shut if task.name not in again]
    if missing:
        return conclude(session, asked, "positive", f"shut: {', '.join(missing)}")
    return conclude(session, asked, "negative", f"works: {', '.join(task.name for task in tasks)}")


def _without_need(session: AppSession, permission: str, role: str) -> list[CoreTask]:
    """A function that truly needs the sensor may stop alone (standards, MP-3, traps)."""
    named = [task for task in functions_of(session, role) if permission not in task.needs_permission]
    return (named or entries_as_tasks(session.device.tree(), session))[:UNRELATED]
