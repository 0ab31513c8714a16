"""The policy's own page: readable or not, and what it rules out."""

import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.told.policy_page import detect_policy_page
from harness.model.observation import Kind, Observation
from tests.detect.screen_factory import MASKER, PALE, app, heading, node, view

BODY = "我们收集您主动填写的姓名和联系电话，用于办理业务。"


def policy(*rows: object) -> ScreenView:
    return view(heading("隐私政策"), *rows, title="隐私政策")  # type: ignore[arg-type]


def seen(*views: ScreenView) -> list[Observation]:
    return list(detect_policy_page(list(views), app(), MASKER))


def test_a_page_that_can_be_read() -> None:
    (page,) = seen(policy(BODY))
    assert page.data["font_dp"] == 14 and page.data["contrast"] == 21 and page.data["chinese_share"] == 1.0


def test_small_faint_and_foreign_pages() -> None:
    (page,) = seen(policy(node(BODY, font_dp=9, colour=PALE)))
    assert page.data["font_dp"] == 9 and page.data["contrast"] < 3
    (foreign,) = seen(policy("收集 We collect the data that you enter and use it to serve you."))
    assert foreign.data["chinese_share"] < 0.3


def test_a_dead_link() -> None:
    (page,) = seen(view("页面不存在", why="menu 我的 > 隐私政策"))
    assert page.data["dead"] is True


@pytest.mark.parametrize(
    ("sentence", "classes"),
    [
        ("我们不会收集您的位置信息。", ["location"]),
        ("我们不向第三方提供您的个人信息。", ["third_party"]),
        ("未经您同意，我们不会收集您的位置信息。", []),
        ("除法律法规另有规定外，不向第三方提供。", []),
        ("不同意的，我们不收集通讯录。", []),
    ],
)
def test_what_the_policy_rules_out(sentence: str, classes: list[str]) -> None:
    promises = [one.subject for one in seen(policy(BODY, sentence)) if one.kind is Kind.POLICY_PROMISE]
    assert promises == classes
