"""Where an exploration has ended up: still in the app, at somebody else's, or before a white page."""

import time

from harness.drive.app_session import POLL_S, AppSession
from harness.drive.explorer.structure import is_blank
from harness.model.app import App
from harness.model.screen import UiTree
from harness.model.web_address import web_address

BLANK_TIMEOUT_S = 3.0
BLANK = "blank"  # what a white page is called on the way


def settled(session: AppSession, tree: UiTree) -> UiTree:
    """A page that shows anything, or is still white after its time."""
    deadline = time.monotonic() + BLANK_TIMEOUT_S * session.patience
    while is_blank(tree) and time.monotonic() < deadline:
        time.sleep(POLL_S)
        tree = session.device.tree()
    return tree


def origin_of(tree: UiTree) -> str:
    """Whose screen it is: the host of a page, or the package in front."""
    parts = web_address(tree.url)
    return (parts.hostname or "") if parts.scheme in ("http", "https") else f"{parts.scheme}:{parts.path}"


def left_for(app: App, home: str, tree: UiTree) -> str:
    """What is shown that is no screen of the app: `blank`, or `outside` and whose it is; empty within the app."""
    if is_blank(tree):
        return BLANK
    origin = origin_of(tree)
    own = (home, *app.first_party_domains)
    inside = origin == home or any(origin == domain or origin.endswith(f".{domain}") for domain in own if domain)
    return "" if inside else f"outside {origin}"[:80]
