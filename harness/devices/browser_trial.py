"""The browser as a TrialDevice: Chromium's own means of disturbing a page.

What a browser cannot show (a call, low battery, installing) is not here: nothing stands in for it.
"""

import contextlib

from selenium.common.exceptions import TimeoutException, WebDriverException
from urllib3.exceptions import HTTPError

from harness.devices.browser import BrowserSession
from harness.devices.page_state import Held, PageState, parse_state, script
from harness.devices.trial import Loss
from harness.model.faults import DeviceLost

# A script that gets no answer for this long has met a blocked page; longer than the 5 s that count as one.
SCRIPT_TIMEOUT_S = 8
PAGE_LOAD_TIMEOUT_S = 12
CLOCK = """const by = arguments[0], Real = window.__clockReal || (window.__clockReal = Date);
window.Date = class extends Real {
  constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + by); }
  static now() { return Real.now() + by; }
};"""
TEXT_SIZE = "document.documentElement.style.setProperty('-webkit-text-size-adjust', arguments[0])"


class BrowserTrial:
    """Wraps an open BrowserSession; call `fresh` before the first use."""

    def __init__(self, browser: BrowserSession) -> None:
        self._browser = browser
        browser.leave_no_trace()
        browser.driver.set_script_timeout(SCRIPT_TIMEOUT_S)
        browser.driver.set_page_load_timeout(PAGE_LOAD_TIMEOUT_S)

    def fresh(self) -> None:
        self._browser.renew()
        self._install()

    def kill_app(self) -> None:
        """Crash the page's process, as the system's killer would, and stand ready with a new one."""
        with contextlib.suppress(DeviceLost):  # the answer of a page that is gone
            self._browser.cdp("Page.crash")
        self._browser.renew(keep_data=True)
        self._install()

    def _install(self) -> None:
        self._browser.cdp("Page.addScriptToEvaluateOnNewDocument", source=script("page_watch"))

    def state(self) -> PageState:
        return parse_state(self._browser.read(script("page_state")))

    def held(self) -> Held:
        # The second collection takes what only finalisers of the first let go.
        for _ in range(2):
            self._browser.cdp("HeapProfiler.collectGarbage")
        heap, dom = self._browser.cdp("Runtime.getHeapUsage"), self._browser.cdp("Memory.getDOMCounters")
        held_bytes = float(heap.get("usedSize", 0)) + float(heap.get("backingStorageSize", 0))
        return Held(round(held_bytes / 1024, 1), int(dom.get("nodes", 0)))

    def loss(self) -> Loss:
        if not self._browser.answers():
            return "device"
        try:
            self._browser.driver.execute_script("return 1")
        except TimeoutException:
            return "anr"
        except WebDriverException as error:
            return "crash" if "crashed" in str(error) else "anr" if "timed out" in str(error) else "device"
        except (OSError, HTTPError):
            return "anr"
        return "anr"

    def complaints(self) -> list[str]:
        return self._browser.resource_complaints()

    def screen(self, width_dp: int, height_dp: int) -> None:
        landscape = width_dp > height_dp
        turned = {"type": "landscapePrimary", "angle": 90} if landscape else {"type": "portraitPrimary", "angle": 0}
        self._browser.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width_dp,
            height=height_dp,
            deviceScaleFactor=self._browser.profile.scale,
            mobile=True,
            screenOrientation=turned,
        )

    def own_screen(self) -> None:
        self.screen(self._browser.profile.width_dp, self._browser.profile.height_dp)

    def font_scale(self, scale: float) -> None:
        self._browser.evaluate(TEXT_SIZE, f"{scale:.0%}")

    def dark(self, on: bool) -> None:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if on else "light"}
        self._browser.cdp("Emulation.setEmulatedMedia", features=[scheme])

    def language(self, tag: str) -> None:
        self._browser.cdp("Emulation.setLocaleOverride", **({"locale": tag} if tag else {}))
        wanted = tag or self._browser.profile.locale
        agent = self._browser.profile.user_agent
        self._browser.cdp("Emulation.setUserAgentOverride", userAgent=agent, acceptLanguage=wanted)

    def network(self, *, offline: bool = False, delay_ms: float = 0.0, bytes_per_s: float = -1.0) -> None:
        limits = {"downloadThroughput": bytes_per_s, "uploadThroughput": bytes_per_s}
        self._browser.cdp("Network.emulateNetworkConditions", offline=offline, latency=delay_ms, **limits)

    def move_clock(self, by_ms: float) -> None:
        self._browser.evaluate(CLOCK, by_ms)

    def freeze(self, on: bool) -> None:
        self._browser.cdp("Page.setWebLifecycleState", state="frozen" if on else "active")

    def press_memory(self) -> None:
        self._browser.cdp("Memory.simulatePressureNotification", level="critical")
