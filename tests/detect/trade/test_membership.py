"""Memberships for money; those of unions and societies are none."""

from harness.detect.trade.membership import memberships
from tests.detect.screen_factory import MASKER, button, heading, view


def test_a_membership_is_told_by_its_offer() -> None:
    assert list(memberships(view(heading("会员中心"), ["年度会员", "¥99.00"], button("立即开通")), MASKER))


def test_members_of_a_union_have_no_membership_for_money() -> None:
    assert not list(memberships(view(heading("工会之家"), "工会会员服务", "会员认证"), MASKER))
