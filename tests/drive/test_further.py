"""What is further down a page is looked for where the platform tells only what is shown."""

from dataclasses import dataclass, replace

from harness.drive.find import find_control
from harness.drive.further import look_further
from harness.model.screen import UiNode, UiTree
from tests.drive.paper_phone import PaperPhone, button, text

ROWS = [text(f"第 {number} 行") for number in range(10)]


@dataclass
class LongPage(PaperPhone):
    """Ten rows and a control at their end, of which three are shown."""

    top: float = 0.0

    def scroll(self, share_of_screen: float) -> None:
        self.top = min(8.0, max(0.0, self.top + 3 * share_of_screen))


class WebPage(LongPage):
    def tree(self) -> UiTree:
        return replace(super().tree(), url="https://banshi.example/")


def shown(phone: PaperPhone) -> list[UiNode]:
    assert isinstance(phone, LongPage)
    return [*ROWS, button("提交评价")][round(phone.top) : round(phone.top) + 3]


def submit(tree: UiTree) -> UiNode | None:
    return find_control(tree, "提交评价")


def test_a_control_below_the_screen_is_found() -> None:
    assert look_further(LongPage(shown), submit) is not None


def test_a_page_without_it_is_left_where_it_was() -> None:
    phone = LongPage(lambda phone: [node for node in shown(phone) if node.text != "提交评价"])
    assert look_further(phone, submit) is None
    assert round(phone.top) == 0


def test_a_page_that_tells_what_is_out_of_sight_is_not_moved() -> None:
    phone = LongPage(lambda phone: [*shown(phone), replace(text("下方"), in_viewport=False)])
    assert look_further(phone, submit) is None
    assert phone.top == 0.0


def test_a_web_page_that_tells_all_of_itself_is_not_moved() -> None:
    phone = WebPage(shown)
    assert look_further(phone, submit) is None
    assert phone.top == 0.0


def test_the_page_behind_a_dialog_is_not_moved() -> None:
    phone = LongPage(lambda phone: [*shown(phone), text("请确认", in_dialog=True)])
    assert look_further(phone, submit) is None
    assert phone.top == 0.0
