"""Choose a planted photograph in whatever the handset offers for it: chooser, photo picker, files, a maker's gallery.

An app's button leads to a chain of system screens that differs by ROM. Each step takes the control that leads nearer:
the photograph by its name, else a gallery or file source, else "done"; it ends when the app is in front again.
"""

import re
import time
from collections.abc import Callable
from typing import Protocol

from harness.devices.android.ui_tree import package_in_front
from harness.model.faults import StepFailed
from harness.model.saying import Saying
from harness.model.screen import UiNode, UiTree

STEPS = 8
STEP_TIMEOUT_S = 4.0
POLL_S = 0.2
_DONE = re.compile(
    r"^(确定|完成|添加|打开|选择|使用|下一步|发送|done|open|add|select|ok)( ?[(（]?\d+([/／]\d+)?[)）]?)?$", re.I
)
_SOURCE = re.compile(r"相册|图库|照片|图片|文件|媒体|gallery|photos|files|images|media", re.I)
_ONCE = re.compile(r"^(仅此一次|仅一次|just once)$", re.I)
_NEVER = re.compile(r"拍照|拍摄|相机|录像|camera|record", re.I)


class Screen(Protocol):
    """What choosing needs of a session."""

    def tree(self) -> UiTree: ...
    def touch(self, node: UiNode) -> None: ...


def choose(screen: Screen, package: str, file_name: str, tapped: Callable[[], None]) -> None:
    """Let `tapped` open the chooser, then go on until the app is in front with the file. Raises StepFailed."""
    before = screen.tree()
    tapped()
    chosen, seen = False, before
    for _ in range(STEPS):
        seen = _changed(screen, seen)
        if package_in_front(seen) == package and not _names(seen, file_name):
            break
        node = next_control(seen, file_name, chosen=chosen)
        if node is None:
            break
        chosen = chosen or _is_file(node, file_name)
        screen.touch(node)
        if chosen and _back_in(screen, package):
            return
    what = Saying("the photograph could not be chosen", "未能选中照片")
    raise StepFailed(what, f"{package_in_front(seen)}: {file_name}"[:200])


def next_control(tree: UiTree, file_name: str, *, chosen: bool) -> UiNode | None:
    """The control of a system screen that leads on; None where nothing does."""
    usable = [node for node in tree.nodes if node.enabled and node.in_viewport and not node.covered]
    if chosen:
        return next((node for node in usable if node.clickable and _DONE.search(node.text.strip())), None)
    named = next((node for node in usable if _is_file(node, file_name)), None)
    if named is not None:
        return named
    asked = next((node for node in usable if node.clickable and _ONCE.search(node.text.strip())), None)
    sources = (node for node in usable if node.clickable and _SOURCE.search(node.text) and not _NEVER.search(node.text))
    return next(sources, None) or asked


def _is_file(node: UiNode, file_name: str) -> bool:
    stem = file_name.rpartition(".")[0] or file_name
    return stem in node.text


def _names(tree: UiTree, file_name: str) -> bool:
    return any(_is_file(node, file_name) and node.clickable for node in tree.nodes)


def _changed(screen: Screen, seen: UiTree) -> UiTree:
    """The next screen, once it is another one; as it is when it never changes."""
    deadline = time.monotonic() + STEP_TIMEOUT_S
    while (now := screen.tree()) == seen and time.monotonic() < deadline:
        time.sleep(POLL_S)
    return now


def _back_in(screen: Screen, package: str) -> bool:
    deadline = time.monotonic() + STEP_TIMEOUT_S / 2
    while package_in_front(screen.tree()) != package:
        if time.monotonic() >= deadline:
            return False
        time.sleep(POLL_S)
    return True
