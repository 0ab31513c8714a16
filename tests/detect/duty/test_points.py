from harness.detect.duty.points import detect_points
from tests.detect.screen_factory import MASKER, Cell, app, heading, judged, view

EARNED: tuple[list[Cell], ...] = (
    ["我的积分", "120"],
    ["阅读文章 +2分/篇", "2/6"],
    ["首次登录", "+1"],
    ["今日答题", "得 8 分"],
    ["今日可得", "12 分"],
)


def found(*rows: Cell | list[Cell]) -> list[tuple[str, str]]:
    return judged(list(detect_points([view(*rows)], app(), MASKER)))


def test_what_one_has_and_what_acts_earn_are_points() -> None:
    assert found(heading("积分明细"), ["登录积分", "+2分"]) == [("points", "")]
    for row in EARNED:
        assert found(heading("任务中心"), row) == [("points", "")], row


def test_what_else_stands_on_the_page_does_not_make_points_those_of_others() -> None:
    assert found(heading("志愿服务"), ["志愿积分", "642"], ["时间银行", "查看"], ["我的评价", "查看"]) == [
        ("points", "")
    ]
    assert found(heading("专题学习"), "将海报转发到朋友圈并上传截图，可获得支部积分5分。") == [("points", "")]


def test_where_points_are_spent_flash_up_and_stand_beside_persons() -> None:
    assert found(heading("智慧社区"), "垃圾分类积分换好礼") == [("points", "")]
    assert found(heading("道德银行"), ["工分余额", "235"]) == [("points", "")]
    rows: list[list[Cell]] = [["4", "李卫东", "954分"], ["5", "王桂珍", "921分"], ["6", "张新宇", "890分"]]
    assert found(heading("荣誉榜"), *rows) == [("points", "")]
    assert found(heading("竞赛成绩 光荣榜"), *rows) == []
    assert found(heading("帮助中心"), "签到后积分多久到账？") == []
    assert found(heading("河长履职考核"), ["巡河频次", "-10"], ["问题整改", "-4"]) == []


def test_counts_matches_and_settlement_are_none() -> None:
    assert found(heading("积分落户查询"), ["当前积分", "98"]) == []
    assert found(heading("文章"), ["评论", "356"]) == []
    assert found(heading("体育赛事"), "篮球联赛积分榜", ["队伍", "积分"], ["城关队", "11"]) == []


def test_an_apps_own_money_by_any_name_and_none_that_is_eaten_or_minted() -> None:
    for text in (
        "采纳一条奖 20 云豆",
        "820 乡村币可抵 8.2 元",
        "我的书豆 96 颗",
        "每转发 1 篇得 5 值",
    ):
        assert found(heading("任务"), text) == [("points", "")], text
    for text in ("每人领 5 斤黄豆", "兑换 100 元人民币", "纪念币预约", "豆制品抽检合格率 98%"):
        assert found(heading("公告"), text) == [], text


def test_an_entry_of_a_menu_leads_to_points() -> None:
    assert found(heading("村级平台"), ["民情日记", "三务公开", "村民积分"]) == [("points", "")]


def test_leagues_flags_levels_of_things_and_marks_of_units_are_no_points() -> None:
    league: list[list[Cell]] = [["队", "净胜分", "积分"], ["马鞍村", "+61", "10"], ["岩脚村", "+33", "9"]]
    assert found(heading("球赛积分榜"), *league) == []
    for row in (["流动红旗：东门组"], ["裁量等级合计 34%"], ["光污染等级 5"], ["公众号阅读破千另加 3 分"]):
        assert found(heading("通报"), list(row)) == [], row
    assert found(heading("效能考核"), ["被考核单位", "农牧局"], ["得分", "91.5"]) == []


EARNED_OR_HELD: tuple[tuple[Cell | list[Cell], ...], ...] = (
    ("每日答题", "今日已答 5/5", "+6分"),
    (["今日首次登录", "+1先锋值"], "收阅率计入效能考核。"),
    (heading("学分银行"), "学分币 1,120"),
    (["绩效", "积分", "更多"],),
    (["青年大学习", "积分", "312", "时长"],),
)
OF_UNITS_OR_SCHOOLS: tuple[tuple[Cell | list[Cell], ...], ...] = (
    (["位次", "单位", "基础分", "加减分"], ["1", "发改局", "91.2", "+3.0"], ["2", "人社局", "90", "+1.5"]),
    ("入学积分说明", ["房产", "60分"], ["积分合计", "97"]),
    (["名次", "社区", "活跃值"], ["1", "华山社区", "4118"]),
)


def test_what_has_just_been_earned_or_can_be_entered_are_points() -> None:
    for page in EARNED_OR_HELD:
        assert found(*page), page


def test_marks_of_units_and_points_for_a_school_are_none() -> None:
    for page in OF_UNITS_OR_SCHOOLS:
        assert not found(*page), page


COINS: tuple[tuple[Cell | list[Cell], ...], ...] = (
    (["海岛豆", "55"],),
    (["爱心值", "+12"],),
    (["惠农分 560", "可抵 5.6 元"],),
    ("孕育豆抵现(当前 420)",),
    (["2,315", "6"], ["旅行豆", "勋章"]),
    ("送好友体验,双方各加200豆",),
)
NO_COINS: tuple[tuple[Cell | list[Cell], ...], ...] = (
    (["黄豆", "55"],),
    (["体温值", "36"],),
    (["纪念币", "2"],),
    (["豆腐", "3"],),
    (["学分", "36/80"], ["绩点", "3.2"]),
)


def test_an_apps_own_coin_or_worth_is_points_and_what_is_eaten_or_measured_is_none() -> None:
    for page in COINS:
        assert found(*page), page
    for page in NO_COINS:
        assert not found(*page), page
