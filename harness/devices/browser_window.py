"""The windows of a browser: one that shows the app, as a phone's web view has, and what comes before it or after.

What an app opens in another window is closed and told by its address: a page behind another window is hidden, draws
nothing, and the driver waits in vain for a tap on it. The browser's first window stays: without any page it would end.
"""

import contextlib

from selenium.webdriver.remote.webdriver import WebDriver

from harness.devices.bidi_talk import Call, talking
from harness.devices.browser_line import BrowserLine


class BrowserWindows:
    """Which window the app has, in which context. Every act raises DeviceLost when the browser does not answer."""

    def __init__(self, line: BrowserLine) -> None:
        self._line, self._driver = line, line.driver
        self._app: str = line.driver.current_window_handle
        self._first = self._app
        self._context = ""

    def gather(self) -> str:
        """Close the windows that the app opened. The address of the last of them, "" when it opened none."""
        with self._line.reaching("window"):
            return into_one_window(self._driver, self._app, self._first)

    def to_background(self) -> None:
        """Another tab comes to the front: the app's page is hidden and goes on, as a phone's web view does."""
        with self._line.reaching("background"):
            if self._context:  # a tab of another context would have a window of its own, and hide nothing
                with self._talking() as call:
                    tab = self._new_tab(call)
                self._driver.switch_to.window(tab)
            else:
                self._driver.switch_to.new_window("tab")

    def to_foreground(self) -> None:
        with self._line.reaching("foreground"):
            if self._driver.current_window_handle != self._app:
                self._driver.close()
            self._driver.switch_to.window(self._app)

    def renew(self, *, keep_data: bool) -> None:
        """A new page process for the app, the old one is ended; without `keep_data` in a new, empty browser context.

        It is the way out of a page that hangs, so a browser that was silent is spoken to again.

        A context has its own cookies, storage and cache, like a profile that was never used; it lives in memory.
        """
        self._line.silent = False
        with self._line.reaching("renew"), self._talking() as call:
            old_window, old_context = self._app, self._context
            if not keep_data:
                self._context = str(call("browser.createUserContext")["userContext"])
            self._app = self._new_tab(call)
            if old_context and not keep_data:
                call("browser.removeUserContext", userContext=old_context)
            elif old_context:  # the first page of all stays: a browser without any page would end
                call("browsingContext.close", context=old_window)
            self._driver.switch_to.window(self._app)

    def _talking(self) -> contextlib.AbstractContextManager[Call]:
        return talking(self._driver.capabilities)

    def _new_tab(self, call: Call) -> str:
        place = {"userContext": self._context} if self._context else {}
        return str(call("browsingContext.create", type="tab", **place)["context"])


def into_one_window(driver: WebDriver, app_window: str, first_window: str) -> str:
    """The address of the last of the windows that the app opened; all are closed. "" when it opened none.

    Raises WebDriverException.
    """
    opened = [window for window in driver.window_handles if window not in (app_window, first_window)]
    addresses = [_closed(driver, window) for window in opened]
    driver.switch_to.window(app_window)
    return addresses[-1] if addresses else ""


def _closed(driver: WebDriver, window: str) -> str:
    driver.switch_to.window(window)
    address = str(driver.current_url)
    driver.close()
    return address
