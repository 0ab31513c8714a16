"""Pages that say they have nothing, with a way on or without."""

from dataclasses import replace

import pytest

from harness.detect.usable.dead_end import detect_dead_end
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, Cell, app, button, link, node, view


def found(*rows: Cell) -> bool:
    return bool(list(detect_dead_end([view(*rows)], app(), MASKER)))


@pytest.mark.parametrize(
    "text", ["404", "您访问的页面不存在", "功能正在开发中，敬请期待", "该功能暂未开放", "502 Bad Gateway"]
)
def test_nothing_and_no_way_on(text: str) -> None:
    assert found(text)


def test_a_way_on_is_told_of() -> None:
    for rows in (
        ("健康档案", "", "服务器开小差了", "错误代码：502 Bad Gateway", button("重新加载")),
        ("预约挂号", "", "您访问的页面不存在", "可能是链接已失效", button("返回首页")),
        ("民宿", "", "预订功能暂未开通", "正在与供应商对接，开通后将另行通知"),
    ):
        one = list(detect_dead_end([view(*rows)], app(), MASKER))
        assert [bool(each.data["leads_on"]) for each in one] == ["button" in str(rows)], rows
    assert not found("预约挂号", "", "认证失败", button("重新认证"))
    assert not found("预约挂号", "", "号源暂未开放", button("预约其他日期"))
    assert not found("我的", *[f"事项{number}" for number in range(8)], "更多功能敬请期待")


def test_what_was_entered_wrongly_leads_on() -> None:
    assert not found("密码错误，请重新输入")


def test_the_page_of_a_server_is_known_by_its_headline() -> None:
    lines = ["Type Status Report", "Message /h5/detail.jsp", "Description The origin server did not find it", "a", "b"]
    assert found("HTTP Status 404 – Not Found", *lines, "Apache Tomcat/8.5.57")


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


def test_who_must_sign_in_again_is_led_on() -> None:
    assert not found("提示", "", "登录已过期", "请重新验证身份", button("重新登录"))
    assert not found("提示", "", "身份认证已失效", button("去认证"))


def test_a_dialog_of_the_system_is_no_empty_page() -> None:
    assert not found("系统繁忙:云台通 未响应", "结束应用")


def test_a_page_without_a_title_bar_says_it_anywhere() -> None:
    said = node("出错了", box=Box(154, 189, 52, 24))
    why = node("参数openid不能为空,请联系管理员", box=Box(22, 211, 316, 20))
    assert found(
        said, why, node("关闭页面", box=Box(148, 267, 64, 20)), node("云台教育集团", box=Box(92, 419, 176, 20))
    )
