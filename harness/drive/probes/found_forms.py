"""Forms that nobody scripted: what the menu leads to, filled with planted values, its end only where that is allowed.

The deny list binds: a form whose button it names is not sent unless the app file allows that text.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from harness.drive.app_session import AppSession
from harness.drive.explorer.form import value_for
from harness.drive.find import is_file_field, plain
from harness.drive.probes.unrelated import entries_as_tasks
from harness.model.app import CoreTask, Step
from harness.model.screen import UiNode, UiTree

MOST_ENTRIES = 16
PHOTO: Final = "photo"
_ENDS = re.compile(r"提交|上报|保存|发送|完成|确定")


def forms_found(session: AppSession) -> list[CoreTask]:
    """Each menu entry whose page has a form with a picture, as a task that fills in everything and sends it."""
    session.device.open_app()
    session.device.settle()
    entries = entries_as_tasks(session.device.tree(), session)[:MOST_ENTRIES]
    found = []
    for entry in entries:
        session.device.open_app()
        if session.can_do(entry.steps, timeout_s=2.0):
            steps = form_steps(session.device.tree())
            if steps and not session.is_denied(str(steps[-1].args["text"])):
                found.append(CoreTask(entry.name, session.role, (*entry.steps, *steps), PHOTO))
    return found


def form_steps(tree: UiTree) -> Sequence[Step]:
    """The steps that fill in a screen's form and send it; none where it has no picture to give, or no end."""
    fields = [node for node in tree.nodes if node.kind == "input" and node.enabled and node.text.strip()]
    end = next((node for node in tree.nodes if _is_end(node)), None)
    if end is None or not any(is_file_field(node) for node in fields):
        return ()
    return (*_filling(fields), Step("tap", {"text": end.text.strip()}))


def _filling(fields: Sequence[UiNode]) -> Iterator[Step]:
    for node in fields:
        if is_file_field(node):
            yield Step("choose_file", {"field": node.text, "photo": 0})
        elif value := value_for(node):
            yield Step("type", {"field": node.text, "text": value})


def _is_end(node: UiNode) -> bool:
    return node.kind == "button" and node.clickable and not node.covered and bool(_ENDS.search(plain(node.text)))
