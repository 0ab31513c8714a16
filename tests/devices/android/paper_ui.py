"""A UiAutomator of paper: it shows the dump of the page it is on; a tap on a control turns to the page it leads to."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import parse_ui_tree

SIZE = ScreenSize(1080, 2400, 3.0)


@dataclass
class PaperUi:
    """`pages` are dumps by name; `ways` lead from (page, text of a control) to a page."""

    pages: Mapping[str, str]
    ways: Mapping[tuple[str, str], str] = field(default_factory=dict)
    page: str = "home"
    taps: list[str] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    swipes: list[float] = field(default_factory=list)
    on_swipe: Callable[["PaperUi"], None] = lambda _: None
    closed: bool = False

    def source(self) -> str:
        return self.pages[self.page]

    def screenshot(self) -> bytes:
        return b"png"

    def tap(self, x_px: float, y_px: float) -> None:
        x, y = x_px / SIZE.scale, y_px / SIZE.scale
        hit = [
            one
            for one in parse_ui_tree(self.source(), SIZE).nodes
            if one.clickable
            and one.box.x_dp <= x < one.box.x_dp + one.box.width_dp
            and one.box.y_dp <= y < one.box.y_dp + one.box.height_dp
        ]
        words = hit[-1].text if hit else ""
        self.taps.append(words)
        self.page = self.ways.get((self.page, words), self.page)

    def swipe(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.swipes.append(round((start[1] - end[1]) / SIZE.height_px, 2))
        self.on_swipe(self)

    def enter(self, locator: str, text: str, called: str) -> None:
        assert re.fullmatch(r"/hierarchy(/\*\[\d+\])+", locator)
        self.typed[called] = text

    def close(self) -> None:
        self.closed = True
