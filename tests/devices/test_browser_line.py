"""What is sent to a browser, and which of its answers mean that it is gone."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from appium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException

from harness.devices.browser_line import BrowserLine
from harness.model.faults import DeviceLost, StepFailed


class Driver:
    """Answers every command with `answer`, or raises it."""

    def __init__(self, answer: object) -> None:
        self.answer, self.asked = answer, list[str]()
        self.command_executor = SimpleNamespace(add_command=lambda *_: None)
        self.window_handles = ["w"]

    def execute(self, name: str, parameters: dict[str, Any]) -> object:
        return self._told(parameters["cmd"])

    def execute_script(self, script: str, *_: object) -> object:
        return self._told(script)

    def _told(self, asked: str) -> object:
        self.asked.append(asked)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def line_to(driver: Driver) -> BrowserLine:
    return BrowserLine(cast(webdriver.Remote, cast(Any, driver)))


def test_a_look_goes_by_the_way_that_leaves_nothing_only_where_memory_is_measured() -> None:
    driver = Driver({"value": {"result": {"value": 7}}})
    line = line_to(driver)
    line.look("return 7")
    line.leaves_no_trace = True
    assert line.look("return 7") == 7
    assert driver.asked == ["return 7", "Runtime.evaluate"]


@pytest.mark.parametrize("answer", [{}, {"value": None}, {"value": "text"}, {"value": {"result": "text"}}])
def test_an_answer_of_another_shape_is_none(answer: object) -> None:
    assert line_to(Driver(answer)).read("return 1") is None


def test_an_element_that_does_not_do_it_leaves_the_browser_well() -> None:
    line = line_to(Driver(StaleElementReferenceException("stale element reference")))
    with pytest.raises(StepFailed):
        line.evaluate("return 1")
    assert not line.silent


def test_a_browser_that_refuses_is_lost_but_may_be_asked_again() -> None:
    line = line_to(Driver(WebDriverException("disconnected")))
    with pytest.raises(DeviceLost):
        line.cdp("Page.enable")
    assert not line.silent


def test_a_line_that_broke_is_used_no_more() -> None:
    driver = Driver(ConnectionResetError("reset"))
    line = line_to(driver)
    for _ in range(2):
        with pytest.raises(DeviceLost):
            line.cdp("Page.enable")
    assert (line.silent, driver.asked) == (True, ["Page.enable"])
