"""The browser as a device: Chromium in mobile emulation, driven by a real Appium server.

It imitates a phone's screen, user agent, touch, locale and clock zone; it is no phone, and its profile says so
(`simulated: true`). Position, permission and background are the browser's own mechanisms.
"""

import base64
import contextlib
import json
import threading
import time
from pathlib import Path
from typing import Any

from selenium.common.exceptions import NoSuchElementException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select
from urllib3.exceptions import HTTPError

from harness.devices.bidi_talk import Call, talking
from harness.devices.browser_driver import start_driver
from harness.devices.browser_fault import REFUSED, gone_by, said, unreachable
from harness.devices.browser_guard import BrowserGuard
from harness.devices.browser_scripts import FETCH, SCROLL, SETTLED, WHERE
from harness.devices.browser_start import BrowserRoute
from harness.devices.browser_tree import parse_tree, tree_script
from harness.devices.browser_window import into_one_window
from harness.devices.deny_list import DenyList, refuse_denied
from harness.devices.session import PermissionState
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost, StepFailed
from harness.model.saying import Saying
from harness.model.screen import UiNode, UiTree

COMMAND_TIMEOUT_S = 25
SILENT_QUIT_S = 3.0
SETTLE_POLL_S = 0.09
HIDDEN = " hidden"


