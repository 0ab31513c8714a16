"""An app of paper for the explorer: screens with links between them, as a phone shows them; what is tapped is kept."""

from dataclasses import dataclass, field
from pathlib import Path

from harness.devices.deny_list import refuse_denied
from harness.drive.app_session import AppSession
from harness.model.faults import StepFailed
from harness.model.saying import Saying
from harness.model.screen import Box, NodeKind, UiNode, UiTree
from tests.drive.paper_phone import PaperPhone, PaperWitness, app

Pages = dict[str, dict[str, str]]
HOST = "https://paper.test"


@dataclass
class PaperApp(PaperPhone):
    """`pages` maps a screen to its controls and where each leads; a control that leads to itself does nothing.

    The history is a stack; `back` on the first screen leaves the app. `fields` are screens that let nobody on before
    their field is filled.
    """

    page: object = None  # type: ignore[assignment]
    pages: Pages = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    history: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        return self.history[-1] if self.history else ""

    def open_app(self) -> None:
        self.starts += 1
        self.history = [next(iter(self.pages))]
        self.typed.clear()

    def tree(self) -> UiTree:
        if not self.history:
            return UiTree("https://launcher.example/", "", 360, 780, (UiNode("button", "应用", Box(0, 0, 9, 9)),))
        self.seen.append(self.shown)
        asked = self.fields.get(self.shown)
        kind: NodeKind = "button" if asked else "link"
        links = [link(text, row, kind) for row, text in enumerate(self.pages.get(self.shown, {}))]
        typed = self.typed.get(asked or "", "")
        fields = [UiNode("input", asked, Box(0, 0, 9, 9), field="text", value=typed, locator="/f")] if asked else []
        if self.shown.startswith("http"):
            return UiTree(self.shown, "", 360, 780, (UiNode("text", "外部", Box(0, 0, 9, 9)),))
        if self.shown == "white":
            return UiTree(f"{HOST}/white", "", 360, 780)
        words = UiNode("text", self.shown, Box(0, 0, 99, 20))
        return UiTree(f"{HOST}/#/{self.shown}", "纸", 360, 780, (words, *fields, *links))

    def tap(self, node: UiNode) -> None:
        refuse_denied(self.rules, node.text)
        links = self.pages[self.shown]
        if node.text not in links:
            raise StepFailed(Saying("the element is no longer there", "该元素已不在页面上"), node.text)
        self.tapped.append(node.text)
        asked = self.fields.get(self.shown)
        if not asked or self.typed.get(asked):
            self.history.append(links[node.text])

    def back(self) -> None:
        self.history.pop()

    def choose_file(self, node: UiNode, path: Path) -> None:
        raise AssertionError("no file is asked for")


def link(text: str, row: int, kind: NodeKind = "link") -> UiNode:
    return UiNode(kind, text, Box(0, 40.0 * row, 360, 40), clickable=True, locator=f"/html/ul[1]/li[{row + 1}]/a[1]")


def session_of(phone: PaperPhone, **changes: object) -> tuple[AppSession, PaperWitness]:
    witness = PaperWitness()
    values = {"name": "张三", "phone": "13812345678", "id_card": "1", "clipboard": "c"}
    return AppSession(app(**changes), phone, witness, values, (), patience=0.0), witness
