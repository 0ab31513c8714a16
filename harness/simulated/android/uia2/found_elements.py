"""The elements that clients hold, and what has become of them."""

import uuid
from dataclasses import dataclass

from harness.simulated.android.activity_manager import LAUNCHER, ActivityManager
from harness.simulated.android.uia2 import tree_xml
from harness.simulated.handset.page import Page

ELEMENT_KEY = "element-6066-11e4-a52e-4f735466cecf"
MAX_HELD = 5_000
Bounds = tuple[int, int, int, int]


class Stale(Exception):
    """The element is no longer there."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The screen at one moment."""

    page: Page
    root: tree_xml.Element
    package: str


@dataclass(frozen=True, slots=True)
class Held:
    """Where an element was found: a page, its key there, its class (the frame and the WebView have no key)."""

    page: Page
    key: str
    kind: str


class FoundElements:
    def __init__(self, manager: ActivityManager) -> None:
        self._manager = manager
        self._held: dict[str, Held] = {}

    def forget(self) -> None:
        self._held.clear()

    async def snapshot(self) -> Snapshot:
        page = await self._manager.screen.front()
        package = self._manager.screen.front_package(LAUNCHER)
        tree = await page.tree()
        device, mute = self._manager.device, self._manager.is_mute(page)
        return Snapshot(page, tree_xml.hierarchy(tree, package, device.core.display, mute=mute), package)

    def hold(self, snapshot: Snapshot, element: tree_xml.Element) -> dict[str, str]:
        """The reference that a client gets."""
        if len(self._held) >= MAX_HELD:
            self._held.pop(next(iter(self._held)))
        number = str(uuid.uuid4())
        self._held[number] = Held(snapshot.page, element.get("key", "0"), element.get("class", ""))
        return {ELEMENT_KEY: number, "ELEMENT": number}

    async def get(self, number: str) -> tuple[Snapshot, tree_xml.Element]:
        """The element as it is now. Raises Stale."""
        held = self._held.get(number)
        if held is None:
            raise Stale(number)
        snapshot = await self.snapshot()
        if snapshot.page is held.page:
            for element in snapshot.root.iter():
                if element.get("key") == held.key and element.get("class") == held.kind:
                    return snapshot, element
        raise Stale(number)


def bounds(element: tree_xml.Element) -> Bounds:
    """Left, top, right, bottom in pixels."""
    numbers = element.get("bounds", "[0,0][0,0]").replace("][", ",").strip("[]").split(",")
    left, top, right, bottom = (int(number) for number in numbers)
    return left, top, right, bottom


def middle(element: tree_xml.Element) -> tuple[float, float]:
    left, top, right, bottom = bounds(element)
    return (left + right) / 2, (top + bottom) / 2
