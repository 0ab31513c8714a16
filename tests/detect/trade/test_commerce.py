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


def test_what_is_taken_off_won_or_fined_is_no_price() -> None:
    for text in (
        "洗车立减30元",
        "新米直降15元",
        "5元红包",
        "20元话费券",
        "刮一刮赢50元代金券",
        "漏倒一桶,扣10元",
        "每邀一家得20元",
    ):
        assert ("price", "") not in found(view(text)), text
    for text in ("到手价30元", "配送5元", "单次15元", "八折后9.9元", "值得买39元", "满30减5,券后¥25"):
        assert ("price", "") in found(view(text)), text


def test_what_work_is_paid_with_is_a_wage_where_two_words_tell_of_work() -> None:
    jobs = view(heading("家门口就业"), ["缝纫工", "4000-5500元/月"], "双休 五险")
    assert ("price", "") not in found(jobs)
    assert ("price", "") in found(view(heading("月嫂服务"), ["住家育儿嫂", "7800元/月"], "从业6年"))


def test_things_that_neighbours_sell_each_other() -> None:
    for text in ("自家青储,420一吨", "半大牛犊1万3一头", "九成新电动车1800不刀"):
        assert ("price", "") in found(view(heading("乡邻集市"), text)), text
    for text in ("高效办成2025一件事", "每村一台"):
        assert ("price", "") not in found(view(text)), text


def test_what_is_done_and_what_it_costs_stand_in_one_control() -> None:
    for control in ("预付定金¥300", "2元开通", "一共16元,微信付钱", "单独买¥59", "开通银卡¥120"):
        assert ("payment", "") in found(view(heading("居家服务"), ["四季保洁", "¥300"], control)), control
    for line in ("报名费100元", "开通立减10元", "支付金额12元", "充值满50元返5元"):
        assert ("payment", "") not in found(view(heading("居家服务"), line)), line


def test_commands_that_end_in_paying_or_go_shares_in_a_purchase() -> None:
    for control in ("选择并支付", "发起拼团", "成为PLUS会员", "去结算(3)", "我要买"):
        assert ("payment", "") in found(view(heading("社区团购"), ["草莓3斤", "¥49.9"], control)), control
    assert ("payment", "") not in found(view(heading("水费"), ["本期", "¥49.9"], "确认并支付"))


def test_one_sum_of_a_fee_does_not_hide_the_price_beside_the_control() -> None:
    parking = view(heading("停车缴费"), ["收费标准", "首小时免费,之后4元/小时"], ["应付", "¥12.00"], button("立即支付"))
    assert ("payment", "") in found(parking)


def test_the_call_of_a_marked_line_without_a_price_pays_nothing() -> None:
    page = view(["换电套餐立减¥60 广告", "抢"], ["暖冬手套", "19.9元"])
    assert ("payment", "") not in found(page)


def test_a_union_counts_its_members_and_sells_them_nothing() -> None:
    assert ("price", "") not in found(view(heading("车间工会"), "会员名册", ["会费收入", "3120元"]))


def test_a_membership_by_its_own_name_and_in_the_sentence_that_offers_it() -> None:
    for text in ("惠民黑金会员", "开通“护河卡”会员", "开通乡味PLUS会员再享9折,¥29/季,分享给3位好友可砍价到0元"):
        assert ("membership", "") in found(view(text)), text
    for text in ("电子老年卡今日已使用2次", "优秀会员单位"):
        assert ("membership", "") not in found(view(text)), text
    assert ("membership", "") not in found(view(heading("小区充电桩"), ["包月卡60次", "¥45"]))


def test_fines_bills_and_contracts_have_no_price() -> None:
    for rows in (
        ("缺卡一次扣绩效50元",),
        (heading("我的用电"), "户号 3100****", "186.4元"),
        (heading("租房合同备案"), ["租金", "6800元/月"]),
        (heading("公积金账户"), ["月缴存额", "4230元"], "租赁提取"),
    ):
        assert ("price", "") not in found(view(*rows)), rows
    assert ("price", "") in found(view(heading("职工之家"), "凭会员卡观影25元/场"))


def test_a_card_for_a_year_with_what_it_spares() -> None:
    page = view("关爱年卡199元/年可享6次免挂号费", ["首月6元", "立即订阅"])
    assert {("membership", ""), ("payment", "")} <= set(found(page))


def test_the_label_over_a_sum_says_what_it_is() -> None:
    for label in ("慰问金", "违约金", "助学金", "退款金额"):
        assert ("price", "") not in found(view(label, "300元")), label
    assert ("price", "") in found(view("双人套餐", "300元"))
    assert ("payment", "") not in found(view(heading("订餐统计"), ["午餐", "12元"], "查看"))


