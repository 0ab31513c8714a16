from harness.detect.screen.tab_bar import tab_bar
from harness.model.screen import Box
from tests.detect.screen_factory import node, view


def test_short_names_side_by_side_at_the_lower_edge() -> None:
    tabs = [node(text, box=Box(90 * at, 745, 60, 18)) for at, text in enumerate(("首页", "办事", "消息", "我的"))]
    assert [piece.text for piece in tab_bar(view("欢迎", *tabs))] == ["首页", "办事", "消息", "我的"]
    assert tab_bar(view("欢迎", *tabs[:2])) == ()
    assert tab_bar(view(["首页", "办事", "消息"])) == ()


def test_the_bar_of_an_order_has_a_sum_or_uneven_places() -> None:
    for texts, places in (
        (("已选2场", "¥", "80", "提交订单"), (16, 100, 116, 240)),
        (("客服", "购物车", "立即购买"), (10, 60, 220)),
    ):
        bar = [node(text, box=Box(x, 745, 60, 18)) for text, x in zip(texts, places, strict=True)]
        assert tab_bar(view("详情", *bar)) == ()
