"""A page that accessibility tells nothing of: found by its WebView's context, put in its place, touched there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from harness.devices.android.ui_automator import UiAutomator
from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import parse_ui_tree
from harness.devices.android.web_page import NO_SOCKET, WebPage, is_of_web, mute_frame
from harness.model.faults import StepFailed
from harness.model.saying import Saying
from harness.model.screen import UiTree
from tests.devices.android.dumps import BUTTON, FRAME, SCREEN, TEXT, dump, node, page

SIZE = ScreenSize(1080, 2400, 3.0)
VIEW, BELOW_THE_BAR = "android.webkit.WebView", "[0,240][1080,2400]"
MUTE = page(node(TEXT, "[0,0][1080,240]", text="微信"), node(VIEW, BELOW_THE_BAR))
TELLING = page(node(VIEW, SCREEN, node(BUTTON, "[0,0][300,90]", text="办事", clickable="true")))
CONTEXT = "WEBVIEW_com.tencent.mm:appbrand0"


def element(text: str, x: float, y: float, path: str) -> Mapping[str, object]:
    box = {"x_dp": x, "y_dp": y, "width_dp": 90, "height_dp": 30}
    return {"kind": "button", "text": text, "box": box, "clickable": True, "font_dp": 16, "locator": path}


@dataclass
class PaperDriver:
    """Two windows, of which the second is the one that shows."""

    shows: str = "w2"
    window: str = "w1"
    window_handles: tuple[str, ...] = ("w1", "w2")
    done: list[tuple[str, str]] = field(default_factory=list)
    title: str = "云台通办"
    page_source: str = "<html>页</html>"

    at: str = ""

    @property
    def switch_to(self) -> "To":
        return To(self)

    def execute_script(self, script: str) -> object:
        if script == "return document.visibilityState":
            return "visible" if self.window == self.shows else "hidden"
        nodes = [element("办事", 10, 20, "/html/*[1]"), element("注销账号", 10, 300, "/html/*[2]")]
        return {"url": "https://x/", "title": self.window, "width_dp": 360, "height_dp": 720, "nodes": nodes}

    def find_element(self, _by: str, locator: str) -> "PaperDriver":
        self.at = locator
        return self

    def click(self) -> None:
        self.done.append(("click", self.at))

    def clear(self) -> None:
        self.done.append(("clear", self.at))

    def send_keys(self, text: str) -> None:
        self.done.append((text, self.at))


@dataclass
class To:
    """Selenium's driver.switch_to."""

    driver: PaperDriver

    def window(self, handle: str) -> None:
        self.driver.window = handle


@dataclass
class WebUi:
    names: tuple[str, ...] = ("NATIVE_APP", CONTEXT, "WEBVIEW_chrome")
    refused: str = ""
    driver: PaperDriver = field(default_factory=PaperDriver)

    def contexts(self) -> tuple[str, ...]:
        return self.names

    def in_web(self, context: str, work: Callable[[Any], Any]) -> Any:
        if self.refused:
            raise StepFailed(Saying(self.refused, self.refused), context)
        return work(self.driver)


def of_the_host(names: Any) -> tuple[str, ...]:
    return tuple(one for one in names if one.startswith("WEBVIEW_com.tencent.mm"))


def found(ui: WebUi) -> WebPage:
    made = WebPage(cast(UiAutomator, ui))
    made.look_for(of_the_host)
    return made


def joined(web: WebPage, xml: str) -> UiTree:
    return web.joined(parse_ui_tree(xml, SIZE), xml, SIZE)


def test_the_page_stands_in_the_view_s_place_on_the_screen_and_is_touched_by_its_context() -> None:
    ui = WebUi()
    web = found(ui)
    tree = joined(web, MUTE)
    (button,) = [one for one in tree.nodes if one.text == "办事"]
    assert (button.box.x_dp, button.box.y_dp, button.clickable) == (10, 100, True)  # the bar above is 80 dp high
    assert [one.text for one in tree.nodes if not is_of_web(one)] == ["微信"]
    assert tree.title == "w2"  # the page that shows, not one that one can go back to
    web.tap(button)
    web.enter(button, "赵雷")
    assert ui.driver.done == [("click", "/html/*[1]"), ("clear", "/html/*[1]"), ("赵雷", "/html/*[1]")]
    assert web.said_at(button) == ("办事",)


def test_where_accessibility_tells_the_page_it_is_believed() -> None:
    web = found(WebUi())
    assert not any(is_of_web(one) for one in joined(web, TELLING).nodes)
    assert list(web.sources()) == [f"<!-- {CONTEXT} -->\n<html>页</html>"]


@pytest.mark.parametrize(
    ("ui", "why"),
    [
        (WebUi(names=("NATIVE_APP",)), NO_SOCKET),
        (WebUi(refused="only supports Chrome version 156"), f"{CONTEXT}: only supports Chrome version 156"),
    ],
)
def test_a_host_that_lets_nobody_in_leaves_the_screen_as_it_is_and_the_reason_is_kept(ui: WebUi, why: str) -> None:
    web = found(ui)
    assert (web.contexts, web.lack) == ((), why)
    assert joined(web, MUTE) == parse_ui_tree(MUTE, SIZE)


def test_a_context_that_is_lost_later_is_said_in_the_source_and_tells_nothing() -> None:
    ui = WebUi()
    web = found(ui)
    ui.refused = "it --> ended"
    assert joined(web, MUTE) == parse_ui_tree(MUTE, SIZE)
    assert list(web.sources()) == [f"<!-- {CONTEXT}: it - -> ended -->"]


@pytest.mark.parametrize(
    ("xml", "frame"),
    [
        (MUTE, (0, 240, 1080, 2400)),
        (TELLING, None),
        (page(node(TEXT, SCREEN, text="原生")), None),
        (dump(node(FRAME, SCREEN)), (0, 0, 1080, 2400)),
        (page(node(VIEW, "[0,0][0,0]"), node(TEXT, SCREEN, text="原生")), None),
        ("no xml", None),
    ],
)
def test_a_view_is_mute_where_nothing_in_it_speaks(xml: str, frame: object) -> None:
    assert mute_frame(xml, SIZE) == frame
