"""The app's core tasks as its file declares them; where it declares none, the functions that were found."""

from collections.abc import Sequence

from harness.drive.app_session import AppSession
from harness.model.app import CoreTask, Step
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed


def tasks_of(session: AppSession, role: str) -> list[CoreTask]:
    return [task for task in session.app.core_tasks if task.role == role]


def functions_of(session: AppSession, role: str) -> list[CoreTask]:
    """What a probe may try as a role: the core tasks, and where there are none what an exploration found."""
    return tasks_of(session, role) or list(session.found.of(role).functions)


def do_core_tasks(session: AppSession, role: str) -> int:
    """Do every task of a role once, each from the app's first page; return how many reached their end.

    The first page is looked at when it stands still: after a sign-in or a gate it may be caught half drawn.
    """
    tasks = tasks_of(session, role)
    if tasks:
        session.launch()
    return sum(do_task(session, task, reopen=number > 0) for number, task in enumerate(tasks))


def do_task(session: AppSession, task: CoreTask, *, reopen: bool = True) -> bool:
    """One task from the app's first page, which is opened for it, or is shown already; whether it reached its end."""
    if reopen:
        session.device.open_app()
    why = ""
    try:
        session.perform(task.steps)
    except StepFailed as failed:
        why = failed.line("en")
    data = {"task": task.name, "role": task.role, "outcome": "failed" if why else "done", "why": why, "core": True}
    session.witness.record(Source.SCENARIO, EventKind.TASK, data)
    return not why


def way_in(task: CoreTask) -> Sequence[Step]:
    """The steps up to the first expectation: enough to show that the function can be reached."""
    steps: list[Step] = []
    for step in task.steps:
        steps.append(step)
        if step.word == "expect":
            break
    return steps
