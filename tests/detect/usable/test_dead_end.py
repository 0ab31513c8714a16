"""Pages that say they have nothing and lead nowhere."""

from dataclasses import replace

import pytest

from harness.detect.usable.dead_end import detect_dead_end
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, Cell, app, button, link, view


def found(*rows: Cell) -> bool:
    return bool(list(detect_dead_end([view(*rows)], app(), MASKER)))


@pytest.mark.parametrize(
    "text", ["404", "您访问的页面不存在", "功能正在开发中，敬请期待", "该功能暂未开放", "502 Bad Gateway"]
)
def test_nothing_and_no_way_on(text: str) -> None:
    assert found(text)


def test_a_way_on_is_no_dead_end() -> None:
    assert not found("您访问的页面不存在", button("返回首页"))
    assert not found("加载失败", "点击重试")


def test_a_page_with_content_is_no_dead_end() -> None:
    assert not found(*[link(f"事项{number}") for number in range(8)], "更多功能敬请期待")


def test_a_request_that_failed_leads_nowhere() -> None:
    assert found("网络请求失败")
    assert found("HTTP Status 500 - Internal Server Error")
    assert not found("网络请求失败", button("重试"))


def test_the_arrow_of_the_title_bar_is_no_way_on() -> None:
    back = replace(button("返回"), box=Box(0, 24, 46, 46))
    assert found(back, "您访问的页面不存在")
    assert not found("您访问的页面不存在", replace(back, box=Box(120, 500, 120, 46)))


def test_wider_words_count_where_hardly_anything_else_stands() -> None:
    assert found("会话已失效")
    assert found("网络开小差了", "(错误码 10053)")
    assert not found("居住证", "已失效", "签发日期 2020-01-01", "有效期五年", "持证人 李某")
