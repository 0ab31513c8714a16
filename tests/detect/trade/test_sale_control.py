"""Which controls sell, and where they lie."""

from harness.detect.trade.sale_control import apart, is_button, lies_in_bar, only_sells
from harness.model.screen import Box
from tests.detect.screen_factory import button, heading, node, view


def test_a_command_for_goods_sells_and_what_is_told_of_a_sale_does_not() -> None:
    page = view(button("立即购票"), button("购票须知"))
    assert [only_sells(piece) for piece in page.pieces] == [True, False]


def test_what_lies_in_the_bar_at_the_lower_edge_is_a_button_though_no_kit_tells_so() -> None:
    page = view(heading("商品"), node("立即购买", box=Box(200, 760, 120, 30)), "详情")
    bar, detail = (next(one for one in page.pieces if one.text == text) for text in ("立即购买", "详情"))
    assert lies_in_bar(page, bar)
    assert is_button(page, bar)
    assert not is_button(page, detail)


def test_how_far_two_texts_are_apart_is_told_from_middle_to_middle() -> None:
    page = view(node("价", box=Box(0, 100, 40, 20)), node("买", box=Box(200, 150, 40, 20)))
    assert apart(*page.pieces) == 50
