"""Forms that nobody scripted: where an exploration or the menu leads, filled with planted values, sent where allowed.

The deny list binds: a form whose button it names is not sent unless the app file allows that text.
"""

import re
from collections.abc import Iterator, Sequence

from harness.drive.app_session import AppSession
from harness.drive.explorer.form import value_for
from harness.drive.find import is_file_field, plain
from harness.drive.form_end import is_end
from harness.drive.found_functions import NOTHING
from harness.drive.probes.unrelated import entries_as_tasks
from harness.model.app import CoreTask, Step
from harness.model.screen import UiNode, UiTree

MOST_ENTRIES = 16
_TAKES_PLACE = re.compile(r"(获取|开启|上传|采集|添加)(当前|我的)?(定位|位置|轨迹)|^定位$")


def forms_found(session: AppSession) -> list[CoreTask]:
    """Each form that asks for more than words, as a task that fills in everything and sends it."""
    found = []
    for entry in _ways(session):
        session.device.open_app()
        if session.can_do(entry.steps, timeout_s=2.0):
            steps = form_steps(session.device.tree())
            if steps and not session.is_denied(str(steps[-1].args["text"])):
                found.append(CoreTask(entry.name, session.role, (*entry.steps, *steps)))
    return found


def _ways(session: AppSession) -> Sequence[CoreTask]:
    """Where the exploration met forms; where nobody explored, every entry of the menu."""
    explored = session.found.of(session.role)
    if explored is not NOTHING:
        return explored.forms
    session.device.open_app()
    session.device.settle()
    return entries_as_tasks(session.device.tree(), session)[:MOST_ENTRIES]


def form_steps(tree: UiTree) -> Sequence[Step]:
    """The steps that fill in a screen's form and send it; none where it asks for words alone, or has no end."""
    fields = [node for node in tree.nodes if node.kind == "input" and node.enabled and node.text.strip()]
    end = next((node for node in tree.nodes if is_end(node)), None)
    places = [node for node in tree.nodes if node is not end and _asks_place(node)] if fields else []
    if end is None or not (places or any(is_file_field(node) for node in fields)):
        return ()
    located = [Step("tap", {"text": node.text.strip()}) for node in places[:1]]
    return (*located, *_filling(fields), Step("tap", {"text": end.text.strip()}))


def _filling(fields: Sequence[UiNode]) -> Iterator[Step]:
    for node in fields:
        if is_file_field(node):
            yield Step("choose_file", {"field": node.text, "photo": 0})
        elif value := value_for(node):
            yield Step("type", {"field": node.text, "text": value})


def _asks_place(node: UiNode) -> bool:
    """A control of a form that takes the position; a tab or a menu entry that is called so is none."""
    usable = node.kind == "button" and node.clickable and node.enabled and not node.covered and not node.in_nav
    return usable and bool(_TAKES_PLACE.search(plain(node.text)))
