"""Entries for the rights of a person, on controls and headings; articles and sentences are none."""

import pytest

from harness.detect.told.privacy_choice import detect_privacy_choice
from tests.detect.screen_factory import MASKER, app, button, judged, link, view


def seen(*rows: object) -> list[tuple[str, str]]:
    return judged(list(detect_privacy_choice([view(*rows)], app(), MASKER)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("label", "right"),
    [
        ("撤回同意", "withdraw"),
        ("注销账号", "cancel_account"),
        ("修改个人信息", "correct"),
        ("导出个人数据", "export"),
        ("个性化推荐", "targeting_off"),
        ("个人信息收集清单", "collected_list"),
        ("第三方共享清单", "shared_list"),
        ("儿童个人信息保护规则", "minors"),
    ],
)
def test_each_right_by_its_entry(label: str, right: str) -> None:
    assert seen(link(label)) == [("privacy_choice", right)]


def test_a_sentence_that_mentions_a_right_is_none() -> None:
    assert seen("您可以在需要时随时联系我们撤回同意或者注销账号并删除相关信息。") == []


def test_targeted_content_is_seen_and_its_switch_is_none() -> None:
    assert seen("猜你喜欢") == [("targeted", "")]
    assert ("targeted", "") not in seen(link("关闭个性化推荐"))


def test_functions_for_minors_are_entries() -> None:
    assert ("minors_addressed", "") in seen(button("幼儿园报名"))
    assert seen("幼儿园报名工作顺利完成，家长满意。") == []


def test_the_way_to_an_account_s_deletion_is_told_and_its_taps() -> None:
    page = view(link("注销账号"), taps=2, why="menu 我的 > 设置")
    (one,) = detect_privacy_choice([page], app(), MASKER)
    assert dict(one.data) == {"taps": 2, "way": "我的 > 设置"}
