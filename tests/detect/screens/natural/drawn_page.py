"""Draws the natural pages with Chromium, and tells the source that one platform would give of each, in turns."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from selenium import webdriver

from harness.model.screen import Box
from tests.detect.screens.natural.page import Page, pages
from tests.detect.screens.offices.drawn import FORMS, LAYOUT, source_of
from tests.detect.screens.render import open_browser

# What nobody marked whole: the least type and target of a page are measured elsewhere.
MEASURES = frozenset(("small_text", "small_target"))
_MARKS = """return [...document.querySelectorAll('[data-k]')].map(
    one => [one.dataset.k, one.getBoundingClientRect()]).map(
    ([kinds, at]) => [kinds, at.x, at.y, at.width, at.height])"""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the author marked: kinds that the element shows, those that it perhaps shows, and its place in dp."""

    kinds: frozenset[str]
    perhaps: frozenset[str]
    box: Box


@dataclass(frozen=True, slots=True)
class DrawnPage:
    page: Page
    form: str
    png: bytes
    source: bytes
    marks: tuple[Mark, ...]

    @property
    def name(self) -> str:
        return f"{self.page.name}-{self.form}"

    @property
    def may(self) -> frozenset[str]:
        return (self.page.may | MEASURES) - self.page.shows


def drawn_pages(part: str) -> Iterator[DrawnPage]:
    """Every page of a part with picture and source. AssertionError where there is no browser."""
    with open_browser() as window:
        for number, page in enumerate(pages(part)):
            yield _drawn(window, page, FORMS[number % len(FORMS)])


def mark_of(kinds: str, x_dp: float, y_dp: float, width_dp: float, height_dp: float) -> Mark:
    """One mark as the page tells it: `kind kind ?kind` and a place."""
    told = frozenset(kinds.replace(",", " ").split())
    perhaps = frozenset(kind for kind in told if kind.startswith("?"))
    sure = told - perhaps
    return Mark(sure, frozenset(kind[1:] for kind in perhaps) - sure, Box(x_dp, y_dp, width_dp, height_dp))


def _drawn(window: webdriver.Chrome, page: Page, form: str) -> DrawnPage:
    sizes = {"width": page.width_dp, "height": page.height_dp, "deviceScaleFactor": page.scale, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
    window.get("data:text/html;charset=utf-8," + quote(page.marked))
    marks = tuple(mark_of(*told) for told in window.execute_script(_MARKS))
    window.get("data:text/html;charset=utf-8," + quote(page.html))
    layout: dict[str, Any] = window.execute_script(LAYOUT)
    shot = window.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    size_dp = page.width_dp, page.height_dp
    told = source_of(form, page.html, layout["nodes"], size_dp, page.scale, page.shows)
    return DrawnPage(page, form, base64.b64decode(shot["data"]), told, marks)
