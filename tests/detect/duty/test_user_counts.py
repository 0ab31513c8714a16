from collections.abc import Sequence

from harness.detect.duty.user_counts import user_counts
from harness.model.screen import Box
from tests.detect.screen_factory import Cell, heading, node, view

SCREENS: tuple[tuple[Sequence[Cell], ...], ...] = (
    (["七天没上过线", "46 人"],),
    (["沉默用户", "126"],),
    (["今日上线", "1204/1390 人"],),
    (["三年级二班", "已绑定 42/45"],),
    (["村", "应装", "已装"], ["前进村", "320", "300"]),
    (["还没注册的：王德福、赵二喜、孙桂芝"],),
    (["还没登录过的同志"], ["王芳", "138****2201"], ["李娜", "139****1102"]),
    (["使用率排名"], ["财政局", "98%"], ["住建局", "95%"]),
    (["天天用 4 人"],),
)
INNOCENT: tuple[tuple[str, Sequence[Cell]], ...] = (
    ("疫苗", ["接种率", "93.8%"]),
    ("设备", ["在线率", "97.7%"]),
    ("登录", ["您还未登录"]),
    ("缴费", ["未缴费", "12 户"]),
    ("充电桩", ["使用率", "62%"]),
    ("下载任务", ["APP 安装", "3/5 人"]),
)


def test_rates_counts_and_names_of_users() -> None:
    for rows in SCREENS:
        assert list(user_counts(view(heading("推广"), *rows))), rows


def test_rates_of_things_and_ones_own_account_are_none() -> None:
    for title, row in INNOCENT:
        assert not list(user_counts(view(heading(title), row))), row


def test_a_tile_has_its_share_above_or_below() -> None:
    figure, label = node("94%", box=Box(20, 120, 60, 30)), node("民警已装机", box=Box(15, 155, 70, 18))
    assert list(user_counts(view(heading("看板"), figure, label)))
    assert not list(user_counts(view(heading("看板"), label)))


def test_of_so_many_so_many_have_it() -> None:
    for text in ("本村 612 户，已注册 207 户，33.8%", "1 组 31 户装了 29，2 组 40 户装了 22", "已加入 141/168 人"):
        assert list(user_counts(view(heading("推广"), text))), text
    assert list(user_counts(view(heading("群"), "1.上湾村注册率91.3% 2.桐木村注册率88.7%")))
    assert list(user_counts(view(heading("群"), "连续3天未登录：桃园社区李秀兰、东湖社区孙志强")))


def test_what_a_rate_weighs_and_what_else_households_get_are_none() -> None:
    for text in ("办公日登录率(占15%)", "全村 612 户，已安装燃气报警器 207 户", "已加入购物车 3 件"):
        assert not list(user_counts(view(heading("细则"), text))), text


def counts(*rows: Cell | Sequence[Cell]) -> int:
    return len(list(user_counts(view(*rows))))


def test_a_rate_of_use_is_of_people_and_apps_and_of_no_thing() -> None:
    for told in (["教师", "使用率 63%"], ["本周使用率", "41%(37人)"]):
        assert counts(told), told
    for thing in (["铣床 2 号", "使用率 78%"], ["授信额度使用率 82%"], ["二楼自习区", "使用率 92%"]):
        assert not counts(thing), thing


def test_a_list_of_those_who_have_not_counts_as_a_file_too() -> None:
    assert counts(["附件", "未登录人员名单.xlsx"])
    assert not counts(["附件", "参会人员名单.xlsx"])


def test_units_below_each_other_each_with_how_many_have_the_app() -> None:
    assert counts(["石龙村", "注册 311"], ["安平村", "注册 206"])
    assert counts("各社区注册人数", ["1", "玉兰", "460"], ["2", "海棠", "402"], ["7", "银杏", "96"])
    assert not counts(["石龙村", "户数 311"], ["安平村", "户数 206"])


def test_units_each_with_its_share_count_where_installing_is_spoken_of() -> None:
    shares = "截至目前:城关镇42.8%、白水镇37.1%、龙门乡9.6%"
    assert counts("各村安装率不低于60%", shares)
    assert not counts("各村小麦收割进度", shares)
