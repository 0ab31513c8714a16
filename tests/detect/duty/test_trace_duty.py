"""Traces demanded in place of work; free and forbidden ones are none."""

import pytest

from harness.detect.duty.trace_duty import detect_trace_duty
from tests.detect.screen_factory import MASKER, app, button, entry, view


def subjects(*rows: object) -> list[str]:
    return [one.subject for one in detect_trace_duty([view(*rows)], app(), MASKER)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("请上传会议现场照片", "meeting_photo"),
        ("每周提交学习笔记", "notes"),
        ("请上传转发截图", "screenshot"),
        ("请接龙", "relay"),
    ],
)
def test_demands_on_a_form(text: str, what: str) -> None:
    assert what in subjects(text, entry("说明"), button("提交"))


def test_a_list_of_the_unread() -> None:
    assert subjects(button("未读名单")) == ["read_receipt"]


@pytest.mark.parametrize("text", ["会议照片（选填）", "不得要求上传截图", "学习心得征文活动"])
def test_what_is_free_forbidden_or_news_is_none(text: str) -> None:
    assert subjects(text, entry("说明"), button("提交")) == []
