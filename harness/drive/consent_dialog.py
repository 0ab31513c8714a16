"""Recognise the dialogue that asks for consent to the collection of personal information, and its answers."""

import re
from dataclasses import dataclass

from harness.drive.find import plain
from harness.model.screen import UiNode, UiTree

# What such dialogues speak of (认定方法 1.2) and the words on their buttons.
SUBJECT = re.compile(r"隐私(政策|协议|保护|条款)|个人信息(保护|收集|处理)|用户(服务)?协议")
ACCEPT = re.compile(r"^(我)?(已阅读)?(并)?(同意|接受|允许)(并(继续|进入|使用|登录))?$|^同意以上|^我知道了$|^好的$")
REFUSE = re.compile(r"^(我)?(不同意|拒绝|暂不(同意|使用)?|不接受|取消|退出(应用)?|仅浏览|基本功能模式|以?访客模式?)")


@dataclass(frozen=True, slots=True)
class ConsentDialog:
    """`refuse` is None where the app offers no way to say no; `preticked` where a box was ticked for the user."""

    accept: UiNode
    refuse: UiNode | None
    preticked: bool


def read_consent(tree: UiTree) -> ConsentDialog | None:
    """The consent dialogue of a screen, or None. A link to the policy on an ordinary page is none."""
    dialog = [node for node in tree.nodes if node.in_dialog]
    nodes = dialog or [node for node in tree.nodes if node.in_viewport and not node.covered]
    accept = _button(nodes, ACCEPT)
    if accept is None or not SUBJECT.search(plain("".join(node.text for node in nodes))):
        return None
    refuse = _button(nodes, REFUSE)
    if not dialog and refuse is None:
        return None
    return ConsentDialog(accept, refuse, _preticked(nodes))


def _button(nodes: list[UiNode], words: re.Pattern[str]) -> UiNode | None:
    return next((node for node in nodes if node.clickable and words.search(plain(node.text))), None)


def _preticked(nodes: list[UiNode]) -> bool:
    return any(node.checked and ("同意" in node.text or "协议" in node.text) for node in nodes)
