"""Screen: what a device showed at one moment, the same shape on every platform."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

NodeKind = Literal["text", "button", "link", "input", "image", "canvas", "video", "checkbox", "dialog", "nav", "box"]
# What cuts an element's drawn text: untold, nothing, what scrolls to the rest, or what never shows it.
Clip = Literal["", "none", "scroll", "fixed"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the screen in dp (CSS pixels, pt, vp), origin at the top left of the viewport."""

    x_dp: float
    y_dp: float
    width_dp: float
    height_dp: float

    @property
    def centre(self) -> tuple[float, float]:
        return self.x_dp + self.width_dp / 2, self.y_dp + self.height_dp / 2


@dataclass(frozen=True, slots=True)
class UiNode:
    """One visible element with text or a function. Colours are (r, g, b) 0-255; `locator` finds it again on its device.

    `text` is the node's own text (never its children's), `field` its input type or name, `checked` only of checkboxes.
    """

    kind: NodeKind
    text: str
    box: Box
    clickable: bool = False
    enabled: bool = True
    font_dp: float = 0.0
    colour: tuple[int, int, int] | None = None
    background: tuple[int, int, int] | None = None
    field: str = ""
    value: str = ""
    checked: bool | None = None
    in_viewport: bool = True
    covered: bool = False
    in_nav: bool = False
    in_dialog: bool = False
    locator: str = ""
    clip: Clip = ""


@dataclass(frozen=True, slots=True)
class UiTree:
    """The nodes of one screen in reading order; sizes are the viewport's, in dp.

    `anchored` says that the part of the address behind `#` names a place in the page, so that it is no route.
    """

    url: str
    title: str
    width_dp: float
    height_dp: float
    nodes: tuple[UiNode, ...] = field(default_factory=tuple)
    anchored: bool = False

    @property
    def of_page(self) -> bool:
        """A web page's own account of itself: it tells of what is out of sight too, and of every text how it is drawn.

        What a phone's accessibility service tells (UiAutomator) has no web address, and only what is shown.
        """
        return self.url.startswith(("http://", "https://"))

    def texts(self) -> Iterator[str]:
        return (node.text for node in self.nodes if node.text)
