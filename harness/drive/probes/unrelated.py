"""Functions that have nothing to do with a demand: what an app must not withhold from whoever declines it."""

from collections.abc import Sequence

from harness.drive.app_session import AppSession
from harness.drive.core_tasks import FILLS, functions_of, way_in
from harness.drive.find import plain
from harness.drive.menu_walk import menu_entries
from harness.model.app import CoreTask, Step
from harness.model.screen import UiTree

UNRELATED = 3  # standards, MP-1: try three core functions
REACHED_TIMEOUT_S = 1.2
WHERE_ONE_IS = ("首页", "主页", "Home")  # the page that an app starts with: tapping its tab changes nothing


def unrelated_tasks(session: AppSession, duty: str) -> list[CoreTask]:
    """Functions of the present role that do not serve the duty; where none is known, menu entries in sight."""
    named = [task for task in functions_of(session, session.role) if task.duty != duty]
    return (named or entries_as_tasks(session.device.tree(), session))[:UNRELATED]


def entries_as_tasks(tree: UiTree, session: AppSession) -> list[CoreTask]:
    """Tab bar and menu of a screen as tasks: tap it, and something else than before must come."""
    texts = dict.fromkeys(node.text.strip() for node in menu_entries(tree) if not node.in_dialog)
    usable = [text for text in texts if text not in WHERE_ONE_IS and not session.is_denied(text)]
    return [CoreTask(text, session.role, (Step("tap", {"text": text}),)) for text in usable]


def reachable(session: AppSession, tasks: Sequence[CoreTask], timeout_s: float = REACHED_TIMEOUT_S) -> list[str]:
    """The names of the tasks whose way in can be gone, each from a fresh start of the app."""
    reached = []
    for task in tasks:
        session.device.open_app()
        if can_reach(session, task, timeout_s):
            reached.append(task.name)
    return reached


def can_reach(session: AppSession, task: CoreTask, timeout_s: float = REACHED_TIMEOUT_S) -> bool:
    """Whether the way in can be gone; one that ends in neither expectation nor field must change what is shown."""
    steps = way_in(task)
    if steps and steps[-1].word in ("expect", *FILLS):
        return session.can_do(steps, timeout_s)
    before = seen_in(session.device.tree())
    return session.can_do(steps, timeout_s) and seen_in(session.heed(session.device.tree())) != before


def seen_in(tree: UiTree) -> frozenset[str]:
    """What a screen says, without order."""
    return frozenset(plain(text) for text in tree.texts())
