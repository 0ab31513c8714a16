"""A skin turns elements into HTML: which tags it uses, how they look, on what phone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from tests.detect.screens.offices.sheet import Element

TAGS: Mapping[str, str] = {
    "title": '<header class="bar">{0}</header>',
    "heading": "<h3>{0}</h3>",
    "banner": '<div class="banner">{0}</div>',
    "figure": '<div class="figure">{0}</div>',
    "note": '<p class="note">{0}</p>',
    "text": "<p>{0}</p>",
    "last": '<footer class="last">{0}</footer>',
    "link": '<a class="cell go" href="#"><span>{0}</span><em>{1}</em></a>',
    "cell": '<div class="cell"><span>{0}</span><em>{1}</em></div>',
    "field": '<label class="cell"><span>{0}</span><input placeholder="{1}"></label>',
    "required": '<label class="cell"><span><b>*</b>{0}</span><input required placeholder="{1}"></label>',
    "upload": '<div class="cell"><span>{0}</span><div class="plus">+</div></div>',
    "choice": '<label class="cell"><span><input type="checkbox"> {0}</span></label>',
    "main": '<button class="main">{0}</button>',
    "other": '<button class="other">{0}</button>',
    "buttons": '<div class="buttons">{0}</div>',
    "icons": '<div class="icons">{0}</div>',
    "icon": '<a class="icon" href="#"><i></i><span>{0}</span></a>',
    "segments": '<div class="segments">{0}</div>',
    "segment": '<a class="segment" href="#">{0}</a>',
    "bar": '<nav class="tabs">{0}</nav>',
    "tab": '<a class="tab" href="#">{0}</a>',
    "table": "<table>{0}</table>",
    "head": "<tr>{0}</tr>",
    "row": "<tr>{0}</tr>",
    "of_head": "<th>{0}</th>",
    "of_row": "<td>{0}</td>",
    "card": '<section class="card">{0}</section>',
    "dialog": '<div class="mask"></div><div class="dialog" role="dialog"><h2>{0}</h2>{1}</div>',
    "calendar": '<div class="calendar">{0}</div>',
    "day": "<span>{0}</span>",
    "done": '<span class="done">{0}</span>',
}
LOOKS = Path(__file__).with_name("looks")


@dataclass(frozen=True, slots=True)
class Skin:
    """Its CSS is looks/NAME.css after that of the frame `under` it; sizes in dp, `scale` px a dp."""

    name: str
    width_dp: int = 375
    height_dp: int = 740
    scale: float = 2.0
    tags: Mapping[str, str] = field(default_factory=dict)
    under: str = "common"

    def page(self, elements: tuple[Element, ...]) -> str:
        body = "".join(self._one(element) for element in elements)
        behind = self._behind() if elements and elements[0].mark == "dialog" else ""
        return f"<!doctype html><meta charset=utf-8><style>{self.look()}</style><body>{behind}{body}</body>"

    def look(self) -> str:
        return "".join((LOOKS / f"{name}.css").read_text(encoding="utf-8") for name in (self.under, self.name))

    def _behind(self) -> str:
        """What stands under a dialog that stands alone."""
        menu = Element("icons", ("社保", "医保", "户籍", "税务"))
        return self._one(Element("title", ("服务",))) + self._one(menu) + self._one(Element("link", ("新闻", "更多")))

    def _one(self, element: Element) -> str:
        mark, parts = element.mark, element.parts
        if mark == "html":
            return parts[0]
        if mark in ("icons", "segments", "bar"):
            item = {"icons": "icon", "segments": "segment", "bar": "tab"}[mark]
            return self._tag(mark, "".join(self._tag(item, escape(part)) for part in parts))
        if mark in ("head", "row"):
            return self._tag(mark, "".join(self._tag(f"of_{mark}", escape(part)) for part in parts))
        if mark == "calendar":
            return self._tag(mark, self._days(int(parts[0]), frozenset(parts[1:])))
        inner = "".join(self._one(one) for one in element.inner)
        told = [escape(part) for part in parts]
        return self._tag(mark, *told, *([inner] if element.inner or mark == "dialog" else []))

    def _days(self, first: int, done: frozenset[str]) -> str:
        names = "".join(self._tag("day", name) for name in "日一二三四五六")
        days = "".join(self._tag("done" if str(day) in done else "day", str(day)) for day in range(1, 32))
        return names + self._tag("day", "") * first + days

    def _tag(self, mark: str, *told: str) -> str:
        return (self.tags.get(mark) or TAGS[mark]).format(*told, "", "")
