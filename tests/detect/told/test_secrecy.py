"""Markings as documents bear them, and texts that only speak of secrecy."""

import pytest

from harness.detect.told.secrecy import detect_secrecy_marking
from harness.model.observation import Kind
from harness.model.secrecy_marking import marking_in, marking_on
from tests.detect.screen_factory import MASKER, app, node, page, view


@pytest.mark.parametrize(
    "text",
    [
        "机密★10年",
        "秘密 ★ 5年",
        "绝密★长期",
        "秘密*3年",
        "密级：机密",
        "机密",
        "【秘密】",
        "内部资料 注意保存",
        "内部文件，不得公开",
    ],
)
def test_a_marking_is_one(text: str) -> None:
    assert marking_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "保守国家秘密",
        "商业秘密保护",
        "保密承诺书",
        "签订保密协议",
        "秘密花园",
        "绝密飞行(电影)",
        "密级管理培训",
        "个人信息与秘密",
    ],
)
def test_speaking_of_secrecy_is_none(text: str) -> None:
    assert marking_in(text) is None


def test_a_marking_out_of_view_stops_nothing() -> None:
    assert marking_on(page(node("机密★10年"))) is not None
    assert marking_on(page(node("机密★10年", in_viewport=False))) is None


def test_a_screen_tells_its_marking() -> None:
    (one,) = detect_secrecy_marking([view("机密★10年", "工作方案")], app(), MASKER)
    assert (one.kind, one.confidence) == (Kind.SECRECY_MARKING, 0.95)


def test_a_marking_stands_where_it_is_written_not_beside() -> None:
    (one,) = detect_secrecy_marking([view(["会议纪要", "机密★20年"])], app(), MASKER)
    assert one.evidence[0].excerpt == "机密★20年"


def test_a_level_over_its_term_is_one_marking() -> None:
    assert list(detect_secrecy_marking([view("秘 密", "★ 5 年")], app(), MASKER))
    assert marking_on(page("机密", "★长期")) is not None
    assert not list(detect_secrecy_marking([view("大熊猫的秘密", "★★★★★ 4.9分")], app(), MASKER))
