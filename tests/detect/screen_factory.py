"""Screens for tests: a page is a list of rows from top to bottom, each row a text or the pieces beside each other."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from PIL import Image

from harness.detect.screen.piece import tree_pieces
from harness.detect.screen.screen_view import ScreenView
from harness.model.app import App
from harness.model.event import Phase
from harness.model.observation import Observation
from harness.model.screen import Box, NodeKind, UiNode, UiTree

WIDTH, HEIGHT, ROW = 360.0, 780.0, 40.0
JUDGED = 0.5  # below this a judge ignores an observation
Cell = str | UiNode
BLACK, WHITE, PALE = (0, 0, 0), (255, 255, 255), (200, 200, 200)


class PlainMasker:
    """Leaves text as it is: what is masked is tested elsewhere."""

    def mask(self, text: str) -> str:
        return text


MASKER = PlainMasker()


def node(text: str, kind: NodeKind = "text", **more: Any) -> UiNode:
    """A node whose place the page decides, unless `box` is given."""
    more.setdefault("box", Box(0, 0, 0, 0))
    more.setdefault("font_dp", 14.0)
    more.setdefault("colour", BLACK)
    more.setdefault("background", WHITE)
    more.setdefault("clickable", kind in ("button", "link", "checkbox"))
    return UiNode(kind, text, **more)


def button(text: str, **more: Any) -> UiNode:
    return node(text, "button", **more)


def link(text: str, **more: Any) -> UiNode:
    return node(text, "link", **more)


def heading(text: str) -> UiNode:
    return node(text, font_dp=20.0)


def entry(text: str = "", **more: Any) -> UiNode:
    return node(text, "input", **more)


def page(*rows: Cell | Sequence[Cell], title: str = "", url: str = "https://app.example/") -> UiTree:
    """Rows below each other from y=80 dp on (above is where headings stand), cells of a row side by side."""
    nodes = []
    for number, row in enumerate(rows):
        cells = [row] if isinstance(row, str | UiNode) else list(row)
        for column, cell in enumerate(cells):
            one = node(cell) if isinstance(cell, str) else cell
            if one.box.width_dp == 0:
                width = WIDTH / len(cells)
                one = _placed(one, Box(column * width, 80 + number * ROW, width - 4, 20))
            nodes.append(one)
    return UiTree(url, title, WIDTH, HEIGHT, tuple(nodes))


def view(*rows: Cell | Sequence[Cell], title: str = "", **more: Any) -> ScreenView:
    """A ScreenView of such a page; `more` are fields of ScreenView."""
    tree = page(*rows, title=title)
    settled: dict[str, Any] = {
        "seq": 7,
        "t": datetime(2026, 11, 22, 3, 0, tzinfo=UTC),
        "phase": Phase.AFTER_CONSENT,
        "scenario": "menu_walk",
        "role": "grassroots",
        "session": 1,
        "screen": "0123456789abcdef",
        "png": "screens/0123456789abcdef.png",
        "tree": tree,
        "pieces": tree_pieces(tree),
    }
    return ScreenView(**(settled | more))


def app(**more: Any) -> App:
    settled: dict[str, Any] = {
        "key": "sample",
        "name": "林城办事",
        "sponsor": "林城市人民政府办公室",
        "sponsor_short_names": ("林城市政府办",),
        "filing_number": "政务应用备2026-000123号",
        "kind": "h5",
        "audience": "public",
        "version": "1.0",
        "released_on": None,
        "addresses": {},
        "first_party_domains": ("app.example",),
        "declared_functions": (),
        "accounts": (),
        "sign_in": (),
        "gates": (),
        "core_tasks": (),
    }
    return App(**(settled | more))


def blank_picture() -> bytes:
    """A small white PNG, for recordings whose screens are told by their page source alone."""
    sink = io.BytesIO()
    Image.new("RGB", (36, 78), "white").save(sink, "PNG")
    return sink.getvalue()


def judged(observations: Sequence[Observation]) -> list[tuple[str, str]]:
    """(kind, subject) of what a judge would use."""
    return sorted((one.kind.value, one.subject) for one in observations if one.confidence >= JUDGED)


def _placed(one: UiNode, box: Box) -> UiNode:
    from dataclasses import replace

    return replace(one, box=box)
