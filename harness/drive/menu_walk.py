"""Open every menu entry once and look: what an app offers is what its menus lead to.

Entries are the tab bar and the short controls of the pages behind it. Words of the deny list are never tapped.
"""

import time
from dataclasses import dataclass, field

from harness.drive.app_session import POLL_S, AppSession
from harness.drive.find import plain
from harness.model.app import Step
from harness.model.event import EventKind, Source
from harness.model.screen import UiNode, UiTree

MAX_ENTRIES = 40
MAX_ENTRY_TEXT = 14
PER_PAGE = 16
ENTRY_TIMEOUT_S = 2.5
FIRST_PAGE_TIMEOUT_S = 5.0


@dataclass(slots=True)
class _Walk:
    """What has been found and opened; `waiting` holds the ways still to go, as texts from the first page on.

    `at` is the way that led to the page that is shown, as far as the walk knows.
    """

    deadline: float
    found: dict[str, tuple[str, ...]] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    waiting: list[tuple[str, ...]] = field(default_factory=list)
    denied: set[str] = field(default_factory=set)
    at: tuple[str, ...] = ()


def walk_menus(session: AppSession, budget_s: float = 60.0) -> tuple[int, int]:
    """Open what can be opened in the budget; record it; return (found, opened)."""
    walk = _Walk(time.monotonic() + budget_s)
    # The device holds to the list as well: what is found for an entry may be another control that contains its text.
    with session.exploring():
        session.device.open_app()
        _note_entries(session, walk, _first_page(session), ())
        while walk.waiting and time.monotonic() < walk.deadline:
            _open(session, walk, walk.waiting.pop(0))
    data = {"role": session.role, "entries": list(walk.found), "opened": walk.opened, "denied": sorted(walk.denied)}
    session.witness.record(Source.SCENARIO, EventKind.MENU, data)
    return len(walk.found), len(walk.opened)


def _first_page(session: AppSession) -> UiTree:
    """The first page, once it has any entry; as it is when it never has."""
    deadline = time.monotonic() + FIRST_PAGE_TIMEOUT_S * session.patience
    while not menu_entries(tree := session.device.tree()) and time.monotonic() < deadline:
        time.sleep(POLL_S)
    return tree


def _open(session: AppSession, walk: _Walk, way: tuple[str, ...]) -> None:
    """Go a way from where the app stands, one page back where that is nearer, else from the app's first page."""
    if not _go_on(session, walk, way):
        session.device.open_app()
        walk.at = ()
        if not _go(session, way):
            return
    walk.at = way
    walk.opened.append(way[-1])
    session.look(f"menu {' > '.join(way)}")
    if len(way) < 2:
        _note_entries(session, walk, session.device.tree(), way)


def _go_on(session: AppSession, walk: _Walk, way: tuple[str, ...]) -> bool:
    """Go a way without starting the app anew: what is left of it on this page, or on the page before this one."""
    if _is_here(session.device.tree(), way[0]):
        return _go(session, way)
    if not walk.at:
        return False
    session.device.back()
    tree, walk.at = session.device.tree(), walk.at[:-1]
    left = way[len(walk.at) :] if way[: len(walk.at)] == walk.at else way
    return _is_here(tree, left[0]) and _go(session, left)


def _is_here(tree: UiTree, text: str) -> bool:
    """Whether the screen has this very entry: a text that merely contains the word leads elsewhere."""
    return any(node.text.strip() == text and not node.covered for node in menu_entries(tree))


def _go(session: AppSession, way: tuple[str, ...]) -> bool:
    """Tap a way's entries one after another, each as soon as it shows."""
    return session.can_do([Step("tap", {"text": text}) for text in way], timeout_s=ENTRY_TIMEOUT_S)


def _note_entries(session: AppSession, walk: _Walk, tree: UiTree, way: tuple[str, ...]) -> None:
    for node in menu_entries(tree)[:PER_PAGE]:
        text = node.text.strip()
        if session.is_denied(text):
            walk.denied.add(text)
            continue
        if text in walk.found or len(walk.found) >= MAX_ENTRIES:
            continue
        walk.found[text] = way
        walk.waiting.append((text,) if node.in_nav or not way else (*way, text))


def menu_entries(tree: UiTree) -> list[UiNode]:
    """The short, usable controls of a screen: tab bar first, then the page, top to bottom."""
    short = [
        node
        for node in tree.nodes
        if node.clickable
        and node.enabled
        and node.kind in ("button", "link")
        and 1 < len(plain(node.text)) <= MAX_ENTRY_TEXT
    ]
    return sorted(short, key=lambda node: (not node.in_nav, node.box.y_dp, node.box.x_dp))
