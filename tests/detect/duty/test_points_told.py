from collections.abc import Sequence

from harness.detect.duty.points_told import points_told
from tests.detect.screen_factory import Cell, heading, view

TOLD: tuple[tuple[Sequence[Cell], ...], ...] = (
    (["平安豆", "320"],),
    (["小红花", "6 朵"],),
    (["今日得分", "18/30"],),
    (["每读一篇加 2 分，每日封顶 12 分"],),
    (["连签 7 天可得 20 金币"],),
    (["全勤勋章", "已点亮"],),
    (["名次", "姓名", "学分"],),
    (["得分明细"], ["登录", "1 分"], ["阅读文章", "6 分"]),
    (["距下一等级还需 180 成长值"],),
)


def told(*rows: Sequence[Cell]) -> bool:
    seen = view(heading("我的"), *rows)
    return bool(list(points_told(seen, seen.pieces)))


def test_points_under_any_name_and_in_any_form() -> None:
    for rows in TOLD:
        assert told(*rows), rows


def test_time_left_and_what_units_are_assessed_by_is_none() -> None:
    assert not told(["还需 12 分钟完成目标"])
    assert not told(["点赞数前 3 名的单位年底加 5 分"])
