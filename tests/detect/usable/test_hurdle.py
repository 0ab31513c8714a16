"""Puzzles, gestures of many fingers, timed pages and windows over the page, each with a way out or without."""

from harness.detect.usable.hurdle import detect_hurdle
from harness.model.observation import Kind
from harness.model.screen import Box
from tests.detect.screen_factory import MASKER, Cell, app, button, node, view


def seen(*rows: Cell | list[Cell]) -> dict[Kind, dict[str, object]]:
    return {one.kind: dict(one.data) for one in detect_hurdle([view(*rows)], app(), MASKER)}


def test_a_puzzle_with_and_without_another_way() -> None:
    assert seen("请拖动滑块完成拼图")[Kind.PICTURE_PUZZLE] == {"other_way": False}
    assert seen("请拖动滑块完成拼图", button("语音验证"))[Kind.PICTURE_PUZZLE] == {"other_way": True}
    assert seen("请输入短信验证码") == {}


def test_gestures_of_three_fingers() -> None:
    assert Kind.MANY_FINGERS in seen("三指下滑返回首页")
    assert seen("双击图片放大") == {}


def test_a_gesture_in_the_manual_of_the_app_is_one_and_in_an_article_is_none() -> None:
    prose = "本系统由林城市数据局建设，面向全市各级单位提供任务下达、进度填报、督查反馈等服务，" * 8
    assert Kind.MANY_FINGERS in seen(node("帮助中心", font_dp=22.0), "三指下滑可快速返回首页。", prose)
    assert seen(node("手机新功能体验", font_dp=22.0), "三指下滑可快速截屏。", prose) == {}


def test_timed_pages_and_the_way_to_stay() -> None:
    assert seen("5秒后自动跳转")[Kind.TIMED_PAGE] == {"seconds": 5, "stoppable": False}
    assert seen("5秒后自动跳转", button("停留在本页"))[Kind.TIMED_PAGE]["stoppable"] is True
    assert seen("60秒后可重新获取验证码") == {}


def _window(*inside: Cell) -> dict[Kind, dict[str, object]]:
    window = node("", "dialog", box=Box(20, 200, 320, 300))
    return seen(window, node("活动公告", in_dialog=True, box=Box(40, 220, 200, 20)), *inside)


def test_windows_over_the_page_and_what_closes_them() -> None:
    assert _window()[Kind.FLOATING_WINDOW]["close"] is False
    tiny = button("×", in_dialog=True, box=Box(310, 210, 20, 20))
    large = button("关闭", in_dialog=True, box=Box(100, 440, 160, 48))
    assert _window(tiny)[Kind.FLOATING_WINDOW]["close"] is False
    assert _window(large)[Kind.FLOATING_WINDOW]["close"] is True


def test_a_consent_dialog_is_no_floating_window() -> None:
    agree = button("同意", in_dialog=True, box=Box(100, 440, 160, 48))
    assert Kind.FLOATING_WINDOW not in _window(
        node("隐私政策更新通知", in_dialog=True, box=Box(40, 260, 200, 20)), agree
    )
