"""Advertisements: marked ones, and what only speaks of advertising."""

import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.trade.advertisement import detect_advertisement
from harness.model.screen import Box, UiNode
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


def banner(upper: str, lower: str) -> list[UiNode]:
    """Two lines that stand as close as those of one text."""
    return [node(upper, box=Box(16, 90, 300, 24)), node(lower, box=Box(16, 118, 300, 20))]


def test_a_banner_that_lures_three_times_needs_no_control() -> None:
    assert found(view(*banner("高山羊肉 产地直发", "满199减40 今晚8点开抢")))
    assert not found(view(*banner("高山羊肉 产地直发", "助农专区")))
    assert not found(view(heading("政府消费券"), "满199减40 今晚8点开抢 先到先得"))


def test_a_brand_that_takes_old_for_new_is_no_office() -> None:
    assert found(view(*banner("灶具焕新季", "某牌防干烧灶,以旧换新再减300,到店领礼")))
    assert not found(view(*banner("家电换新季", "以旧换新再减300 政府补贴,先到先得")))


def test_a_firm_that_says_who_recommends_or_spreads_its_goods() -> None:
    for text in ("晴朗环保科技诚荐", "屋顶光伏免费装 晴朗新能源合作推广|点击领取方案"):
        assert found(view(text)), text
    for text in ("市科技局诚荐人才", "县农业局与农科院合作推广良种"):
        assert not found(view(text)), text


def test_an_offer_of_a_firm_with_its_rate_right_below() -> None:
    assert found(view("千兆宽带新装送路由器", "小区专享59元/月"))
    assert not found(view("千兆宽带新装送路由器", "办理流程"))


def test_a_mark_beside_one_text_that_lures() -> None:
    assert found(view(["广告", "到家贷最高20万"]))
    assert not found(view(["广告", "户外设置规范"]))


def test_an_offer_with_its_call_in_the_same_text() -> None:
    assert found(view("【贷】薪易贷最高30万 年化3.6%起 立即申请"))
    assert not found(view(heading("创业担保贷款"), "最高30万 年化3.6%起 立即申请"))


def test_what_lures_three_times_and_what_is_recommended_with_its_price() -> None:
    assert found(view(heading("工会普惠"), "【特惠】双十一家电节满2000减300"))
    assert found(view(["品牌日坚果礼盒买二赠一", "¥69.9"]))
    assert found(view(["推荐:典藏版", "¥68"]))
    assert not found(view(heading("消费券"), "政府消费券满200减50 限时领 先到先得"))
    assert not found(view(["推荐:社保卡申领", "去办理"]))


def test_a_mark_apart_from_whatever_it_sells() -> None:
    for page in (
        view(["广告", "某某房车,自驾山海"]),
        view("广告 ▎某品牌奶粉 第二罐"),
        view("赞助商广告:领888元新手装备"),
    ):
        assert found(page), page.text
    for page in (view(["广告", "户外广告设置许可"]), view("广告 审批流程说明"), view("推广 普通话宣传周")):
        assert not found(page), page.text


def test_who_pays_for_a_page_and_a_bought_place_with_its_goods() -> None:
    for page in (view("本栏目由某某酒业特约播出"), view("赞助播出:某某酒"), view(["品牌推广", "湖畔洋房样板间"])):
        assert found(page), page.text
    assert not found(view("本栏目由市融媒体中心制作"))
