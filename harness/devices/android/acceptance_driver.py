"""UiAutomator2 on the handset itself, as a run uses it: installed, a session opened, the screen read and touched."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from harness.devices.android.adb import Handset
from harness.devices.android.facts import HandsetFacts
from harness.devices.android.ui_automator import UiAutomator
from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import package_in_front, parse_ui_tree

PNG = b"\x89PNG"
# A session of the driver, opened by entering it and closed by leaving it.
Driven = Callable[[Handset], AbstractContextManager[UiAutomator]]


def driver_held(handset: Handset, facts: HandsetFacts, driven: Driven) -> tuple[bool, str]:
    """On the home screen, where a swipe does nothing that matters."""
    handset.run("input keyevent KEYCODE_HOME")
    begun = time.monotonic()
    with driven(handset) as ui:
        opened_ms = round((time.monotonic() - begun) * 1000)
        size = ScreenSize(facts.width_px, facts.height_px, facts.scale or 1.0)  # one that does not say
        tree = parse_ui_tree(ui.source(), size)
        middle = facts.width_px / 2, facts.height_px / 2
        ui.swipe(middle, (middle[0], middle[1] - 10))
        picture = ui.screenshot().startswith(PNG)
    front = package_in_front(tree)
    words = f"session in {opened_ms} ms, {front or 'no package'} in front, {len(tree.nodes)} elements, PNG: {picture}"
    return bool(front) and picture, words
