"""The version for the elderly: its entry, its screens, the size of their main text, advertising on them."""

from harness.detect.usable.elderly import detect_elderly, is_elderly, main_font_dp
from harness.model.observation import Kind
from tests.detect.screen_factory import MASKER, app, link, node, view


def test_the_entry_alone_is_no_screen_of_it() -> None:
    seen = list(detect_elderly([view(link("长辈版"), "办事指南")], app(), MASKER))
    assert [one.kind for one in seen] == [Kind.ELDERLY_ENTRY]


def test_its_screens_tell_the_main_size_and_advertising() -> None:
    large = view(link("退出长辈版"), node("社保查询", font_dp=24), node("公交查询", font_dp=24))
    small = view(
        link("退出长辈版"), node("社保查询", font_dp=15), node("公交查询", font_dp=15), node("广告", font_dp=12)
    )
    assert is_elderly(large) and not is_elderly(view(link("长辈版")))
    assert main_font_dp(large) == 24.0
    kinds = {one.kind: one.data for one in detect_elderly([large, small], app(), MASKER) if one.data.get("advertising")}
    assert kinds[Kind.ELDERLY_VERSION]["main_font_dp"] < 18.0


def test_news_for_the_elderly_is_no_version() -> None:
    assert list(detect_elderly([view("本市举办老年大学开学典礼")], app(), MASKER)) == []
