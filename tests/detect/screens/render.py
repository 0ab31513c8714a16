"""Draws the corpus with Chromium: one browser, one picture a case, the page's own HTML kept beside it."""

import base64
import contextlib
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from harness.devices.tools import find_tool
from tests.detect.screens.corpus import Case

HEIGHT_DP = 780
PAGE_TIMEOUT_S = 20


def pictures_of(cases: Iterable[Case]) -> Iterator[tuple[Case, bytes]]:
    """Each case with its PNG. AssertionError where there is no browser."""
    with open_browser() as browser:
        for case in cases:
            size = {
                "width": case.look.width_dp,
                "height": HEIGHT_DP,
                "deviceScaleFactor": case.look.scale,
                "mobile": True,
            }
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.get("data:text/html;charset=utf-8," + quote(case.html))
            shot = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
            yield case, base64.b64decode(shot["data"])


@contextlib.contextmanager
def open_browser() -> Iterator[webdriver.Chrome]:
    chromium, driver = find_tool("chromium", "google-chrome", "chromium-browser"), find_tool("chromedriver")
    assert chromium, "chromium is not installed"
    assert driver, "chromedriver is not installed"
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=Service(driver))
    browser.set_page_load_timeout(PAGE_TIMEOUT_S)
    try:
        yield browser
    finally:
        browser.quit()
