"""Rows that resemble: told with their kind and what spoke for it; reading matter and what lifts a duty never."""

from harness.detect.eyes.label import names_of
from harness.detect.likeness.alike import CONFIDENCE, alike, likely_rows
from harness.detect.likeness.learnt import learnt_likeness
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import MASKER, button, heading, view

SURE = 4.0  # log-odds


def _named(page: ScreenView) -> set[str]:
    rows = likely_rows(page, learnt_likeness())
    return {name for row in rows for name, value in row.log_odds.items() if value >= SURE}


def test_a_row_in_words_that_no_phrase_lists_is_told() -> None:
    page = view(heading("考勤"), ["昨日 17:30 下班", "没打上"], ["前日 08:21", "正常"], button("我来报到"))
    assert "check_in" in _named(page)


def test_it_is_said_with_less_weight_and_with_what_spoke_for_it() -> None:
    page, likeness = view(heading("考勤"), ["昨日 17:30 下班", "没打上"]), learnt_likeness()
    (row,) = (row for row in likely_rows(page, likeness) if "没打上" in row.text and "|" in row.text)
    one = alike(row, "check_in", likeness, page, MASKER)
    assert names_of(one) == ("check_in",)
    assert one.confidence == CONFIDENCE
    assert one.data["alike"]
    assert one.data["because"]


def test_ordinary_rows_resemble_nothing() -> None:
    page = view(heading("办事大厅"), ["居住证", "婚姻预约"], ["公积金查询", "详情"], "今日多云，31 度", button("搜索"))
    assert _named(page) == set()


def test_a_row_that_names_nothing_of_points_or_time_resembles_neither() -> None:
    for page in (
        view(heading("养老保险缴费明细"), ["2025-09", "7,860.00", "628.80", "已到账"]),
        view(heading("学习季"), ["7", "累计登录7天", "已领取"]),
        view(heading("任务中心"), ["待填报4", "已提交", "已逾期1"]),
        view(heading("我的"), ["月度考评", "92.5分"]),
    ):
        assert not _named(page) & {"points", "online_time"}, page.text


def test_a_row_that_names_nothing_of_sponsors_entries_or_offers_resembles_none() -> None:
    told = {"sponsor", "complaint_entry", "advertisement", "dead_end"}
    for page in (
        view(heading("计算机软件著作权登记"), ["实施主体", "省版权保护服务中心"]),
        view(heading("发文拟稿单"), ["主送", "各县（区）人民政府，市直有关单位"]),
        view(heading("回执"), "使用单位签字"),
        view(heading("全民反诈"), "跳过 2"),
        view(heading("文件"), "巡察反馈意见（讲话稿）412KB"),
        view(heading("家校"), "期中质量反馈"),
    ):
        assert not _named(page) & told, page.text


def test_what_lifts_a_duty_resembles_none() -> None:
    assert _named(view(heading("通知"), "即日起取消每日打卡和积分排名")) == set()
    assert _named(view(heading("通知"), "不再要求每日打卡签到")) == set()


def test_what_the_lists_of_look_alikes_excuse_resembles_nothing() -> None:
    assert _named(view(heading("旅游"), "景点打卡", "网红打卡地")) == set()
    assert _named(view(heading("志愿者服务"), ["32小时", "志愿者累计时长"])) == set()
    assert _named(view(heading("社保缴费"), "应缴 320 元", button("去支付"))) == set()
    assert _named(view(heading("要闻"), "会议强调，要坚持以人民为中心，不断增强人民群众的获得感")) == set()


def test_figures_alone_say_nothing() -> None:
    assert _named(view(heading("今日"), ["12", "0", "3"])) == set()
