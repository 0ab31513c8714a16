import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.trade.commerce import detect_commerce
from harness.model.observation import Kind
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, button, heading, judged, link, node, view

PICTURE = node("", "image", box=Box(0, 80, 360, 120), clickable=True)


def found(page: ScreenView) -> list[tuple[str, str]]:
    return judged(list(detect_commerce([page], app(), MASKER)))


@pytest.mark.parametrize(
    "page",
    [
        view(heading("会员中心"), ["年度会员", "¥99.00"], button("立即开通")),
        view(heading("助农商城"), ["土鸡蛋", "￥39.9"], button("立即购买")),
        view(["月卡", "18元/月"], button("开通会员")),
    ],
)
def test_a_price_with_a_buy_control(page: ScreenView) -> None:
    assert ("payment", "") in found(page)


@pytest.mark.parametrize(
    "page",
    [
        view(heading("生活缴费"), ["水费", "¥36.50"], button("立即支付")),
        view(["不动产登记费", "80元"], button("支付")),
        view(heading("会员大会"), "会费 100元"),
        view(link("政府购买服务"), ["预算", "200元"]),
        view("奖金 500元", button("确定")),
    ],
)
def test_fees_are_no_sale(page: ScreenView) -> None:
    assert set(found(page)) <= {("price", "")}


def test_each_price_of_a_screen_has_its_place() -> None:
    page = view(["证件照", "¥15"], ["结婚照", "¥199"], button("加入购物车"))
    prices = [one for one in detect_commerce.on_screen(page, app(), MASKER) if one.kind is Kind.PRICE]
    assert [one.evidence[0].excerpt for one in prices] == ["¥15", "¥199"]
    assert [one.kind for one in detect_commerce([page], app(), MASKER)].count(Kind.PRICE) == 1


def test_a_sum_is_owed_by_what_stands_beside_it() -> None:
    for row in (["慰问金", "500元"], ["普法捐款", "20元"], ["控制价", "98600元"], ["党费", "15元/月"]):
        assert ("price", "") not in found(view(row))
    assert ("price", "") in found(view(["标准间", "268元/晚"]))
