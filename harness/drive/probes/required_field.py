"""MP-4, required field: leave a photo, video, position or trail out, one at a time, in the form and in the request.

A server may refuse for another missing field, so everything else is filled in. A sentence that stood there before the
form was sent is no answer to it.
"""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harness.drive.app_session import POLL_S, AppSession, step_target
from harness.drive.core_tasks import may_repeat, tasks_of
from harness.drive.find import plain
from harness.drive.probes.conclusion import Asked, conclude
from harness.drive.probes.found_forms import forms_found
from harness.drive.probes.means import Droppable, FieldDropper
from harness.model.app import CoreTask, Step
from harness.model.faults import CaptureLost, StepFailed
from harness.model.protocol import ASKED_IN_FORMS, Result

# What a form or a server says when it will not do without.
_DEMAND = re.compile(
    r"请(先)?(上传|选择照片|拍|获取位置|定位|开启)|必须上传|必填|不能为空|不可为空|未上传|未获取|缺少|参数错误|提交失败|填报失败|失败"
)
_TRAIL, _PLACE = re.compile(r"轨迹"), re.compile(r"定位|位置")
_VIDEO = re.compile(r"视频|录像")
_ACCEPTED = re.compile(r"成功|已提交|已受理|受理编号|感谢")
SENT_TIMEOUT_S = 3.0
ANSWER_TIMEOUT_S = 1.5


@dataclass(frozen=True, slots=True)
class _Part:
    """A step of a form that may be left out, with the expectations that rest on it; `what` is its sort on the wire."""

    duty: str
    what: Droppable
    steps: frozenset[int]


def probe_required_fields(session: AppSession, role: str, dropper: FieldDropper | None) -> None:
    """Each form of the role's tasks: in the form, and then dropped from the request, one field at a time.

    Where the app file has no task for the role, the forms that the exploration or the menu leads to.
    """
    scripted, results = tasks_of(session, role), dict[str, set[Result]]()
    tasks = scripted or forms_found(session)
    for task in tasks:
        if not may_repeat(session, task):
            _leave_alone(session, task)
            continue
        for part in parts_of(task):
            told = results.setdefault(part.duty, set())
            told.add(_leave_out(session, task, part))
            told |= {_drop(session, task, part, dropper)} if dropper else set()
    if not scripted:
        _conclude_rest(session, role, results, {task.name for task in tasks})


def _leave_alone(session: AppSession, task: CoreTask) -> None:
    """A form by which an office gets a complaint is not sent for a probe: one request per complaint."""
    for duty in dict.fromkeys(part.duty for part in parts_of(task)):
        asked = Asked("leave_out_field", duty, task.name)
        conclude(session, asked, "unknown", "a complaint is filed once and not for a probe")


def _conclude_rest(session: AppSession, role: str, results: Mapping[str, set[Result]], tried: set[str]) -> None:
    """What no form asks for: negative where an exploration left no screen out, and every form could be sent."""
    found = session.found.of(role)
    asked_for = {result for told in results.values() for result in told}
    for duty in ASKED_IN_FORMS:
        if duty in results or not found.whole or (duty == "form" and asked_for - {"negative"}):
            continue
        asked = Asked("leave_out_field", duty, "every form")
        if left := [*found.withheld, *(form.name for form in found.forms if form.name not in tried)]:
            conclude(session, asked, "unknown", f"a form was not tried: {left[0][:30]}")
        else:
            conclude(session, asked, "negative", "no form that was found asks for it")


def parts_of(task: CoreTask) -> list[_Part]:
    """What a form asks for beyond words: pictures, a position, a trail."""
    found = []
    for index, step in enumerate(task.steps):
        name = step_target(step)
        if step.word == "choose_file":
            duty = task.duty or ("video" if _VIDEO.search(name) else "photo")
            found.append(_Part(duty, "file", _with_expectations(task.steps, index)))
        elif step.word == "tap" and (_TRAIL.search(name) or _PLACE.search(name)) and _is_form(task):
            found.append(_Part("trail", "position", _with_expectations(task.steps, index)))
    return found


def _is_form(task: CoreTask) -> bool:
    return any(step.word in ("type", "pick", "choose_file") for step in task.steps)


def _with_expectations(steps: Sequence[Step], index: int) -> frozenset[int]:
    """A step and the expectations right behind it: without it they will not come true."""
    behind = index + 1
    while behind < len(steps) - 1 and steps[behind].word in ("expect", "expect_gone", "wait"):
        behind += 1
    return frozenset(range(index, behind))


def _leave_out(session: AppSession, task: CoreTask, part: _Part) -> Result:
    steps = [step for index, step in enumerate(task.steps) if index not in part.steps]
    return _try(session, Asked("leave_out_field", part.duty, task.name), steps)


def _drop(session: AppSession, task: CoreTask, part: _Part, dropper: FieldDropper) -> Result:
    """The form is filled in as a whole, and the field goes missing on its way."""
    asked = Asked("drop_field", part.duty, task.name)
    try:
        dropper.drop_next(part.what)
    except CaptureLost as lost:
        return conclude(session, asked, "unknown", lost.line("en"))
    try:
        return _try(session, asked, task.steps, dropper)
    finally:
        dropper.drop_next(None)


def _try(session: AppSession, asked: Asked, steps: Sequence[Step], dropper: FieldDropper | None = None) -> Result:
    last = max((index for index, step in enumerate(steps) if step.word == "tap" and index < _end(steps)), default=-1)
    session.device.open_app()
    if last < 0 or not session.can_do(steps[:last], timeout_s=2.0):
        return conclude(session, asked, "unknown", "the form could not be filled in")
    stood = _said(session)
    if not session.can_do(steps[last : last + 1], timeout_s=2.0):
        return conclude(session, asked, "unknown", "the form could not be submitted")
    if dropper is not None and not dropper.dropped(SENT_TIMEOUT_S):
        return conclude(session, asked, "unknown", "the request carried no such field")
    expected = next((step for step in steps[last + 1 :] if step.word == "expect"), None)
    return conclude(session, asked, *_answer(session, expected, stood))


def _answer(session: AppSession, expected: Step | None, stood: frozenset[str]) -> tuple[Result, str]:
    """What came of sending it: what the task expects, a demand, or (where nothing is expected) words of acceptance."""
    if expected and session.can_do([expected], timeout_s=1.5):
        return "negative", "accepted without it"
    deadline = time.monotonic() + ANSWER_TIMEOUT_S * session.patience
    while True:
        said = sorted(_said(session) - stood)
        if demand := next((text for text in said if _DEMAND.search(text)), ""):
            return "positive", f"the app says “{demand[:30]}”"
        if not expected and any(_ACCEPTED.search(text) for text in said):
            return "negative", "accepted without it"
        if time.monotonic() >= deadline:
            return "unknown", "neither accepted nor asked for it"
        time.sleep(POLL_S)


def _end(steps: Sequence[Step]) -> int:
    """The place of the first expectation behind the form's last field: the tap before it is what submits."""
    fields = [index for index, step in enumerate(steps) if step.word in ("type", "pick", "choose_file")]
    behind = fields[-1] + 1 if fields else 0
    return next((i for i in range(behind, len(steps)) if steps[i].word == "expect"), len(steps))


def _said(session: AppSession) -> frozenset[str]:
    try:
        tree = session.device.tree()
    except StepFailed:
        return frozenset()
    kinds = ("text", "dialog", "box")
    return frozenset(plain(node.text) for node in tree.nodes if node.kind in kinds and not node.covered)
