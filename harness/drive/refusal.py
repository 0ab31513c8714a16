"""Refusal probes: decline, then see whether what is unrelated still works (design law 3; MP-1, MP-3, MP-4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from harness.drive.app_session import AppSession
from harness.drive.consent import still_insists
from harness.drive.core_tasks import tasks_of, way_in
from harness.drive.find import plain
from harness.drive.sign_in import sign_in
from harness.model.app import CoreTask, Step
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed

# What a form says when it will not do without (MP-4).
DEMANDS = ("请上传", "请选择照片", "请拍", "必须上传", "必填", "不能为空", "未上传", "请先上传", "缺少", "请获取位置")
TRIED_TASKS = 3


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which probe was made on what."""

    probe: str
    duty: str
    target: str


CONSENT = _Asked("refuse_consent", "other", "consent")


def probe_consent(session: AppSession, role: str) -> str:
    """After a refusal: does the app still let a user at its functions? Reads PI-19 and PI-52."""
    if still_insists(session.device):
        return _conclude(session, CONSENT, "positive", "the app demands consent again")
    reached = _reachable(session, _guest_tasks(session, role))
    if not reached and sign_in(session, role):
        reached = _reachable(session, tasks_of(session, role)[:TRIED_TASKS])
    if reached:
        why = f"works without consent: {', '.join(reached)}"
        return _conclude(session, CONSENT, "negative", why)
    return _conclude(session, CONSENT, "unknown", "no function could be tried")


def _guest_tasks(session: AppSession, role: str) -> list[CoreTask]:
    guest = tasks_of(session, "visitor")
    return guest[:TRIED_TASKS] if guest else tasks_of(session, role)[:1]


def probe_permission(session: AppSession, permission: str, role: str) -> str:
    """With a permission denied: do functions that have no need of it still work? (MP-3)"""
    tasks = [task for task in tasks_of(session, role) if permission not in task.needs_permission][:TRIED_TASKS]
    reached = _reachable(session, tasks)
    missing = [task.name for task in tasks if task.name not in reached]
    asked = _Asked("decline_permission", "other", permission)
    if not tasks:
        return _conclude(session, asked, "unknown", "no task to try")
    result = "positive" if missing else "negative"
    why = f"shut: {', '.join(missing)}" if missing else f"works: {', '.join(reached)}"
    return _conclude(session, asked, result, why)


def _reachable(session: AppSession, tasks: Sequence[CoreTask]) -> list[str]:
    reached = []
    for task in tasks:
        session.device.open_app()
        if session.can_do(way_in(task), timeout_s=1.2):
            reached.append(task.name)
    return reached


def probe_required_fields(session: AppSession, role: str) -> None:
    """Submit each form once with its photo left out: does it go through? (MP-4)"""
    for task in tasks_of(session, role):
        if any(step.word == "choose_file" for step in task.steps):
            _probe_left_out(session, task)


def _probe_left_out(session: AppSession, task: CoreTask) -> None:
    steps = [step for step in task.steps if step.word != "choose_file"]
    last = max((i for i, step in enumerate(steps) if step.word == "tap"), default=-1)
    asked = _Asked("leave_out_field", task.duty or "photo", task.name)
    session.device.open_app()
    if not session.can_do(steps[: last + 1], timeout_s=2.0):
        _conclude(session, asked, "unknown", "the form could not be submitted")
        return
    demand = _demand(session)
    expected = _first_expectation(steps[last + 1 :])
    if expected and session.can_do(expected, timeout_s=1.5):
        _conclude(session, asked, "negative", "accepted without it")
    elif demand or (demand := _demand(session)):
        _conclude(session, asked, "positive", f"the app says “{demand}”")
    else:
        _conclude(session, asked, "unknown", "neither accepted nor asked for it")


def _first_expectation(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if step.word == "expect"][:1]


def _demand(session: AppSession) -> str:
    """The demand a form shows. Labels that always stand there do not count: it must be near a form's own complaint."""
    try:
        tree = session.device.tree()
    except StepFailed:
        return ""
    shown = [plain(node.text) for node in tree.nodes if node.kind in ("text", "dialog", "box") and not node.covered]
    return next((text[:30] for text in shown for word in DEMANDS if word in text), "")


def _conclude(session: AppSession, asked: _Asked, result: str, why: str) -> str:
    session.look(f"{asked.probe} {asked.target}")
    data = {"probe": asked.probe, "duty": asked.duty, "target": asked.target, "result": result, "why": why}
    session.witness.record(Source.SCENARIO, EventKind.PROBE, data)
    return result
