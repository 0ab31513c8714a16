"""A browser session for tests: it shows what it is given and remembers what it was asked."""

import io
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PIL import Image, ImageDraw

from harness.model.device_profile import DeviceProfile
from harness.model.screen import Box, UiNode, UiTree

PROFILE = DeviceProfile("test", "Test", "browser", "android", True, 36, 78, 2.0, "agent")


def picture(width_px: int, height_px: int, plain: bool = False) -> bytes:
    image = Image.new("RGB", (width_px, height_px), "white")
    if not plain:
        ImageDraw.Draw(image).rectangle((2, 2, 9, 9), fill="navy")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def tree_of(*texts: str) -> UiTree:
    nodes = tuple(UiNode("text", text, Box(0, 0, 10, 10)) for text in texts)
    return UiTree("https://app.test/", "app", 36, 78, nodes)


class FakeBrowser:
    """What capture needs of a browser session."""

    def __init__(self) -> None:
        self.profile = PROFILE
        self.user_data_dir = Path("profile")
        self.opened: list[str] = []
        self.requests: list[str] = []
        self.commands: list[str] = []
        self.logs: list[Any] = []
        self.answer: Any = None
        self.shown = picture(72, 156)
        self.driver: Any = SimpleNamespace(get=self.opened.append, capabilities={})

    def performance_log(self) -> list[dict[str, Any]]:
        return self.logs

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]:
        self.commands.append(command)
        return {}

    def evaluate(self, script: str, *arguments: object) -> Any:
        return self.answer

    def request(self, url: str) -> None:
        self.requests.append(url)

    def show_test_page(self, url: str) -> None:
        self.opened.append(url)

    def leave_test_page(self) -> None:
        self.opened.append("left")

    def screenshot(self) -> bytes:
        return self.shown

    def source(self) -> str:
        return "<h1>办事</h1>"

    def tree(self) -> UiTree:
        return tree_of("办事")
