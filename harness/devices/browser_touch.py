"""A person's hands on a browser's page: tapping, typing, choosing, within what may be touched."""

import json
from pathlib import Path

from selenium.common.exceptions import NoSuchElementException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from urllib3.exceptions import HTTPError

from harness.devices.browser_fault import gone_by, said
from harness.devices.browser_guard import BrowserGuard
from harness.devices.browser_line import BrowserLine
from harness.devices.browser_scripts import WHERE
from harness.devices.deny_list import refuse_denied
from harness.model.faults import DeviceLost, StepFailed
from harness.model.saying import Saying
from harness.model.screen import UiNode


class BrowserTouch:
    """Every act raises StepFailed where the element does not do it, DeviceLost where the browser does not answer."""

    def __init__(self, line: BrowserLine, guard: BrowserGuard) -> None:
        self._line, self._guard = line, guard

    def tap(self, node: UiNode) -> None:
        if node.clickable:  # prose may speak of such things; the guard in the page judges what it stands in
            refuse_denied(self._guard.rules, node.text)
        if self._line.leaves_no_trace:
            self._touch(node)
        else:
            self._click(node)

    def _click(self, node: UiNode) -> None:
        element = self._element(node)
        try:
            if not node.in_viewport or node.covered:
                # A fixed tab bar covers what the browser itself scrolls only to the edge.
                self._line.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
        except WebDriverException as error:
            if gone_by(error):
                raise DeviceLost(said("the browser did not answer", "浏览器无响应", error), "tap") from error
            raise StepFailed(said("the tap did not reach it", "点击未能到达该元素", error), node.text[:40]) from error
        except (OSError, HTTPError) as error:
            raise self._line.unheard(error, "tap") from error

    def _touch(self, node: UiNode) -> None:
        """A finger on the place of a node. Raises StepFailed when it is not there any more."""
        place = self._line.read(WHERE % json.dumps(node.locator))
        if not isinstance(place, list) or len(place) != 2:
            raise _no_longer_there(node)
        x, y = place
        self._line.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self._line.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])

    def type_text(self, node: UiNode, text: str) -> None:
        element = self._element(node)
        with self._line.reaching("type"):
            element.clear()
            element.send_keys(text)

    def pick(self, node: UiNode, option: str) -> None:
        refuse_denied(self._guard.rules, option)
        element = self._element(node)
        try:
            with self._line.reaching("pick"):
                Select(element).select_by_visible_text(option)
        except DeviceLost as lost:
            if isinstance(lost.__cause__, NoSuchElementException):
                raise StepFailed(Saying(f"no option “{option}”", f"没有选项“{option}”"), node.text[:40]) from lost
            raise

    def choose_file(self, node: UiNode, path: Path) -> None:
        element = self._element(node)
        with self._line.reaching("choose_file"):
            element.send_keys(str(path.resolve()))

    def _element(self, node: UiNode) -> WebElement:
        try:
            with self._line.reaching("find"):
                found: WebElement = self._line.driver.find_element(By.XPATH, node.locator)
                return found
        except DeviceLost as lost:
            if isinstance(lost.__cause__, NoSuchElementException):
                raise _no_longer_there(node) from lost
            raise


def _no_longer_there(node: UiNode) -> StepFailed:
    return StepFailed(Saying("the element is no longer there", "该元素已不在页面上"), node.text[:40])
