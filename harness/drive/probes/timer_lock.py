"""MP-5, timer lock: open what is to be learnt or read, and try to finish at once."""

import re
from typing import Final

from harness.drive.app_session import AppSession
from harness.drive.core_tasks import functions_of, way_in
from harness.drive.find import plain
from harness.drive.menu_walk import menu_entries
from harness.drive.probes.conclusion import Asked, conclude
from harness.model.app import CoreTask, Step
from harness.model.faults import StepFailed
from harness.model.protocol import Result
from harness.model.screen import UiNode, UiTree

LEARNING: Final = "learning"
LESSON_CHARACTERS = 6  # a title; shorter links are menus
_ENTRY = re.compile(r"学习|课程|培训|必读|必修|课堂")
_FINISH = re.compile(
    r"^(完成|结束|提交|确认)(学习|阅读|观看|课程)?$|^(学习|阅读|观看|课程)(完成|结束|完毕)$|^我?已(读|阅读|学完|看完)"
)
_LOCKED = re.compile(
    r"(还需|仍需|至少|须|需)(再)?(学习|阅读|观看|停留|满)?\d+(分钟|秒|分|小时)|剩余(时间)?\d+|\d+(秒|分钟)后(可|才)"
    r"|时长(不足|未满|未达)|防挂机|未满\d+|不可(快进|拖动)|请继续(学习|阅读|观看)|倒计时"
)
_CLOSES = re.compile(r"^(关闭|停止|取消|不再|结束|跳过)(学习)?(计时|倒计时|计时器|等待)$|^(跳过|直接完成|不计时)$")
_DONE = re.compile(r"已完成|学习完成|完成学习，|已读|成功|已学完")


def probe_timer_lock(session: AppSession) -> Result:
    """Positive where the end is withheld for a time; negative where it can be had at once, or nothing is offered."""
    task = _learning_task(session)
    if task is None:
        return conclude(session, Asked("leave_timer", LEARNING, "menu"), "negative", "nothing to be learnt is offered")
    asked = Asked("leave_timer", LEARNING, task.name)
    session.device.open_app()
    if not session.can_do(way_in(task), timeout_s=2.0):
        return conclude(session, asked, "unknown", "it could not be opened")
    finish = _finish(session.device.tree()) or _finish_of_first_item(session)
    locked = _locked(session.device.tree())
    if (locked or (finish and not finish.enabled)) and _close_timer(session):
        finish, locked = _finish(session.device.tree()), _locked(session.device.tree())
    if locked:
        return conclude(session, asked, "positive", f"the app says “{locked}”")
    if finish is None:
        return conclude(session, asked, "unknown", "no way to finish was found")
    if not finish.enabled:
        return conclude(session, asked, "positive", f"“{finish.text[:20]}” cannot be used yet")
    return conclude(session, asked, *_finished(session, finish))


def _close_timer(session: AppSession) -> bool:
    """Whether the app offered to go on without its timer, and was taken at its word."""
    offered = (node for node in session.device.tree().nodes if node.clickable and node.enabled and not node.in_nav)
    control = next((node for node in offered if not node.covered and _CLOSES.search(plain(node.text))), None)
    if control is None or session.is_denied(control.text):
        return False
    try:
        session.tap_on_purpose(control)
    except StepFailed:
        return False
    session.look("timer closed")
    return True


def _finished(session: AppSession, finish: UiNode) -> tuple[Result, str]:
    try:
        session.tap_on_purpose(finish)
    except StepFailed:
        return "unknown", "it could not be finished"
    tree = session.device.tree()
    if locked := _locked(tree):
        return "positive", f"the app says “{locked}”"
    if any(_DONE.search(plain(text)) for text in tree.texts()):
        return "negative", "finished at once"
    return "unknown", "neither finished nor withheld"


def _learning_task(session: AppSession) -> CoreTask | None:
    named = next((task for task in functions_of(session, session.role) if task.duty == LEARNING), None)
    if named:
        return named
    session.device.open_app()
    entries = [node.text.strip() for node in menu_entries(session.device.tree()) if _ENTRY.search(node.text)]
    return CoreTask(entries[0], session.role, (Step("tap", {"text": entries[0]}),), LEARNING) if entries else None


def _finish_of_first_item(session: AppSession) -> UiNode | None:
    """Behind a list of lessons: open the first, which is what a person would do."""
    rows = (node for node in session.device.tree().nodes if node.kind == "link" and node.clickable)
    item = next((one for one in rows if len(plain(one.text)) >= LESSON_CHARACTERS and not one.in_nav), None)
    if item is None or session.is_denied(item.text):
        return None
    try:
        session.device.tap(item)
    except StepFailed:
        return None
    session.look(f"lesson {item.text[:20]}")
    return _finish(session.device.tree())


def _locked(tree: UiTree) -> str:
    shown = (plain(node.text) for node in tree.nodes if not node.covered)
    return next((text[:30] for text in shown if _LOCKED.search(text)), "")


def _finish(tree: UiTree) -> UiNode | None:
    """The control that ends the lesson, usable or not."""
    buttons = [node for node in tree.nodes if node.kind in ("button", "link") and node.text.strip()]
    return next((node for node in buttons if _FINISH.search(plain(node.text))), None)