def test_goods_in_one_row_with_their_price_whatever_the_page_is_called() -> None:
    assert ("payment", "") in found(view(heading("工会普惠"), ["电水壶", "¥79", "立即抢购"]))
    assert ("payment", "") not in found(view(heading("工会普惠"), ["工会会费", "¥60", "立即缴纳"]))
    assert ("payment", "") not in found(view(heading("医保缴费"), ["2026年度", "¥380", "去支付"]))


def test_a_service_is_taken_where_no_control_is_told() -> None:
    for command in ("立即预约", "确认呼叫", "付费查看", "放入购物车", "立即以15元开通", "¥178确认协议并开通"):
        assert ("payment", "") in found(view(heading("到家"), ["保洁3小时", "¥138"], command)), command
    assert ("payment", "") not in found(view(heading("到家"), ["保洁3小时", "¥138"], "查看说明"))


def test_sums_of_an_insurance_a_share_or_a_voucher_are_no_price() -> None:
    for rows in (["定损2,180元"], [["每股分红", "130元"]], [["话费10元", "180分"]], [["超期", "1册(滞纳¥0.40)"]]):
        assert ("price", "") not in found(view(heading("记录"), *rows)), rows


def test_goods_by_weight_where_they_are_ordered_and_current_at_a_station() -> None:
    assert ("price", "") in found(view(heading("建材"), ["螺纹钢", "3,560元/吨"], "立即下单"))
    assert ("price", "") not in found(view(heading("行情"), ["螺纹钢", "3,560元/吨"]))
    assert ("price", "") in found(view(heading("地图"), "东门充电站", ["空闲3", "0.85元/度"]))
    assert ("price", "") in found(view(heading("便民群"), "鸡蛋1块2一个"))


def test_what_is_paid_month_by_month() -> None:
    for rows in (
        [["电子报订阅", "¥120/年"]],
        [["下次续费", "2026-07-01"]],
        [["健身年卡", "¥1299"]],
        [["停车月卡会员", "首月39元"]],
        ["VIP精选600题", "立即开通"],
    ):
        assert ("membership", "") in found(view(heading("服务"), *rows)), rows
    for rows in ([["停车月卡", "¥300"]], [["5G套餐", "¥59/月"]], [["订阅消息", "已开启"]]):
        assert ("membership", "") not in found(view(heading("服务"), *rows)), rows


def test_more_ways_to_buy_what_has_a_price() -> None:
    for command in ("订一份,中午送", "扫码买单", "支付宝付款", "买曲包", "开通并观看", "立即续期", "提交采购单"):
        assert ("payment", "") in found(view(heading("小店"), ["套餐A", "¥12"], command)), command
    for text in ("买方姓名", "买房须知", "续期说明"):
        assert ("payment", "") not in found(view(heading("小店"), ["套餐A", "¥12"], text)), text


def test_a_card_with_a_name_of_its_own_paid_by_the_month() -> None:
    assert ("membership", "") in found(view(heading("舞社"), ["舞伴卡", "¥8/月"]))
    assert ("membership", "") in found(view(heading("家政"), "办“安心卡”,全年8折"))
    assert ("membership", "") not in found(view(heading("银行"), ["信用卡", "200元/年"]))


def test_commands_of_small_shops_buy_where_a_price_stands() -> None:
    for command in ("再来一单", "预付定金", "结账(3)", "续住一晚", "租一天", "认养一棵", "选好了"):
        assert ("payment", "") in found(view(heading("小店"), ["套餐A", "¥12"], command)), command
        assert ("payment", "") not in found(view(heading("小店"), "套餐A", command)), command
    assert ("payment", "") not in found(view(heading("住院"), ["预交金", "¥2000"], "支付"))


def test_packets_and_memberships_of_a_club_by_the_month() -> None:
    for row in (["畅听包", "¥12/月"], ["高级功能", "¥18/月"], ["健身会籍", "有效"]):
        assert ("membership", "") in found(view(heading("我的"), row)), row
    for row in (["流量包", "¥12/月"], ["书包", "¥99/年"]):
        assert ("membership", "") not in found(view(heading("我的"), row)), row


def test_a_sum_that_can_be_cashed_is_no_price() -> None:
    assert ("price", "") not in found(view(heading("我的"), ["阅币", "3.1元"], ["今日", "可兑现"]))
    assert ("price", "") in found(view(heading("我的"), ["贺卡", "3.1元"], ["今日", "可寄送"]))
