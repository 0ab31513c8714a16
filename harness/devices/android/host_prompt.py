"""A host app's own question whether the program inside it may have something, as it stands on the screen. Pure.

It is the host's, in the host's package, and says who asks ("云台通办 申请") and for what ("获取你的位置信息"). Programs
can draw the like themselves, so the words that hosts use must all be there.
"""

import re

from harness.devices.android.permission_prompt import MAX_QUESTION_CHARS, PermissionPrompt, read_prompt, subject_of
from harness.model.screen import UiTree

_ASKS = re.compile(r"申请$")
_FOR = re.compile(r"^(获取|使用|访问|保存到)(你|您)的")
MOST_BUTTONS = 4


def read_host_prompt(tree: UiTree) -> PermissionPrompt | None:
    """The system's question, or the host's, or None."""
    if (asked := read_prompt(tree)) is not None:
        return asked
    said = [node.text.strip() for node in tree.nodes if node.text.strip() and not node.clickable]
    purpose = next((one for one in said if _FOR.search(one)), "")
    if not purpose or not any(_ASKS.search(one) for one in said):
        return None
    buttons = tuple(node for node in tree.nodes if node.clickable and node.text.strip())[-MOST_BUTTONS:]
    prompt = PermissionPrompt(purpose[:MAX_QUESTION_CHARS], subject_of(purpose), buttons)
    return prompt if prompt.button("denied") and prompt.button("granted") else None
