"""Which duty an app speaks of, by its words."""

import pytest

from harness.drive.probes.duty_words import duty_of


@pytest.mark.parametrize(
    ("text", "duty"),
    [
        ("请先完成今日打卡", "check_in"),
        ("缺勤 3 次", "check_in"),
        ("转 发 任务", "share"),
        ("连续3日未登录", "login"),
        ("天气", ""),
    ],
)
def test_the_first_duty_that_is_named(text: str, duty: str) -> None:
    assert duty_of(text) == duty
