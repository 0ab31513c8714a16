"""A browser that let one command run out of its time is asked nothing more, until its page is renewed."""

import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from selenium.common.exceptions import (
    ElementNotInteractableException,
    InvalidElementStateException,
    StaleElementReferenceException,
    WebDriverException,
)
from urllib3.exceptions import ReadTimeoutError

from harness.devices import browser
from harness.devices.browser import BrowserSession
from harness.devices.browser_start import BrowserRoute
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost, StepFailed
from harness.model.screen import Box, UiNode

PHONE = DeviceProfile("p", "P", "browser", "android", True, 360, 780, 3.0, "UA/1")
SILENCE = ReadTimeoutError(None, "/session", "Read timed out.")  # type: ignore[arg-type]


class Driver:
    """Answers until it hangs; `asked` counts what reached it."""

    def __init__(self) -> None:
        self.asked, self.hangs, self.capabilities = 0, False, dict[str, Any]()
        self.current_window_handle = "w"
        self.command_executor = SimpleNamespace(add_command=lambda *_: None)
        self.let_go = threading.Event()

    def _answer(self, *_: object) -> Any:
        self.asked += 1
        if self.hangs:
            raise SILENCE
        return {"value": {}}

    execute = execute_script = get = get_log = _answer

    def quit(self) -> None:
        if self.hangs:
            self.let_go.wait(30)


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Driver:
    made = Driver()
    monkeypatch.setattr(browser, "start_driver", lambda *_: (made, 1))
    return made


def opened(folder: Path) -> BrowserSession:
    return BrowserSession(PHONE, "http://app.test/", "http://127.0.0.1:1", folder, BrowserRoute())


def test_after_one_silence_nothing_more_is_sent(driver: Driver, tmp_path: Path) -> None:
    session = opened(tmp_path)
    driver.hangs = True
    with pytest.raises(DeviceLost, match="connection to Appium broke"):
        session.evaluate("return 1")
    asked = driver.asked
    for act in (session.open_app, session.performance_log, lambda: session.cdp("Page.enable")):
        with pytest.raises(DeviceLost, match="no longer answers"):
            act()
    assert driver.asked == asked


def test_a_silent_browser_is_not_waited_for_at_the_end(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browser, "SILENT_QUIT_S", 0.1)
    session = opened(tmp_path)
    driver.hangs = True
    with pytest.raises(DeviceLost):
        session.evaluate("return 1")
    began = time.monotonic()
    session.close()
    assert time.monotonic() - began < 20
    driver.let_go.set()


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        (InvalidElementStateException("invalid element state"), StepFailed),
        (ElementNotInteractableException("element not interactable"), StepFailed),
        (StaleElementReferenceException("stale element reference"), StepFailed),
        (WebDriverException("disconnected: not connected to DevTools"), DeviceLost),
    ],
)
def test_a_field_that_takes_no_text_is_no_lost_browser(
    driver: Driver, tmp_path: Path, said: WebDriverException, fault: type[Exception]
) -> None:
    def refuses() -> None:
        raise said

    field = SimpleNamespace(clear=refuses)
    session = opened(tmp_path)
    session.driver.find_element = lambda *_: field
    with pytest.raises(fault):
        session.type_text(UiNode("input", "日期", Box(0, 0, 9, 9), field="text", locator="//input"), "2026-11-22")
