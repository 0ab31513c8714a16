"""The browser as a device: Chromium in mobile emulation, driven by a real Appium server.

It imitates a phone's screen, user agent, touch, locale and clock zone; it is no phone, and its profile says so
(`simulated: true`). Position, permission and background are the browser's own mechanisms.
"""

import base64
import contextlib
import threading
import time
from pathlib import Path
from typing import Any

from selenium.common.exceptions import WebDriverException
from urllib3.exceptions import HTTPError

from harness.devices.browser_driver import start_driver
from harness.devices.browser_fault import said, unreachable
from harness.devices.browser_guard import BrowserGuard
from harness.devices.browser_line import BrowserLine
from harness.devices.browser_scripts import FETCH, SCROLL, SETTLED
from harness.devices.browser_start import BrowserRoute
from harness.devices.browser_touch import BrowserTouch
from harness.devices.browser_tree import parse_tree, tree_script
from harness.devices.browser_window import BrowserWindows
from harness.devices.deny_list import DenyList
from harness.devices.session import PermissionState
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost
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
        self._line = BrowserLine(self.driver)
        self._windows = BrowserWindows(self._line)
        self._guard = BrowserGuard(self.cdp)
        self._hands = BrowserTouch(self._line, self._guard)
        self._furnish()

    def _furnish(self) -> None:
        """What a new page does not have of itself: the phone's zone, and the guard."""
        self.cdp("Emulation.setTimezoneOverride", timezoneId=self.profile.timezone)
        self._guard.stand()

    def deny(self, rules: DenyList) -> None:
        self._guard.change(rules)

    def stopped(self) -> tuple[str, ...]:
        return self._guard.stopped()

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]:
        """Send a Chrome DevTools command. Raises DeviceLost when the browser does not answer."""
        return self._line.cdp(command, **parameters)

    def evaluate(self, script: str, *arguments: object) -> Any:
        """Run a synchronous script body in the page and return its value."""
        return self._line.evaluate(script, *arguments)

    def read(self, script: str) -> Any:
        """Run a script body and return its JSON-like value, of which the page keeps nothing."""
        return self._line.read(script)

    def answers(self) -> bool:
        """Whether the browser itself still answers, whatever became of its pages."""
        return self._line.answers()

    def leave_no_trace(self) -> None:
        """From now on nothing that is read or tapped is kept alive for it: where the page's memory is measured."""
        self._line.leaves_no_trace = True

    def request(self, url: str) -> None:
        self.evaluate(FETCH, url)

    def show_test_page(self, url: str) -> None:
        with self._line.reaching("self-test page"):
            self.driver.get(url)

    def leave_test_page(self) -> None:
        """To a blank page with an empty history."""
        self.show_test_page("about:blank")
        self.cdp("Page.resetNavigationHistory")

    def open_app(self) -> None:
        self._line.refuse_silent("open")
        try:
            if "#" in self.address:  # else the page would only jump within the document that it has
                self.driver.get("about:blank")
            self.driver.get(self.address)
        except WebDriverException as error:
            if "net::ERR_" in str(error) or "timeout" in str(error):
                raise unreachable(self.address, error) from error
            raise DeviceLost(said("the browser did not open the app", "浏览器未能打开应用", error), "open") from error
        except (OSError, HTTPError) as error:
            raise self._line.unheard(error, "open") from error
        self.settle()

    def tree(self) -> UiTree:
        return parse_tree(self._line.look(tree_script()))

    def source(self) -> str:
        with self._line.reaching("source"):
            return str(self.driver.page_source)

    def screenshot(self) -> bytes:
        # Fast means a lighter PNG compression, which is most of what a picture costs; the pixels are the same.
        return base64.b64decode(str(self.cdp("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"]))

    def tap(self, node: UiNode) -> None:
        self._hands.tap(node)
        self._settle_in_one_window()

    def _settle_in_one_window(self) -> None:
        """A web view has one window: what the app opens in another comes into its own, which was hidden behind it."""
        if not self._settled().endswith(HIDDEN):
            return
        address = self._windows.gather()
        if address.startswith(("http://", "https://")):
            self.evaluate("location.href = arguments[0]", address)
        self._settled()

    def type_text(self, node: UiNode, text: str) -> None:
        self._hands.type_text(node, text)

    def pick(self, node: UiNode, option: str) -> None:
        self._hands.pick(node, option)

    def choose_file(self, node: UiNode, path: Path) -> None:
        self._hands.choose_file(node, path)
        self.settle()

    def back(self) -> None:
        with self._line.reaching("back"):
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
            now = str(self._line.look(SETTLED))
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
        self._windows.to_background()

    def to_foreground(self) -> None:
        self._windows.to_foreground()
        self.settle()

    def renew(self, *, keep_data: bool = False) -> None:
        """The app in a page process of its own, in an empty profile unless `keep_data`: also out of one that hangs."""
        self._windows.renew(keep_data=keep_data)
        self._furnish()

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
        with self._line.reaching("performance log"):
            return list(self.driver.get_log("performance"))

    def close(self) -> None:
        """A browser that is silent is told to end and not waited for; what stays of it goes with the run."""
        ending = threading.Thread(target=self._quit, name="browser-quit", daemon=True)
        ending.start()
        ending.join(SILENT_QUIT_S if self._line.silent else None)

    def _quit(self) -> None:
        with contextlib.suppress(WebDriverException, OSError, HTTPError):
            self.driver.quit()
