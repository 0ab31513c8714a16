"""Advertisements: marked ones, and what only speaks of advertising."""

import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.trade.advertisement import detect_advertisement
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, app, button, heading, judged, link, node, view

PICTURE = node("", "image", box=Box(0, 80, 360, 120), clickable=True)


def found(page: ScreenView) -> list[tuple[str, str]]:
    return judged(list(detect_advertisement([page], app(), MASKER)))


@pytest.mark.parametrize("page", [view(PICTURE, "广告"), view([link("低息贷款 秒到账"), "广告"])])
def test_a_marked_advertisement(page: ScreenView) -> None:
    assert found(page) == [("advertisement", "")]


@pytest.mark.parametrize("page", [view(PICTURE, "公益广告"), view("广告监管"), view("广告")])
def test_public_posters_and_the_bare_word_are_none(page: ScreenView) -> None:
    assert found(page) == []


@pytest.mark.parametrize(
    ("text", "seen"), [("立即抢购广告", True), ("了解详情广告", True), ("查看户外广告", False), ("立即申请广告", False)]
)
def test_the_mark_read_in_one_with_the_call_beside_it(text: str, seen: bool) -> None:
    assert (("advertisement", "") in found(view(text))) is seen


def test_two_words_of_a_lender_within_one_sentence() -> None:
    assert found(view("新用户首贷30天免息 最高可借20万")) == [("advertisement", "")]
    assert found(view("创业担保贷款最高可贷20万 财政贴息免息")) == []


def test_where_none_are_shown_there_is_none() -> None:
    for text in ("免广告 无弹窗", "本平台不含广告", "屏蔽广告的方法"):
        assert found(view(PICTURE, text)) == []
    assert found(view("看视频免广告")) == [("advertisement", "")]


def test_the_mark_before_what_it_sells_needs_a_call_beside_it() -> None:
    assert found(view(["广告 名医堂养生茶", link("了解更多")])) == [("advertisement", "")]
    assert found(view(["广告审查 名医堂", link("了解更多")])) == []


def test_a_trade_sells_with_a_call_and_an_office_does_not() -> None:
    assert found(view(link("种植牙 名医坐诊"), button("在线咨询"))) == [("advertisement", "")]
    assert found(view("消费券发放", link("种植牙集采 政府指导价"), button("在线咨询"))) == []


def test_its_own_membership_is_no_advertisement() -> None:
    assert not list(detect_advertisement([view(["听书会员限时特价", button("抢购")])], app(), MASKER))


def test_who_pays_with_the_mark_behind_it_and_a_control() -> None:
    assert found(view(["白内障专项普查，名额有限先到先得"], ["国康眼科医院 广告", "免费预约"]))
    for text in ("户外广告", "公益广告", "违法广告", "政务新媒体广告"):
        assert not found(view([text, "免费预约"])), text


def test_offers_of_a_sale_need_no_control_that_a_kit_tells_of() -> None:
    assert found(view("年货节 全场5折起", "满99减20 满199减50 前100名赠春联", ["¥49", "马上抢"]))
    assert not found(view(heading("乐购政府消费券"), "满200减50 满100减20", ["¥50", "马上抢"]))
