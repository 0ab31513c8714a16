"""What a handset shows now, and a finger on it. The system's own questions are answered on the way to any look.

A control is touched where it is now, found again by its words and its place; what is no longer there is not touched.
"""

import math
import time
from collections.abc import Callable

from harness.devices.android import app_breakdown
from harness.devices.android.permission_prompt import PermissionPrompt, read_prompt
from harness.devices.android.touched import Said, said_at
from harness.devices.android.ui_automator import UiAutomator
from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import parse_ui_tree
from harness.devices.session import PermissionState
from harness.model.faults import StepFailed
from harness.model.saying import Saying
from harness.model.screen import UiNode, UiTree

POLL_S = 0.15
MOST_SCROLLS = 8
SCROLL_SHARE = 0.6  # of the screen's height in one swipe: more runs into the bars at both ends
MOST_PROMPTS = 4
Asked = Callable[[PermissionPrompt, PermissionState], None]


class LiveScreen:
    """`wanted` says how a permission's question is answered, by name; `asked` is told of every one before that.

    `reads` finds such a question on the screen.
    """

    def __init__(self, ui: UiAutomator, size: ScreenSize, package: str, asked: Asked) -> None:
        self.ui, self._size, self._package, self._asked = ui, size, package, asked
        self.wanted: dict[str, PermissionState] = {}
        self.reads = read_prompt
        self._answering = False
        self._xml = ""

    def tree(self) -> UiTree:
        """Raises AppBroke where the system says that the app fell."""
        tree = self._read()
        for _ in range(MOST_PROMPTS):
            prompt = None if self._answering else self.reads(tree)
            if prompt is None:
                break
            self._answer(prompt)
            tree = self._read()
        if kind := app_breakdown.shown_breakdown(tree):
            raise app_breakdown.broke(kind, self._package)
        return tree

    def _read(self) -> UiTree:
        self._xml = self.ui.source()
        return parse_ui_tree(self._xml, self._size)

    @property
    def seen(self) -> tuple[str, ScreenSize]:
        """The dump that was last read, and the size of what it shows."""
        return self._xml, self._size

    def said_at(self, node: UiNode) -> Said:
        """What stands under the middle of a node, and around it, on the screen as it was last read."""
        x, y = node.box.centre
        return said_at(self._xml, node.locator, (x * self._size.scale, y * self._size.scale))

    def _answer(self, prompt: PermissionPrompt) -> None:
        """A permission that nobody spoke of is refused, as a browser does."""
        wanted = self.wanted.get(prompt.permission, "denied")
        button = prompt.button(wanted) or prompt.button("denied")
        self._answering = True
        try:
            self._asked(prompt, wanted)
            if button is not None:
                self.touch(button)
                self.settle()
        finally:
            self._answering = False

    def touch(self, node: UiNode) -> None:
        """A finger on the middle of a node."""
        x, y = node.box.centre
        self.ui.tap(x * self._size.scale, y * self._size.scale)

    def in_reach(self, node: UiNode) -> UiNode:
        """The node as it is now, scrolled to where a finger reaches it. Raises StepFailed when it is gone."""
        found = self._again(node)
        for _ in range(MOST_SCROLLS):
            if found.in_viewport and not found.covered:
                break
            height = self._size.height_px / self._size.scale
            away = found.box.centre[1] / height - 0.5
            self.scroll(math.copysign(min(SCROLL_SHARE, max(0.15, abs(away))), away or 1.0))
            found = self._again(node)
        return found

    def _again(self, node: UiNode) -> UiNode:
        same = [one for one in self.tree().nodes if one.text == node.text and one.kind == node.kind]
        if not same:
            raise StepFailed(Saying("the element is no longer there", "该元素已不在页面上"), node.text[:40])
        return next((one for one in same if one.locator == node.locator), same[0])

    def scroll(self, share_of_screen: float) -> None:
        left, size = share_of_screen, self._size
        while abs(left) > 0.01:
            now = math.copysign(min(SCROLL_SHARE, abs(left)), left)
            x, middle, half = size.width_px / 2, size.height_px / 2, now * size.height_px / 2
            self.ui.swipe((x, middle + half), (x, middle - half))
            left -= now

    def settle(self, timeout_ms: int = 1500) -> None:
        """Until two looks show the same and any text, or the time is up."""
        deadline, last = time.monotonic() + timeout_ms / 1000, ""
        while time.monotonic() < deadline:
            time.sleep(POLL_S)
            now = self.ui.source()
            if now == last and any(parse_ui_tree(now, self._size).texts()):
                return
            last = now
