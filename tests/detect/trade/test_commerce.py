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


def test_what_only_sells_is_a_control_by_its_words() -> None:
    for row, control in (
        (["包月餐卡", "¥264/月"], "购卡"),
        (["金卡", "1980元/年"], "开通金卡"),
        (["托大班", "1,680元"], "在线缴纳定金"),
        (["低糖套餐", "¥14"], "订一份"),
    ):
        assert ("payment", "") in found(view(heading("服务"), row, control)), control
    for told in ("购票须知", "充值记录", "预订成功", "购买服务"):
        assert ("payment", "") not in found(view(heading("服务"), ["成人票", "¥80"], told)), told


def test_a_tab_that_is_named_like_a_command_buys_nothing() -> None:
    tabs = [node(text, box=Box(120 * at, 745, 60, 18)) for at, text in enumerate(("订餐", "订单", "我的"))]
    assert ("payment", "") not in found(view(heading("食堂"), ["套餐", "¥12"], *tabs))


def test_a_show_is_sold_though_its_title_reads_like_news() -> None:
    show = heading("豫剧《花木兰》惠民专场演出在滨河大剧院举行公告")
    seats = ["80元", "60元", "40元"]
    assert set(found(view(show, "¥20-80", seats, button("立即购票")))) >= {("price", ""), ("payment", "")}
    assert ("price", "") not in found(view(show, "门票80元，凭票入场，售完即止，谢谢合作支持。" * 4))


def test_sums_that_are_given_or_owed_are_no_prices() -> None:
    for title, row in (
        ("消费券申领", ["50元", "餐饮券 满200可用"]),
        ("慈善捐赠", ["10元", "50元", "100元"]),
        ("电子票据查验", ["金额合计", "20.00元"]),
        ("交通违法缴款", ["合计", "100.00元"]),
    ):
        assert ("price", "") not in found(view(heading(title), row, "在活动商户使用")), title
    assert ("price", "") in found(view(heading("停车缴费"), ["应付", "¥4.00"], button("立即支付")))


def test_a_card_for_a_time_with_its_price_is_a_membership() -> None:
    cards = (node("月卡", box=Box(20, 300, 40, 18)), node("¥15", box=Box(20, 324, 40, 18)))
    assert ("membership", "") in found(view(heading("公共自行车"), *cards))
    assert ("membership", "") not in found(view(heading("停车月卡办理"), *cards))


def test_a_service_is_taken_up_beside_its_price() -> None:
    for title, row, control in (
        ("家政服务", ["日常保洁", "¥98"], "立即预约"),
        ("少儿夏令营", ["报名费", "¥1,280"], "立即报名"),
        ("助农直播", ["蜜橘5斤装", "¥19.9"], "抢"),
    ):
        assert ("payment", "") in found(view(heading(title), [*row, button(control)])), title
    for title, row in (("门诊预约", ["诊查费", "¥25"]), ("职称报名", ["考务费", "¥60"])):
        assert ("payment", "") not in found(view(heading(title), [*row, button("立即报名")])), title


def test_the_bar_at_the_lower_edge_belongs_to_every_price() -> None:
    pay = button("立即充值", box=Box(180, 724, 170, 44))
    assert ("payment", "") in found(view(heading("话费充值"), ["50元", "售价49.8元"], ["100元", "售价99.6元"], pay))


def test_bills_wages_and_warnings_name_no_price() -> None:
    assert ("price", "") not in found(view(heading("不动产登记"), ["登记费", "80元"], ["合计", "80元"]))
    assert ("payment", "") not in found(view(heading("暖气费"), ["应缴", "¥1,820.50"], button("立即支付")))
    for title, row in (
        ("零工", ["搬运工", "200元/天"]),
        ("住院清单", ["床位费", "50.00元/天"]),
        ("招聘", ["保洁员", "3000-4000元/月"]),
    ):
        assert ("price", "") not in found(view(heading(title), row)), title
    warning = view(heading("反诈提醒"), "冒充客服称开通会员将每月扣费500元")
    assert not {("price", ""), ("membership", "")} & set(found(warning))
