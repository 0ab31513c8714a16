"""Prices of what is sold, surer than sums that are owed, given or earned."""

from harness.detect.trade.price import is_owed, is_priced, prices_shown
from tests.detect.screen_factory import MASKER, button, heading, view


def test_what_is_taken_off_is_no_price() -> None:
    assert is_priced("¥39.9")
    assert not is_priced("立减10元")


def test_goods_have_a_price_and_what_is_owed_to_the_state_hardly_one() -> None:
    shop = view(heading("助农商城"), ["土鸡蛋", "¥39.9"], button("立即购买"))
    due = view(heading("社保缴费"), ["养老保险", "320元"])
    assert [one.confidence >= 0.7 for one in prices_shown(shop, MASKER)] == [True]
    assert all(one.confidence < 0.5 for one in prices_shown(due, MASKER))


def test_a_sum_that_is_owed_is_told_by_its_row_and_page() -> None:
    due = view(heading("社保缴费"), ["养老保险", "320元"])
    shop = view(heading("助农商城"), ["土鸡蛋", "¥39.9"])
    assert is_owed(due, due.pieces[-1])
    assert not is_owed(shop, shop.pieces[-1])
