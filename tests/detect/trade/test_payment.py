"""A price with a control that buys, several ways to pay, a page of paying."""

from harness.detect.trade.payment import checkout, payments, ways_to_pay
from tests.detect.screen_factory import MASKER, button, heading, view


def test_a_control_that_buys_is_told_with_its_price() -> None:
    page = view(heading("助农商城"), ["土鸡蛋", "¥39.9"], button("立即购买"))
    (one,) = payments(page, MASKER)
    assert "39.9" in str(one.data["price"])
    assert not list(payments(view(heading("助农商城"), ["土鸡蛋", "¥39.9"]), MASKER))


def test_several_ways_to_pay_and_a_control_that_pays_are_a_payment() -> None:
    rows = ("微信支付", "支付宝支付")
    assert list(ways_to_pay(view(heading("收银台"), "¥39.9", *rows, button("确认支付")), MASKER))
    assert not list(ways_to_pay(view(heading("收银台"), "¥39.9", rows[0]), MASKER))


def test_a_page_of_paying_is_told_but_not_where_something_is_owed() -> None:
    assert list(checkout(view(heading("订单"), "¥39.9", "请输入支付密码"), MASKER))
    assert not list(checkout(view(heading("社保缴费"), "¥320", "请输入支付密码"), MASKER))
