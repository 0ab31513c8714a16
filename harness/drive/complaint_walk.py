"""The complaint walk (Article 18): find the entry, file one complaint, take its receipt, read its progress, rate it.

One request per complaint; its text says that it is a test (测试) and carries a word that stands nowhere else, so that
the traffic shows who else gets it. Nothing is filed while an earlier complaint is open: that one is followed. Nor is
anything where a task of the app file has filed one in this run: then only its progress is looked for.
"""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from harness.drive import complaint_words as words
from harness.drive.app_session import POLL_S, AppSession
from harness.drive.found_functions import BY_WALK
from harness.drive.menu_walk import menu_entries
from harness.model.complaint import OpenComplaint
from harness.model.event import EventKind, Source
from harness.model.faults import StepFailed
from harness.model.permission import Leave
from harness.model.screen import UiNode, UiTree

TEXT = "测试：{word} 建议增加周末办事窗口（检测用，无需办理）"
MOST_PAGES = 14  # looked at for the entry
ANSWER_TIMEOUT_S = 4.0
# Pages behind which such an entry is found where the first page has none.
LIKELY = ("我的", "更多", "服务", "帮助", "设置", "关于", "互动", "首页")


class ComplaintBook(Protocol):
    """Keeps what was filed from one day to the next."""

    def open_complaint(self) -> OpenComplaint | None: ...

    def keep(self, number: str, *, closed: bool) -> None: ...


def walk_complaint(session: AppSession, book: ComplaintBook | None = None) -> str | None:
    """The whole way on one day, or the rest of it on a later one; the number, "" for none, None without an entry."""
    earlier = book.open_complaint() if book else None
    if not _reach_entry(session):
        return None
    filed = None if earlier or _was_filed_by_a_task(session) else _file(session)
    if book and filed is not None:
        book.keep(filed, closed=False)  # at once: whoever is killed now must not file a second one
    number = earlier.number if earlier else filed or ""
    if not number and not _progress_offered(session):
        return number
    closed = _track(session, number, earlier)
    if closed:
        _rate(session)
    if book and closed and (earlier or filed is not None):
        book.keep(number, closed=True)
    return number


def _reach_entry(session: AppSession) -> bool:
    """Go to the complaint page by the fewest taps: from the first page, else from those where such apps keep it."""
    ways: list[tuple[str, ...]] = [()]
    seen: set[str] = set()
    for _ in range(MOST_PAGES):
        if not ways:
            break
        way = ways.pop(0)
        tree = _go(session, way)
        if tree is None:
            continue
        entry = words.control(tree, words.ENTRY, words.NO_ENTRY)
        if entry:
            session.tap_on_purpose(entry)
            session.look("complaint entry")
            _tell(session, "entry", taps=len(way) + 1, text=entry.text[:40], logged_out=session.role in ("", "visitor"))
            return True
        texts = [node.text.strip() for node in menu_entries(tree)] if len(way) < 2 else []
        found = [text for text in texts if text not in seen and not session.is_denied(text)]
        seen.update(found)
        ways = sorted([*ways, *((*way, text) for text in found)], key=_likeliest_first)
    _tell(session, "entry", "failed", why="no entry was found")
    return False


def _likeliest_first(way: tuple[str, ...]) -> tuple[int, bool]:
    return len(way), not any(word in way[-1] for word in LIKELY)


def _go(session: AppSession, way: tuple[str, ...]) -> UiTree | None:
    session.device.open_app()
    try:
        for text in way:
            session.tap_on_purpose(session.await_node(partial(_entry, text=text), text))
    except StepFailed:
        return None
    time.sleep(POLL_S * session.patience)
    return session.device.tree()


def _entry(tree: UiTree, text: str) -> UiNode | None:
    return next((node for node in menu_entries(tree) if node.text.strip() == text), None)


def _was_filed_by_a_task(session: AppSession) -> bool:
    """On ground of our own nobody has to answer, and a second one does no harm."""
    return bool(session.found.filed - {BY_WALK}) and session.leave is not Leave.EVERYTHING


