"""The line to a browser: commands and scripts through its driver, and what stands when one is not answered.

A browser that once let a command run out of its time lets the next ones do so too: they are not sent.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

from appium import webdriver
from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from harness.devices.browser_fault import REFUSED, said
from harness.model.faults import DeviceLost, StepFailed
from harness.model.saying import Saying


class BrowserLine:
    """What is sent to one browser. Every way raises DeviceLost when it does not answer."""

    def __init__(self, driver: webdriver.Remote) -> None:
        self.driver = driver
        self.silent = False
        # The driver keeps alive whatever a script returned and every element it was shown, which looks like a leak of
        # the page. Where memory is measured, reading and tapping go by ways that leave nothing behind.
        self.leaves_no_trace = False
        driver.command_executor.add_command("executeCdpCommand", "POST", "/session/$sessionId/goog/cdp/execute")

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]:
        """Send a Chrome DevTools command."""
        with self.reaching(command):
            answer = self.driver.execute("executeCdpCommand", {"cmd": command, "params": parameters})
        value = answer.get("value")
        return value if isinstance(value, dict) else {}

    def evaluate(self, script: str, *arguments: object) -> Any:
        """Run a synchronous script body in the page and return its value."""
        with self.reaching("script"):
            return self.driver.execute_script(script, *arguments)

    def read(self, script: str) -> Any:
        """Run a script body and return its JSON-like value, of which the page keeps nothing."""
        told = self.cdp("Runtime.evaluate", expression=f"(() => {{{script}\n}})()", returnByValue=True)
        found = told.get("result")
        return found.get("value") if isinstance(found, dict) else None

    def look(self, script: str) -> Any:
        """`evaluate`, or `read` where nothing may stay behind."""
        return self.read(script) if self.leaves_no_trace else self.evaluate(script)

    @contextlib.contextmanager
    def reaching(self, where: str) -> Iterator[None]:
        """The client's many ways of saying 'gone' as one DeviceLost; StepFailed where only an element does not do."""
        self.refuse_silent(where)
        try:
            yield
        except REFUSED as error:
            raise StepFailed(said("the element does not take it", "该元素不接受此操作", error), where) from error
        except WebDriverException as error:
            raise DeviceLost(said("the browser did not answer", "浏览器无响应", error), where) from error
        except (OSError, HTTPError) as error:
            raise self.unheard(error, where) from error

    def refuse_silent(self, where: str) -> None:
        if self.silent:
            raise DeviceLost(Saying("the browser no longer answers", "浏览器已不再响应"), where)

    def unheard(self, error: Exception, where: str) -> DeviceLost:
        """The fault of a line that broke; nothing more is sent on it."""
        self.silent = True
        return DeviceLost(said("the connection to Appium broke", "与 Appium 的连接中断", error), where)

    def answers(self) -> bool:
        """Whether the browser itself still answers, whatever became of its pages."""
        try:
            return bool(self.driver.window_handles)
        except (WebDriverException, OSError, HTTPError):
            return False
