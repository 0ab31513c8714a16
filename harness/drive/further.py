"""Look for what is further down: some platforms (UiAutomator) tell of a page only what the screen shows of it now."""

from collections.abc import Callable

from harness.devices.session import DeviceSession
from harness.model.screen import UiTree

SWIPE = 0.6  # of the screen's height: what stood at the lower edge is still there after it
MOST_SWIPES = 8


def look_further[T](device: DeviceSession, pick: Callable[[UiTree], T | None]) -> T | None:
    """What `pick` finds below what is shown; None where it finds nothing, and the page is where it was.

    A tree that tells of what is out of sight (as every web page's own does) is not moved, nor a page behind a dialog.
    """
    before = device.tree()
    if before.of_page or any(node.in_dialog or not node.in_viewport for node in before.nodes):
        return None
    for swipes in range(1, MOST_SWIPES + 1):
        device.scroll(SWIPE)
        tree = device.tree()
        found = pick(tree)
        if found is not None:
            return found
        if tree == before or swipes == MOST_SWIPES:
            device.scroll(-SWIPE * swipes)
            return None
        before = tree
    return None
