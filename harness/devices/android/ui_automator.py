"""UiAutomator2 on one handset, through Appium: what is shown, and what a finger does. Positions are px of the screen.

When Appium or the server on the handset complains, the handset itself is asked first: what it says of its own state
names the fault. A server that ended by itself is neither a lost handset nor a broken app, and is named as what it is.
"""

import base64
import binascii
import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appium import webdriver
from appium.options.common import AppiumOptions
from appium.webdriver.client_config import AppiumClientConfig
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.actions.interaction import POINTER_TOUCH
from selenium.webdriver.common.actions.pointer_input import PointerInput
from selenium.webdriver.common.by import By
from urllib3.exceptions import HTTPError

from harness.devices.android.adb import Handset
from harness.devices.tools import find_tool
from harness.model.faults import DeviceLost, DeviceSilent, StepFailed
from harness.model.saying import Saying

OPEN_TIMEOUT_S = 90.0  # of a session: installing the server on a slow phone takes most of it
STEP_TIMEOUT_S = 30.0  # of one call
SERVER_SILENCE_MS = 20_000  # of the server on the handset, before the driver gives it up
ALIVE_TIMEOUT_S = 4.0
SWIPE_MS = 250
# A chromedriver serves the WebViews of its own major version: a laboratory with phones keeps those that it needs.
CHROMEDRIVERS_VARIABLE = "HARNESS_CHROMEDRIVERS"
CHROMEDRIVERS = Path("~/.local/share/zhengwu-harness/chromedrivers")
NOTHING = " "  # the server takes no empty text
# Words of the driver when its server on the handset has ended by itself.
SERVER_ENDED = ("instrumentation process is not running", "instrumentation process cannot be initialized")
SERVER_BROKE_OFF = ("socket hang up", "ECONNREFUSED", "ECONNRESET")  # it may have ended, or only not have answered
SERVER = "io.appium.uiautomator2.server"
_CLIENT_ERRORS = (WebDriverException, OSError, HTTPError)


@dataclass(frozen=True, slots=True)
class Way:
    """How a session reaches a handset: Appium, the adb server that holds it, a free port of ours for its server."""

    appium_url: str
    serial: str
    adb_port: int
    system_port: int


def capabilities(way: Way) -> AppiumOptions:
    """The app is started by us, logs are kept by us, and the adb server is everybody's: Appium leaves them alone."""
    options = AppiumOptions()
    for name, value in {
        "platformName": "Android",
        "appium:automationName": "UiAutomator2",
        "appium:udid": way.serial,
        "appium:adbPort": way.adb_port,
        "appium:systemPort": way.system_port,
        "appium:noReset": True,
        "appium:autoLaunch": False,
        "appium:suppressKillServer": True,
        "appium:skipLogcatCapture": True,
        "appium:ignoreHiddenApiPolicyError": True,
        "appium:disableSuppressAccessibilityService": True,  # an app's own service is evidence, not ours to end
        "appium:newCommandTimeout": 600,
        "appium:adbExecTimeout": 20_000,
        "appium:uiautomator2ServerInstallTimeout": 60_000,
        "appium:uiautomator2ServerLaunchTimeout": 30_000,
        "appium:uiautomator2ServerReadTimeout": SERVER_SILENCE_MS,
        # The screen is taken as it is: we settle by ourselves, and an app that never idles must not hold a step.
        "appium:settings[waitForIdleTimeout]": 0,
        "appium:settings[waitForSelectorTimeout]": 0,
        "appium:settings[actionAcknowledgmentTimeout]": 300,
        **chromedriver(),
    }.items():
        options.set_capability(name, value)
    return options


