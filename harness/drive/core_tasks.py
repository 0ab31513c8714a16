"""The app's core tasks as its file declares them; where it declares none, the functions that were found."""

from collections.abc import Sequence

from harness.drive.app_session import AppSession
from harness.drive.complaint_words import ENTRY
from harness.drive.find import plain
from harness.model.app import CoreTask, Step
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed
from harness.model.permission import Leave

FILLS = ("type", "pick", "choose_file")


def tasks_of(session: AppSession, role: str) -> list[CoreTask]:
    """The tasks of a role; once a complaint was filed, none that files one, where that reaches an office."""
    return [task for task in session.app.core_tasks if task.role == role and not is_spent(session, task)]


def is_spent(session: AppSession, task: CoreTask) -> bool:
    """Whether a task would file a second complaint, whoever filed the first: it, another task or the complaint walk."""
    return bool(session.found.filed) and not may_repeat(session, task)


def may_repeat(session: AppSession, task: CoreTask) -> bool:
    """Whether a task may be done again and again: one that files a complaint only where nobody has to answer it."""
    return session.leave is Leave.EVERYTHING or not files_complaint(task)


def files_complaint(task: CoreTask) -> bool:
    """Whether a task sends a complaint: it fills in a form of which its name or its steps speak as one."""
    said = [task.name, *(str(value) for step in task.steps for value in step.args.values())]
    fills = any(step.word in FILLS for step in task.steps)
    return fills and any(ENTRY.search(plain(text)) or "$complaint" in text for text in said)


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
    return sum(
        do_task(session, task, reopen=number > 0) for number, task in enumerate(tasks) if not is_spent(session, task)
    )


def do_task(session: AppSession, task: CoreTask, *, reopen: bool = True) -> bool:
    """One task from the app's first page, which is opened for it, or is shown already; whether it reached its end."""
    if files_complaint(task):
        session.found.filed.add(task.name)
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
    """The steps up to the first expectation or the first field that is filled in: enough to show that the function can
    be reached, and nothing that would send a form each time that a probe asks."""
    ends = next((at for at, step in enumerate(task.steps, 1) if step.word in ("expect", *FILLS)), len(task.steps))
    return task.steps[:ends]
