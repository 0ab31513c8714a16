"""What sends a form: the control at its end, and whether it may be tapped where no app file names it.

The deny list keeps such a control from whoever explores. The letter, or ground of our own, gives leave to send what was
filled with planted values; it lifts the words of sending alone, never those of paying, calling, deleting.
"""

import re
from dataclasses import replace

from harness.drive.app_session import AppSession
from harness.drive.complaint_words import ENTRY
from harness.drive.find import plain
from harness.model.permission import Leave
from harness.model.screen import UiNode, UiTree

ENDS = re.compile(r"提交|上报|报送|保存|发送|完成|确定|确认")
SENDING = ("提交", "发送", "确认", "submit", "send", "confirm")
_TRADE = re.compile(r"订单|短信|验证码|支付|贷|单位公章|删除|注销")
LONGEST_HEADLINE = 14


def is_end(node: UiNode) -> bool:
    return node.kind == "button" and node.clickable and not node.covered and bool(ENDS.search(plain(node.text)))


def form_end(tree: UiTree) -> str:
    """What the control says that sends a screen's form, whatever the form asks for; "" where there is no form."""
    fields = any(node.kind == "input" and node.enabled and not node.covered for node in tree.nodes)
    end = next((node for node in tree.nodes if is_end(node)), None) if fields else None
    return end.text.strip() if end else ""


def take_leave(session: AppSession, tree: UiTree) -> None:
    """Let the end of the form that is shown be tapped from now on, where the run has leave to send it."""
    end = form_end(tree)
    if end and session.is_denied(end) and may_send(session, tree, end):
        session.lift(end)
        session.found.lifted.append(end)


def may_send(session: AppSession, tree: UiTree, end: str) -> bool:
    """Whether nothing but words of sending forbids the end of a form that the run has leave to send."""
    if session.leave is Leave.NOTHING or (session.leave is Leave.FORMS and complains(tree)):
        return False
    words = replace(session.denied, lifted=(*session.denied.lifted, *SENDING))
    return not words.why_denied(end) and not _TRADE.search(plain(end))


def complains(tree: UiTree) -> bool:
    """Whether a form's own headlines or fields speak of a complaint; a menu entry that leads to one does not."""
    said = [plain(node.text) for node in tree.nodes if not node.in_nav and (not node.clickable or node.field)]
    return any(ENTRY.search(text) for text in said if len(text) <= LONGEST_HEADLINE)