def chromedriver(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """With what Appium goes into a WebView: a folder of several, of which it takes the one that fits, else our own."""
    folder = Path(environment.get(CHROMEDRIVERS_VARIABLE) or CHROMEDRIVERS).expanduser()
    if folder.is_dir():
        return {"appium:chromedriverExecutableDir": str(folder)}
    own = find_tool("chromedriver")
    return {"appium:chromedriverExecutable": own} if own else {}


class UiAutomator:
    """One session; `close` ends it."""

    def __init__(self, way: Way, handset: Handset) -> None:
        self._handset, self._serial = handset, way.serial
        self._gone = False
        config = AppiumClientConfig(
            remote_server_addr=way.appium_url,
            timeout=OPEN_TIMEOUT_S,
            # A call that gets no answer is not made again: a tap would be done twice.
            init_args_for_pool_manager={"init_args_for_pool_manager": {"retries": False}},
        )
        with self._reaching("session"):
            self._driver = webdriver.Remote(way.appium_url, options=capabilities(way), client_config=config)
        self._driver.command_executor.client_config.timeout = STEP_TIMEOUT_S

    def source(self) -> str:
        with self._reaching("source"):
            return str(self._driver.page_source)

    def screenshot(self) -> bytes:
        with self._reaching("screenshot"):
            told = str(self._driver.get_screenshot_as_base64())
        try:
            return base64.b64decode(told, validate=False)
        except binascii.Error:
            return b""

    def tap(self, x_px: float, y_px: float) -> None:
        with self._reaching("tap"):
            self._touch((x_px, y_px), (x_px, y_px), 40)

    def swipe(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        with self._reaching("swipe"):
            self._touch(start, end, SWIPE_MS)

    def _touch(self, start: tuple[float, float], end: tuple[float, float], ms: int) -> None:
        finger: Any = PointerInput(POINTER_TOUCH, "finger")  # type: ignore[no-untyped-call]
        actions: Any = ActionBuilder(self._driver, mouse=finger, duration=ms)
        actions.pointer_action.move_to_location(round(start[0]), round(start[1])).pointer_down()
        if end != start:
            actions.pointer_action.move_to_location(round(end[0]), round(end[1]))
        else:
            actions.pointer_action.pause(ms / 1000)
        actions.pointer_action.pointer_up()
        actions.perform()

    def enter(self, locator: str, text: str, called: str) -> None:
        """Put a text into the field at an XPath in place of what it holds. `called` is how people know the field."""
        with self._reaching("type"):
            try:
                element: Any = self._driver.find_element(By.XPATH, locator)
                element.clear()
                element.send_keys(text)
            except (NoSuchElementException, StaleElementReferenceException) as gone:
                what = Saying("the element is no longer there", "该元素已不在页面上")
                raise StepFailed(what, called[:40]) from gone

    def set_clipboard(self, text: str) -> None:
        with self._reaching("clipboard"):
            self._driver.set_clipboard_text(text)

    def contexts(self) -> tuple[str, ...]:
        """Appium's names of what can be looked into; none where it cannot say."""
        try:
            return tuple(map(str, self._driver.contexts))
        except _CLIENT_ERRORS:
            return ()

    def in_web[Answer](self, context: str, work: Callable[[Any], Answer]) -> Answer:
        """What `work` makes of the driver inside a WebView. Raises StepFailed where it is not let in or fails."""
        try:
            self._driver.switch_to.context(context)
            return work(self._driver)
        except _CLIENT_ERRORS as error:
            said = first_line(error)
            raise StepFailed(Saying(f"in the WebView: {said}", f"网页视图：{said}"), context[:60]) from error
        finally:
            with self._reaching("context"):
                self._driver.switch_to.context("NATIVE_APP")

    def give_up(self) -> None:
        """The handset is gone: `close` need not wait for it."""
        self._gone = True

    def close(self) -> None:
        """With a handset that is gone there is nothing to be ended: Appium itself ends with the run.

        Else what was planted on the clipboard is taken away first, which only a session can do.
        """
        if not self._gone:
            with contextlib.suppress(*_CLIENT_ERRORS):
                self._driver.set_clipboard_text(NOTHING)
            with contextlib.suppress(*_CLIENT_ERRORS):
                self._driver.quit()

    @contextlib.contextmanager
    def _reaching(self, where: str) -> Iterator[None]:
        try:
            yield
        except _CLIENT_ERRORS as error:
            raise self._fault(error, where) from error

    def _fault(self, error: Exception, where: str) -> DeviceLost:
        """What really happened: the handset's own answer comes before the client's complaint."""
        place = f"{self._serial}: {where}"
        running: list[str] = []
        if lost := _unless_answering(lambda: running.append(self._handset.shell(f"pidof {SERVER}", ALIVE_TIMEOUT_S))):
            self._gone = True
            return lost
        said = first_line(error)
        broke_off = any(words in said for words in SERVER_BROKE_OFF)
        if any(words in said for words in SERVER_ENDED) or (broke_off and not running[0].strip()):
            return DeviceLost(Saying("the UiAutomator2 server ended", "手机端 UiAutomator2 服务已退出"), place)
        if not isinstance(error, WebDriverException):
            return DeviceLost(Saying(f"Appium does not answer ({said})", f"Appium 无响应（{said}）"), place)
        return DeviceLost(Saying(f"UiAutomator2 did not do it ({said})", f"UiAutomator2 未能完成（{said}）"), place)


def _unless_answering(ask: Callable[[], object]) -> DeviceLost | None:
    try:
        ask()
    except (DeviceLost, DeviceSilent) as lost:
        return lost
    return None


def first_line(error: Exception) -> str:
    """A client's own words, without the server's stack and the session's details."""
    return str(error).replace("Message: ", "").strip().split("\n", 1)[0][:200] or type(error).__name__
