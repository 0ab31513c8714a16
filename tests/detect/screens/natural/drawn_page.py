"""Draws the natural pages with Chromium, and tells the source that one platform would give of each, in turns."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from selenium import webdriver

from tests.detect.screens.natural.page import Page, pages
from tests.detect.screens.offices.drawn import FORMS, LAYOUT, source_of
from tests.detect.screens.render import open_browser

# What nobody marked whole: the least type and target of a page are measured elsewhere.
MEASURES = frozenset(("small_text", "small_target"))


@dataclass(frozen=True, slots=True)
class DrawnPage:
    page: Page
    form: str
    png: bytes
    source: bytes

    @property
    def name(self) -> str:
        return f"{self.page.name}-{self.form}"

    @property
    def may(self) -> frozenset[str]:
        return (self.page.may | MEASURES) - self.page.shows


def drawn_pages() -> Iterator[DrawnPage]:
    """Every page with picture and source. AssertionError where there is no browser."""
    with open_browser() as window:
        for number, page in enumerate(pages()):
            yield _drawn(window, page, FORMS[number % len(FORMS)])


def _drawn(window: webdriver.Chrome, page: Page, form: str) -> DrawnPage:
    sizes = {"width": page.width_dp, "height": page.height_dp, "deviceScaleFactor": page.scale, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
    window.get("data:text/html;charset=utf-8," + quote(page.html))
    layout: dict[str, Any] = window.execute_script(LAYOUT)
    shot = window.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    size_dp = page.width_dp, page.height_dp
    told = source_of(form, page.html, layout["nodes"], size_dp, page.scale, page.shows)
    return DrawnPage(page, form, base64.b64decode(shot["data"]), told)
