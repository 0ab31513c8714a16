"""The visible words of an HTML page in their order with what holds them; without its layout a page has no places."""

from dataclasses import dataclass
from html.parser import HTMLParser

from harness.detect.words.wording import normalise
from harness.model.screen import NodeKind

MAX_WORDS = 4000
MAX_TEXT = 300
_SILENT = frozenset(("script", "style", "noscript", "template", "head", "title"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_CONTROL = frozenset(("button", "summary"))
_CONTROL_ROLES = frozenset(("button", "link", "tab", "menuitem"))
_DIALOG_ROLES = frozenset(("dialog", "alertdialog"))


@dataclass(frozen=True, slots=True)
class HtmlWord:
    """One element's own text, normalised."""

    text: str
    kind: NodeKind
    in_dialog: bool
    in_nav: bool
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    kind: NodeKind
    hidden: bool
    in_dialog: bool
    in_nav: bool


def html_words(html: str) -> tuple[HtmlWord, ...]:
    """At most MAX_WORDS words; what is hidden by attribute or inline style is left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(reader.words[:MAX_WORDS])


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[HtmlWord] = []
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        one = self._opened(tag, told)
        if tag == "input" and told.get("type", "text") not in ("hidden", "checkbox", "radio"):
            button = told.get("type") in ("submit", "button", "reset")
            self._say(told.get("value" if button else "placeholder", ""), one, "button" if button else "input")
        if tag == "textarea":
            self._say(told.get("placeholder", ""), one, "input")
        if tag not in _VOID and len(self._open) < MAX_WORDS:
            self._open.append(one)

    def handle_endtag(self, tag: str) -> None:
        """Whatever was left open inside is closed with it; an end without a beginning is passed over."""
        at = next((n for n in range(len(self._open) - 1, -1, -1) if self._open[n].tag == tag), None)
        if at is not None:
            del self._open[at:]

    def handle_data(self, data: str) -> None:
        if self._open and data.strip():
            self._say(data, self._open[-1], self._open[-1].kind)

    def _opened(self, tag: str, told: dict[str, str]) -> _Open:
        above = self._open[-1] if self._open else _Open("", "text", hidden=False, in_dialog=False, in_nav=False)
        style, role = told.get("style", "").replace(" ", ""), told.get("role", "")
        hidden = "hidden" in told or "display:none" in style or "visibility:hidden" in style or tag in _SILENT
        kind: NodeKind = above.kind if above.kind in ("button", "link") else "text"
        if tag in _CONTROL or role in _CONTROL_ROLES or "onclick" in told:
            kind = "button"
        elif tag == "a" and "href" in told:
            kind = "link"
        dialog = above.in_dialog or tag == "dialog" or role in _DIALOG_ROLES or told.get("aria-modal") == "true"
        in_nav = above.in_nav or tag == "nav" or role in ("navigation", "tablist")
        return _Open(tag, kind, above.hidden or hidden, dialog, in_nav)

    def _say(self, text: str, where: _Open, kind: NodeKind) -> None:
        word = normalise(text[:MAX_TEXT])
        if word and not where.hidden and len(self.words) < MAX_WORDS:
            self.words.append(HtmlWord(word, kind, where.in_dialog, where.in_nav))
