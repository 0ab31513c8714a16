"""A page in a WebView that its app lets debuggers into, by Appium's contexts: what it shows, and what a finger does.

Its source is kept wherever it can be had. Its elements are asked for only where accessibility tells nothing of the
WebView, as with hosts whose engines draw pages that UiAutomator cannot see into: changing contexts takes long.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from selenium.webdriver.common.by import By

from harness.devices.android.ui_automator import UiAutomator
from harness.devices.android.ui_node import PxBounds, RawNode
from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_xml import every_node, read_windows
from harness.devices.browser_tree import parse_tree, tree_script
from harness.model.faults import EvidenceBroken, StepFailed
from harness.model.screen import Box, UiNode, UiTree

LOCATOR = "web:"
MOST_WINDOWS = 8  # a mini-program keeps each page that one can go back to
NO_SOCKET = "no WebView of the host hears debuggers"
Belong = Callable[[Sequence[str]], tuple[str, ...]]


def is_of_web(node: UiNode) -> bool:
    return node.locator.startswith(LOCATOR)


class WebPage:
    """`contexts` are those that let us in, `lack` says why there is none."""

    def __init__(self, ui: UiAutomator) -> None:
        self._ui = ui
        self.contexts: tuple[str, ...] = ()
        self.lack = NO_SOCKET
        self._context = ""
        self._nodes: tuple[UiNode, ...] = ()

    def look_for(self, belong: Belong) -> None:
        """Try every context that `belong` picks out of all."""
        let_in, whys = list[str](), list[str]()
        for name in belong(self._ui.contexts()):
            try:
                self._ui.in_web(name, lambda driver: driver.title)
                let_in.append(name)
            except StepFailed as failed:
                whys.append(f"{name}: {failed.what.en}")
        self.contexts = tuple(let_in)
        self.lack = "" if let_in else "; ".join(whys)[:400] or NO_SOCKET

    def sources(self) -> Iterator[str]:
        for name in self.contexts:
            try:
                yield f"<!-- {name} -->\n{self._ui.in_web(name, lambda driver: str(driver.page_source))}"
            except StepFailed as failed:
                yield f"<!-- {name}: {failed.what.en.replace('--', '- -')} -->"

    def joined(self, tree: UiTree, xml: str, size: ScreenSize) -> UiTree:
        """The screen with the page's elements in the place of a WebView that tells nothing; as it is where none is."""
        frame = mute_frame(xml, size) if self.contexts else None
        page = self._read() if frame else None
        if frame is None or page is None:
            return tree
        self._nodes = tuple(_placed(node, page, frame, size) for node in page.nodes)
        return replace(tree, title=tree.title or page.title, nodes=(*tree.nodes, *self._nodes))

    def _read(self) -> UiTree | None:
        for name in self.contexts:
            try:
                page = parse_tree(self._ui.in_web(name, _shown_tree))
            except (StepFailed, EvidenceBroken):
                continue
            if page.nodes:
                self._context = name
                return page
        return None

    def said_at(self, node: UiNode) -> tuple[str, ...]:
        """What the page says where a finger would touch it."""
        x, y = node.box.centre
        return tuple(one.text for one in self._nodes if one.text and _holds(one.box, x, y))

    def tap(self, node: UiNode) -> None:
        """Raises StepFailed where the element is gone or cannot be touched."""
        self._ui.in_web(self._context, lambda driver: _found(driver, node).click())

    def enter(self, node: UiNode, text: str) -> None:
        """A text in place of what a field holds. Raises StepFailed."""

        def fill(driver: Any) -> None:
            element = _found(driver, node)
            element.clear()
            element.send_keys(text)

        self._ui.in_web(self._context, fill)


def mute_frame(xml: str, size: ScreenSize) -> PxBounds | None:
    """Where a WebView stands of whose page accessibility tells nothing; None where it tells, or where there is none.

    A screen without any word or control is taken for one as a whole: some engines hide the view itself.
    """
    try:
        nodes = list(every_node(read_windows(xml)))
    except EvidenceBroken:
        return None
    views = [one for one in nodes if one.class_name.rpartition(".")[2].endswith("WebView") and size.holds(one.bounds)]
    if any(_tells(inner) for view in views for inner in every_node(view.children)):
        return None
    if views:
        return max((one.bounds for one in views), key=_area)
    return None if any(map(_tells, nodes)) else (0, 0, round(size.width_px), round(size.height_px))


def _tells(node: RawNode) -> bool:
    return bool(node.words) or node.taps


def _area(bounds: PxBounds) -> int:
    left, top, right, bottom = bounds
    return (right - left) * (bottom - top)


def _shown_tree(driver: Any) -> object:
    """Of the page that can be seen; the others are those that one can go back to."""
    for handle in driver.window_handles[:MOST_WINDOWS]:
        driver.switch_to.window(handle)
        if driver.execute_script("return document.visibilityState") == "visible":
            break
    return driver.execute_script(tree_script())


def _placed(node: UiNode, page: UiTree, frame: PxBounds, size: ScreenSize) -> UiNode:
    """A page's element on the whole screen, in the screen's dp."""
    left, top, right, _ = (side / size.scale for side in frame)
    ratio = (right - left) / page.width_dp if page.width_dp else 1.0
    box = Box(
        round(left + node.box.x_dp * ratio, 2),
        round(top + node.box.y_dp * ratio, 2),
        round(node.box.width_dp * ratio, 2),
        round(node.box.height_dp * ratio, 2),
    )
    return replace(node, box=box, font_dp=round(node.font_dp * ratio, 1), locator=f"{LOCATOR}{node.locator}")


def _found(driver: Any, node: UiNode) -> Any:
    return driver.find_element(By.XPATH, node.locator.removeprefix(LOCATOR))


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x_dp <= x < box.x_dp + box.width_dp and box.y_dp <= y < box.y_dp + box.height_dp
