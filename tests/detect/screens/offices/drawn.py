"""Draws the sheets with Chromium, each in one skin, and tells the source that one platform would give of it."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from selenium import webdriver

from tests.detect.screens.offices.mosaic import mosaic
from tests.detect.screens.offices.sheet import Sheet, sheets
from tests.detect.screens.offices.skin import Skin
from tests.detect.screens.offices.skins import SKINS
from tests.detect.screens.offices.source import android_xml, harmony_json, ios_xml
from tests.detect.screens.offices.source_nested import canvas_html, mini_program, nested_xml, without_scrolling
from tests.detect.screens.render import open_browser

FORMS = ("html", "android", "ios", "harmony")
MOSAIC_FORMS = ("mini", "nested", "canvas", "ios", "harmony")
PLACELESS = frozenset(("html", "mini", "canvas"))
MOSAICS = frozenset(("unseen", "again"))
BY_THE_SYSTEM = {
    "permission_prompt": "com.android.permissioncontroller",
    "crash_dialog": "android",
    "anr_dialog": "android",
}
TALLEST_DP = 1500
SMALL_TARGET_DP = 44
LAYOUT = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Drawn:
    """`shows` and `may` are those of the source's form: what an HTML page tells no size of cannot be asked for."""

    sheet: Sheet
    skin: Skin
    form: str
    png: bytes
    source: bytes
    shows: frozenset[str]
    may: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.sheet.name}-{self.skin.name}-{self.form}"

    @property
    def alone_may(self) -> frozenset[str]:
        return self.may | {"small_target"}

    @property
    def alone_shows(self) -> frozenset[str]:
        """What the picture alone can show."""
        return self.shows - {"small_target"}


def drawn(part: str, chosen: slice = slice(None)) -> Iterator[Drawn]:
    """The part's sheets as pictures with sources. AssertionError where there is no browser."""
    made = mosaic(part) if part in MOSAICS else sheets(part)
    forms = MOSAIC_FORMS if part in MOSAICS else FORMS
    with open_browser() as window:
        for number, sheet in list(enumerate(made))[chosen]:
            skin = SKINS[part][number % len(SKINS[part])]
            yield _draw(window, sheet, skin, _form(number, sheet, forms))


def _form(number: int, sheet: Sheet, forms: tuple[str, ...]) -> str:
    """Platforms take turns; what the system itself shows is in no page's own source."""
    if sheet.shows & {*BY_THE_SYSTEM, "small_target"}:
        forms = tuple(form for form in forms if form not in PLACELESS)
    return forms[(number // 5 + number) % len(forms)]


def _draw(window: webdriver.Chrome, sheet: Sheet, skin: Skin, form: str) -> Drawn:
    html = skin.page(sheet.elements)
    _size(window, skin, skin.height_dp)
    window.get("data:text/html;charset=utf-8," + quote(html))
    layout: dict[str, Any] = window.execute_script(LAYOUT)
    height = min(TALLEST_DP, max(skin.height_dp, int(layout["height"])))
    if height > skin.height_dp:
        _size(window, skin, height)
        layout = window.execute_script(LAYOUT)
    shot = window.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    nodes = without_scrolling(layout["nodes"])
    told = source_of(form, html, layout["nodes"], (skin.width_dp, height), skin.scale, sheet.shows)
    small = form in PLACELESS or any(_small(node) for node in _all(nodes))
    may = sheet.may | ({"small_target"} if small else frozenset())
    shows = sheet.shows - ({"small_target"} if form in PLACELESS else frozenset())
    return Drawn(sheet, skin, form, base64.b64decode(shot["data"]), told, shows, may - shows)


def source_of(
    form: str, html: str, nested: list[dict[str, Any]], size_dp: tuple[int, int], scale: float, shows: frozenset[str]
) -> bytes:
    """What one platform would tell of a drawn page: `nested` are its nodes by layout.js, `shows` the kinds on it."""
    nodes, (width_dp, height_dp) = without_scrolling(nested), size_dp
    sizes = round(width_dp * scale), round(height_dp * scale)
    package = next((BY_THE_SYSTEM[kind] for kind in sorted(shows) if kind in BY_THE_SYSTEM), "cn.gov.app")
    told = {
        "html": lambda: html,
        "android": lambda: android_xml(nodes, *sizes, scale, package),
        "ios": lambda: ios_xml(nodes, width_dp, height_dp),
        "harmony": lambda: harmony_json(nodes, *sizes, scale),
        "mini": lambda: mini_program(nodes),
        "nested": lambda: nested_xml(nested, *sizes, scale, package),
        "canvas": lambda: canvas_html(width_dp, height_dp),
    }[form]()
    return told.encode()


def _all(nodes: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for node in nodes:
        yield node
        yield from _all(node["inner"])


def _small(node: dict[str, Any]) -> bool:
    left, top, right, bottom = node["box"]
    return bool(node["acts"] or node["tag"] == "input") and min(right - left, bottom - top) < SMALL_TARGET_DP


def _size(window: webdriver.Chrome, skin: Skin, height_dp: int) -> None:
    sizes = {"width": skin.width_dp, "height": height_dp, "deviceScaleFactor": skin.scale, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
