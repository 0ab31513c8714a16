"""Rows that resemble a kind are told with it; reading matter, what lifts a duty and what only looks so never."""

from harness.detect.comprehension.page_reader import PageReading
from harness.detect.likeness.learnt import learnt_likeness
from harness.detect.likeness.likely_rows import LISTED_AS_ANOTHER, likely_rows, read_rows
from harness.detect.screen.screen_view import ScreenView
from tests.detect.screen_factory import button, heading, view

SURE = 4.0  # log-odds


def _named(page: ScreenView) -> set[str]:
    rows = likely_rows(page, learnt_likeness())
    return {name for row in rows for name, value in row.log_odds.items() if value >= SURE}


def test_a_row_in_words_that_no_phrase_lists_is_told() -> None:
    page = view(heading("考勤"), ["昨日 17:30 下班", "没打上"], ["前日 08:21", "正常"], button("我来报到"))
    assert "check_in" in _named(page)


def test_ordinary_rows_resemble_nothing() -> None:
    page = view(heading("办事大厅"), ["居住证", "婚姻预约"], ["公积金查询", "详情"], "今日多云，31 度", button("搜索"))
    assert _named(page) == set()


def test_what_lifts_a_duty_resembles_none() -> None:
    assert _named(view(heading("通知"), "即日起取消每日打卡和积分排名")) == set()
    assert _named(view(heading("通知"), "不再要求每日打卡签到")) == set()


def test_what_a_list_of_look_alikes_names_speaks_against_a_kind_but_does_not_decide() -> None:
    likeness = learnt_likeness()
    (row,) = likely_rows(view("景点打卡"), likeness)
    bare = likeness.log_odds(row.heading, row.text)
    assert row.log_odds["check_in"] == bare["check_in"] + LISTED_AS_ANOTHER
    others = {name: odds for name, odds in row.log_odds.items() if name != "check_in"}
    assert others == {name: bare[name] for name in others}


def test_what_the_reader_says_of_a_row_is_told_with_the_row() -> None:
    page = view(heading("任务"), "上传现场照片", ["报送", "3 份"])
    rows = tuple(read_rows(page, PageReading({}, ({}, {"photo_duty": 3.0}, {"form_duty": 1.0, "sponsor": -9.0}))))
    assert [(row.text, dict(row.log_odds)) for row in rows] == [
        ("任务", {}),
        ("上传现场照片", {"photo_duty": 3.0}),
        ("报送|3份", {"form_duty": 1.0}),
    ]


def test_what_a_list_of_look_alikes_names_is_not_told_by_the_reader_alone() -> None:
    (row,) = read_rows(view("景点打卡"), PageReading({}, ({"check_in": 5.0, "points": 1.0},)))
    assert dict(row.log_odds) == {"points": 1.0}


def test_rows_that_found_no_room_are_not_told() -> None:
    assert len(list(read_rows(view("甲", "乙"), PageReading({}, ({"points": 1.0},))))) == 1


def test_what_a_meeting_said_asks_nobody() -> None:
    assert not list(likely_rows(view("会议强调，要坚持以人民为中心，每日打卡"), learnt_likeness()))


def test_figures_alone_say_nothing() -> None:
    assert _named(view(heading("今日"), ["12", "0", "3"])) == set()
