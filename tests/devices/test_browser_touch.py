"""Hands on a page: what is denied is not touched, what is not there any more is a step that failed."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from appium import webdriver
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    NoSuchElementException,
    WebDriverException,
)

from harness.devices.browser_guard import BrowserGuard
from harness.devices.browser_line import BrowserLine
from harness.devices.browser_touch import BrowserTouch
from harness.model.faults import DeviceLost, StepFailed
from harness.model.screen import Box, UiNode

BUTTON = UiNode("button", "查询", Box(0, 0, 90, 40), clickable=True, locator="//button[1]")


class Page:
    """A driver with one element, which answers a click with `answer`."""

    def __init__(self, answer: Exception | None = None, *, there: bool = True) -> None:
        self.answer, self.there = answer, there
        self.clicked, self.scrolled, self.touched = 0, 0, list[str]()
        self.command_executor = SimpleNamespace(add_command=lambda *_: None)

    def find_element(self, *_: object) -> "Page":
        if not self.there:
            raise NoSuchElementException("no such element")
        return self

    def click(self) -> None:
        self.clicked += 1
        if self.answer:
            raise self.answer

    def execute_script(self, *_: object) -> None:
        self.scrolled += 1

    def execute(self, _name: str, parameters: dict[str, Any]) -> object:
        if parameters["cmd"] == "Runtime.evaluate":
            return {"value": {"result": {"value": [5, 6] if self.there else None}}}
        self.touched.append(parameters["params"].get("type", ""))
        return {"value": {}}


def hands_on(page: Page, *, traceless: bool = False) -> BrowserTouch:
    line = BrowserLine(cast(webdriver.Remote, cast(Any, page)))
    line.leaves_no_trace = traceless
    return BrowserTouch(line, BrowserGuard(line.cdp))


def test_a_button_is_clicked_where_it_stands() -> None:
    page = Page()
    hands_on(page).tap(BUTTON)
    assert (page.clicked, page.scrolled) == (1, 0)


def test_a_covered_button_is_brought_to_the_middle_first() -> None:
    page = Page()
    hands_on(page).tap(UiNode("button", "查询", Box(0, 0, 9, 9), clickable=True, covered=True, locator="//b"))
    assert (page.clicked, page.scrolled) == (1, 1)


@pytest.mark.parametrize("traceless", [False, True])
def test_a_denied_word_is_never_touched(traceless: bool) -> None:
    page = Page()
    hands = hands_on(page, traceless=traceless)
    with pytest.raises(StepFailed):
        hands.tap(UiNode("button", "注销账号", Box(0, 0, 9, 9), clickable=True, locator="//b"))
    assert (page.clicked, page.touched) == (0, [])


@pytest.mark.parametrize("traceless", [False, True])
def test_an_element_that_went_is_a_step_that_failed(traceless: bool) -> None:
    with pytest.raises(StepFailed, match="no longer there"):
        hands_on(Page(there=False), traceless=traceless).tap(BUTTON)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (ElementClickInterceptedException("element click intercepted"), StepFailed),
        (WebDriverException("disconnected: not connected to DevTools"), DeviceLost),
        (ConnectionResetError("reset"), DeviceLost),
    ],
)
def test_a_tap_that_fails_says_whether_the_browser_is_gone(answer: Exception, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        hands_on(Page(answer)).tap(BUTTON)


def test_where_nothing_may_stay_behind_a_finger_touches_the_place() -> None:
    page = Page()
    hands_on(page, traceless=True).tap(BUTTON)
    assert (page.clicked, page.touched) == (0, ["touchStart", "touchEnd"])
