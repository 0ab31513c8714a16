"""The page source that comes with a screenshot: our tree, Appium XML of Android or iOS, a HarmonyOS dump, HTML.

The file may be anybody's: bounded, no declaration followed; what is none of these raises BadInput.
"""

from dataclasses import dataclass
from typing import Any

import orjson

from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import parse_ui_tree
from harness.inspection.screenshot.harmony_layout import harmony_tree
from harness.inspection.screenshot.html_words import HtmlWord, html_words
from harness.inspection.screenshot.ios_source import ios_tree
from harness.model.faults import BadInput, EvidenceBroken
from harness.model.saying import Saying
from harness.model.screen import UiTree
from harness.recording.json_form import from_json

MAX_SOURCE_BYTES = 16_000_000
_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class ScreenSource:
    """A tree with places, or the words of an HTML page, which tells none; `sized` where it told its own dp."""

    tree: UiTree | None = None
    words: tuple[HtmlWord, ...] = ()
    sized: bool = False


def screen_source(content: bytes, width_px: int, height_px: int, px_per_dp: float, name: str) -> ScreenSource:
    """What a source says of a picture of this size. Raises BadInput for what cannot be read."""
    bare = content[:MAX_SOURCE_BYTES].removeprefix(_UTF8_MARK).lstrip()
    try:
        if bare[:1] in (b"{", b"["):
            return _json_source(bare, px_per_dp)
        text = bare.decode("utf-8", "replace")
        if "<hierarchy" in text[:2000]:
            return ScreenSource(parse_ui_tree(text, ScreenSize(width_px, height_px, px_per_dp)))
        if "XCUIElementType" in text[:4000]:
            return ScreenSource(ios_tree(text), sized=True)
        if "<" in text:
            return ScreenSource(words=html_words(text))
    except EvidenceBroken as fault:
        raise BadInput(fault.what, f"{name} {fault.where}".strip()) from fault
    what = Saying("no page source that is known", "无法识别的页面源")
    raise BadInput(
        what, name, Saying("give HTML, Appium XML or a tree as JSON", "提供 HTML、Appium XML 或 JSON 元素树")
    )


def _json_source(content: bytes, px_per_dp: float) -> ScreenSource:
    try:
        raw: Any = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise EvidenceBroken(Saying(f"not JSON: {error}", f"不是 JSON：{error}")) from error
    if isinstance(raw, dict) and "nodes" in raw:
        return ScreenSource(from_json(UiTree, raw, "tree"), sized=True)
    return ScreenSource(harmony_tree(raw, px_per_dp))