class BrowserSession:
    """One app in a fresh browser profile: the browser's DeviceSession."""

    def __init__(
        self, profile: DeviceProfile, address: str, appium_url: str, user_data_dir: Path, route: BrowserRoute
    ) -> None:
        self.profile, self.address, self.user_data_dir = profile, address, user_data_dir
        self.driver, self._starts = start_driver(profile, appium_url, user_data_dir, route, COMMAND_TIMEOUT_S)
        self.driver.command_executor.add_command("executeCdpCommand", "POST", "/session/$sessionId/goog/cdp/execute")
        self._app_window: str = self.driver.current_window_handle
        self._first_window = self._app_window
        self._context = ""
        # A browser that once let a command run out of its time lets the next ones do so too: they are not sent.
        self._silent = False
        # The driver keeps alive whatever a script returned and every element it was shown, which looks like a leak of
        # the page. Where memory is measured, reading and tapping go by ways that leave nothing behind.
        self.leaves_no_trace = False
        self.cdp("Emulation.setTimezoneOverride", timezoneId=profile.timezone)
        self._guard = BrowserGuard(self.cdp)
        self._guard.stand()

    def deny(self, rules: DenyList) -> None:
        self._guard.change(rules)

    def stopped(self) -> tuple[str, ...]:
        return self._guard.stopped()

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]:
        """Send a Chrome DevTools command. Raises DeviceLost when the browser does not answer."""
        with self._reaching(command):
            answer = self.driver.execute("executeCdpCommand", {"cmd": command, "params": parameters})
        value = answer.get("value")
        return value if isinstance(value, dict) else {}

    def evaluate(self, script: str, *arguments: object) -> Any:
        """Run a synchronous script body in the page and return its value."""
        with self._reaching("script"):
            return self.driver.execute_script(script, *arguments)

    def read(self, script: str) -> Any:
        """Run a script body and return its JSON-like value, of which the page keeps nothing."""
        told = self.cdp("Runtime.evaluate", expression=f"(() => {{{script}\n}})()", returnByValue=True)
        found = told.get("result")
        return found.get("value") if isinstance(found, dict) else None

    @contextlib.contextmanager
    def _reaching(self, where: str) -> Any:
        """The client's many ways of saying 'gone' as one DeviceLost; StepFailed where only an element does not do."""
        self._refuse_silent(where)
        try:
            yield
        except REFUSED as error:
            raise StepFailed(said("the element does not take it", "该元素不接受此操作", error), where) from error
        except WebDriverException as error:
            raise DeviceLost(said("the browser did not answer", "浏览器无响应", error), where) from error
        except (OSError, HTTPError) as error:
            raise self._unheard(error, where) from error

    def _refuse_silent(self, where: str) -> None:
        if self._silent:
            raise DeviceLost(Saying("the browser no longer answers", "浏览器已不再响应"), where)

    def _unheard(self, error: Exception, where: str) -> DeviceLost:
        self._silent = True
        return DeviceLost(said("the connection to Appium broke", "与 Appium 的连接中断", error), where)

    def request(self, url: str) -> None:
        self.evaluate(FETCH, url)

    def show_test_page(self, url: str) -> None:
        with self._reaching("self-test page"):
            self.driver.get(url)

    def leave_test_page(self) -> None:
        """To a blank page with an empty history."""
        self.show_test_page("about:blank")
        self.cdp("Page.resetNavigationHistory")

    def open_app(self) -> None:
        self._refuse_silent("open")
        try:
            if "#" in self.address:  # else the page would only jump within the document that it has
                self.driver.get("about:blank")
            self.driver.get(self.address)
        except WebDriverException as error:
            if "net::ERR_" in str(error) or "timeout" in str(error):
                raise unreachable(self.address, error) from error
            raise DeviceLost(said("the browser did not open the app", "浏览器未能打开应用", error), "open") from error
        except (OSError, HTTPError) as error:
            raise self._unheard(error, "open") from error
        self.settle()

    def tree(self) -> UiTree:
        return parse_tree(self.read(tree_script()) if self.leaves_no_trace else self.evaluate(tree_script()))

    def source(self) -> str:
        with self._reaching("source"):
            return str(self.driver.page_source)

    def screenshot(self) -> bytes:
        # Fast means a lighter PNG compression, which is most of what a picture costs; the pixels are the same.
        return base64.b64decode(str(self.cdp("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"]))

    def _element(self, node: UiNode) -> WebElement:
        try:
            with self._reaching("find"):
                found: WebElement = self.driver.find_element(By.XPATH, node.locator)
                return found
        except DeviceLost as lost:
            if isinstance(lost.__cause__, NoSuchElementException):
                raise StepFailed(
                    Saying("the element is no longer there", "该元素已不在页面上"), node.text[:40]
                ) from lost
            raise

    def tap(self, node: UiNode) -> None:
        if node.clickable:  # prose may speak of such things; the guard in the page judges what it stands in
            refuse_denied(self._guard.rules, node.text)
        if self.leaves_no_trace:
            self._touch(node)
            return
        element = self._element(node)
        try:
            if not node.in_viewport or node.covered:
                # A fixed tab bar covers what the browser itself scrolls only to the edge.
                self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
            element.click()
        except WebDriverException as error:
            if gone_by(error):
                raise DeviceLost(said("the browser did not answer", "浏览器无响应", error), "tap") from error
            raise StepFailed(said("the tap did not reach it", "点击未能到达该元素", error), node.text[:40]) from error
        except (OSError, HTTPError) as error:
            raise self._unheard(error, "tap") from error
        self._settle_in_one_window()

    def _settle_in_one_window(self) -> None:
        """A web view has one window: what the app opens in another comes into its own, which was hidden behind it."""
        if not self._settled().endswith(HIDDEN):
            return
        with self._reaching("window"):
            address = into_one_window(self.driver, self._app_window, self._first_window)
        if address.startswith(("http://", "https://")):
            self.evaluate("location.href = arguments[0]", address)
        self._settled()

    def _touch(self, node: UiNode) -> None:
        """A finger on the place of a node. Raises StepFailed when it is not there any more."""
        place = self.read(WHERE % json.dumps(node.locator))
        if not isinstance(place, list) or len(place) != 2:
            raise StepFailed(Saying("the element is no longer there", "该元素已不在页面上"), node.text[:40])
        x, y = place
        self.cdp("Input.dispatchTouchEvent", type="touchStart", touchPoints=[{"x": x, "y": y}])
        self.cdp("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])
        self._settle_in_one_window()

    def type_text(self, node: UiNode, text: str) -> None:
        element = self._element(node)
        with self._reaching("type"):
            element.clear()
            element.send_keys(text)

    def pick(self, node: UiNode, option: str) -> None:
        refuse_denied(self._guard.rules, option)
        element = self._element(node)
        try:
            with self._reaching("pick"):
                Select(element).select_by_visible_text(option)
        except DeviceLost as lost:
            if isinstance(lost.__cause__, NoSuchElementException):
                raise StepFailed(Saying(f"no option “{option}”", f"没有选项“{option}”"), node.text[:40]) from lost
            raise

    def choose_file(self, node: UiNode, path: Path) -> None:
        element = self._element(node)
        with self._reaching("choose_file"):
            element.send_keys(str(path.resolve()))
        self.settle()

    def back(self) -> None:
        with self._reaching("back"):
            self.driver.back()
        self.settle()

    def scroll(self, share_of_screen: float) -> None:
        self.evaluate(SCROLL, share_of_screen)

    def settle(self, timeout_ms: int = 1500) -> None:
        self._settled(timeout_ms)

    def _settled(self, timeout_ms: int = 1500) -> str:
        """Wait until the page is complete, shows any text and has stood still for a moment, or the time is up.

        A page that is still empty is one whose script has not drawn yet, or a white screen: worth the full wait. What
        the page said last, which ends with whether it is seen.
        """
        deadline, last = time.monotonic() + timeout_ms / 1000, ""
        while time.monotonic() < deadline:
            # Waiting first: at once it can only see what was there before, and every look costs the page time.
            time.sleep(SETTLE_POLL_S)
            now = str(self.read(SETTLED) if self.leaves_no_trace else self.evaluate(SETTLED))
            if now == last and now.startswith("complete") and " 0 " not in now:
                break
            last = now
        return last

    def set_location(self, lat: float, lng: float, accuracy_m: float) -> None:
        self.cdp("Emulation.setGeolocationOverride", latitude=lat, longitude=lng, accuracy=accuracy_m)

    def set_permission(self, name: str, state: PermissionState) -> None:
        """`name` is Chromium's (geolocation, camera, microphone, notifications); holds for the app's origin."""
        origin = self.address.split("/", 3)
        self.cdp(
            "Browser.setPermission",
            permission={"name": name},
            setting=state,
            origin="/".join(origin[:3]),
        )

    def to_background(self) -> None:
        """Another tab comes to the front: the app's page is hidden and goes on, as a phone's web view does."""
        with self._reaching("background"):
            if self._context:  # a tab of another context would have a window of its own, and hide nothing
                with talking(self.driver.capabilities) as call:
                    tab = self._new_tab(call)
                self.driver.switch_to.window(tab)
            else:
                self.driver.switch_to.new_window("tab")

    def to_foreground(self) -> None:
        with self._reaching("foreground"):
            if self.driver.current_window_handle != self._app_window:
                self.driver.close()
            self.driver.switch_to.window(self._app_window)
        self.settle()

    def renew(self, *, keep_data: bool = False) -> None:
        """A new page process for the app, the old one is ended; without `keep_data` in a new, empty browser context.

        It is the way out of a page that hangs, so a browser that was silent is spoken to again.

        A context has its own cookies, storage and cache, like a profile that was never used; it lives in memory.
        """
        self._silent = False
        with self._reaching("renew"), talking(self.driver.capabilities) as call:
            old_window, old_context = self._app_window, self._context
            if not keep_data:
                self._context = str(call("browser.createUserContext")["userContext"])
            self._app_window = self._new_tab(call)
            if old_context and not keep_data:
                call("browser.removeUserContext", userContext=old_context)
            elif old_context:  # the first page of all stays: a browser without any page would end
                call("browsingContext.close", context=old_window)
            self.driver.switch_to.window(self._app_window)
        self.cdp("Emulation.setTimezoneOverride", timezoneId=self.profile.timezone)
        self._guard.stand()

    def _new_tab(self, call: Call) -> str:
        place = {"userContext": self._context} if self._context else {}
        return str(call("browsingContext.create", type="tab", **place)["context"])

    def answers(self) -> bool:
        """Whether the browser itself still answers, whatever became of its pages."""
        try:
            return bool(self.driver.window_handles)
        except (WebDriverException, OSError, HTTPError):
            return False

    def resource_complaints(self) -> list[str]:
        """What the browser itself said of requests that failed, since it was last asked. Empty when it is gone."""
        try:
            entries = self.driver.get_log("browser")
        except (WebDriverException, OSError, HTTPError):
            return []
        return [str(one.get("message", ""))[:500] for one in entries[:500] if one.get("source") == "network"]

    def clock_offset_ms(self) -> tuple[float, float]:
        """The best of five readings: the one with the shortest way there and back."""
        readings: list[tuple[float, float]] = []
        for _ in range(5):
            before = time.time() * 1000
            device = float(self.evaluate("return performance.timeOrigin + performance.now()"))
            after = time.time() * 1000
            readings.append(((after - before) / 2, device - (before + after) / 2))
        doubt, offset = min(readings)
        return offset, doubt

    def facts(self) -> dict[str, Any]:
        capabilities = self.driver.capabilities
        return {
            "browser": str(capabilities.get("browserVersion", "")),
            "chromedriver": str(capabilities.get("chrome", {}).get("chromedriverVersion", "")).split(" ")[0],
            "user_agent": self.profile.user_agent,
            "driver_starts": self._starts,
        }

    def performance_log(self) -> list[dict[str, Any]]:
        """What chromedriver has kept of the page's loading since it was last asked."""
        with self._reaching("performance log"):
            return list(self.driver.get_log("performance"))

    def close(self) -> None:
        """A browser that is silent is told to end and not waited for; what stays of it goes with the run."""
        ending = threading.Thread(target=self._quit, name="browser-quit", daemon=True)
        ending.start()
        ending.join(SILENT_QUIT_S if self._silent else None)

    def _quit(self) -> None:
        with contextlib.suppress(WebDriverException, OSError, HTTPError):
            self.driver.quit()