def _file(session: AppSession) -> str | None:
    """Fill the least that the form takes, submit once, wait for the receipt: its number, "" where it tells none.

    None where nothing was filed: the form could not be filled in, or asks for more.
    """
    text = TEXT.format(word=session.values.get("complaint", ""))
    try:
        _fill(session, text)
        _press_submit(session)
    except StepFailed as failed:
        _tell(session, "filed", "failed", why=failed.line("en"))
        return None
    session.found.filed.add(BY_WALK)
    tree = _await(session, lambda tree: bool(words.number_in(tree) or words.ACCEPTED.search(words.said(tree))))
    session.look("complaint filed")
    if tree is None:
        demand = words.DEMAND.search(words.said(session.device.tree()))
        why = f"the form asks for more: {demand.group(0)}" if demand else "no receipt was shown"
        _tell(session, "filed", "failed" if demand else "done", why=why)
        _tell(session, "receipt", "failed", why=why)
        return None if demand else ""
    _tell(session, "filed", text=text[:60])
    number = words.number_in(tree)
    _tell(session, "receipt", number=number)
    return number


def _fill(session: AppSession, text: str) -> None:
    """The field for the text alone: whatever else the form asks for is told by its own complaint."""
    field = session.await_node(lambda tree: next(words.text_fields(tree), None), "complaint form")
    session.device.type_text(field, text)


def _press_submit(session: AppSession) -> None:
    node = session.await_node(lambda tree: words.control(tree, words.SUBMIT), "提交")
    session.tap_on_purpose(node)


def _progress_offered(session: AppSession) -> bool:
    return words.control(session.device.tree(), words.PROGRESS) is not None


def _track(session: AppSession, number: str, earlier: OpenComplaint | None) -> bool:
    """Read how far it is; whether it is closed."""
    progress = words.control(session.device.tree(), words.PROGRESS) or _progress_of_first_page(session)
    try:
        if progress:
            session.tap_on_purpose(progress)
        _ask_for(session, number)
    except StepFailed as failed:
        _tell(session, "tracking", "failed", why=failed.line("en"), number=number)
        return False
    tree = _await(session, lambda tree: words.STATE.search(words.said(tree)) is not None)
    session.look("complaint progress")
    if tree is None:
        _tell(session, "tracking", "failed", why="no state is shown", number=number)
        return False
    shown = words.said(tree)
    closed, replied = bool(words.CLOSED.search(shown)), bool(words.REPLY.search(shown))
    days = earlier.working_days if earlier else 0
    states = list(dict.fromkeys(words.STATE.findall(shown)))
    _tell(session, "tracking", number=number, states=states, closed=closed, replied=replied, working_days=days)
    return closed


def _progress_of_first_page(session: AppSession) -> UiNode | None:
    """Where the complaint's own page leads to no progress."""
    if words.STATE.search(words.said(session.device.tree())):
        return None
    session.device.open_app()
    time.sleep(POLL_S * session.patience)
    return words.control(session.device.tree(), words.PROGRESS)


def _ask_for(session: AppSession, number: str) -> None:
    """Where the page asks for the number, give it."""
    time.sleep(POLL_S * session.patience)
    tree = session.device.tree()
    field = next((node for node in words.text_fields(tree) if words.NUMBER_FIELD.search(node.text)), None)
    if field and number and not words.STATE.search(words.said(tree)):
        session.device.type_text(field, number)
        session.tap_on_purpose(session.await_node(lambda tree: words.control(tree, words.ASK), "查询"))


def _rate(session: AppSession) -> None:
    """The rating that the closed complaint offers."""
    choice = words.control(session.device.tree(), words.RATE)
    if choice is None:
        done = words.RATED.search(words.said(session.device.tree()))
        _tell(session, "rating", "done" if done else "failed", why="" if done else "no rating is offered")
        return
    session.tap_on_purpose(choice)
    send = words.control(session.device.tree(), words.RATE_SUBMIT)
    if send:
        session.tap_on_purpose(send)
    rated = _await(session, lambda tree: words.RATED.search(words.said(tree)) is not None)
    session.look("complaint rated")
    _tell(session, "rating", "done" if rated else "failed", why="" if rated else "no word that it was taken")


def _await(session: AppSession, holds: Callable[[UiTree], bool]) -> UiTree | None:
    deadline = time.monotonic() + ANSWER_TIMEOUT_S * session.patience
    while not holds(tree := session.device.tree()):
        if time.monotonic() >= deadline:
            return None
        time.sleep(POLL_S)
    return tree


def _tell(session: AppSession, step: str, outcome: str = "done", **data: Any) -> None:
    told: Mapping[str, Any] = {"step": step, "outcome": outcome, "role": session.role, **data}
    session.witness.record(Source.SCENARIO, EventKind.COMPLAINT, told)
