from harness.detect.screen.task_card import task_cards
from harness.model.screen import Box
from tests.detect.screen_factory import node, view


def cards(*places: tuple[str, float, float, float]) -> list[str]:
    """`places` are text, left, top and height in dp."""
    page = view(*(node(text, box=Box(left, top, 90, height)) for text, left, top, height in places))
    return ["|".join(piece.text for piece in card) for card in task_cards(page)]


def test_the_finer_line_below_a_task_is_of_its_card() -> None:
    found = cards(("给身边好人点赞", 18, 376, 19), ("去完成", 290, 376, 19), ("每次+1分", 19, 397, 16))
    assert "给身边好人点赞|去完成|每次+1分" in found


def test_what_stands_far_below_or_elsewhere_is_of_another_card() -> None:
    far = cards(("给身边好人点赞", 18, 376, 19), ("每次+1分", 19, 440, 16))
    aside = cards(("给身边好人点赞", 18, 376, 19), ("每次+1分", 120, 397, 16))
    assert far == aside == ["给身边好人点赞", "每次+1分"]
