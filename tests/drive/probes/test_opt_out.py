"""A rank that can be hidden is told from one that cannot."""

import pytest

from harness.drive.app_session import AppSession
from harness.drive.probes.opt_out import choices, probe_opt_out
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text


def settings(*last: UiNode) -> PaperPhone:
    def page(phone: PaperPhone) -> list[UiNode]:
        shown = phone.view.get("page", "home")
        pages = {"home": [button("排行榜"), button("我的")], "me": [button("设置")], "settings": list(last)}
        return pages[shown]

    return PaperPhone(
        page, {"我的": lambda p: p.view.update(page="me"), "设置": lambda p: p.view.update(page="settings")}
    )


def probed(phone: PaperPhone, duty: str = "ranking") -> str:
    return probe_opt_out(AppSession(app(), phone, PaperWitness(), {}, (), patience=0.02), duty)


def test_a_switch_in_the_settings_is_negative() -> None:
    assert probed(settings(button("在排行榜中隐藏我的名字"))) == "negative"


def test_settings_without_a_choice_are_positive() -> None:
    assert probed(settings(button("清除缓存"))) == "positive"


def test_what_is_not_shown_needs_no_switch() -> None:
    assert probed(settings(button("清除缓存")), "online_time") == "negative"


def test_without_settings_nothing_is_known() -> None:
    assert probed(PaperPhone(lambda _: [button("排行榜")])) == "unknown"


@pytest.mark.parametrize("node", [button("查看积分排行榜"), text("隐藏排名")])
def test_links_and_plain_words_are_no_choice(node: UiNode) -> None:
    assert not list(choices(PaperPhone(lambda _: [node]).tree(), "ranking"))


@pytest.mark.parametrize("headline", ["全国城市GDP排名发布", "积分落户政策问答", "按距离排序"])
def test_news_about_ranks_and_other_points_offer_none(headline: str) -> None:
    def page(phone: PaperPhone) -> list[UiNode]:
        return [button("清除缓存")] if phone.view.get("page") else [button("我的"), text(headline)]

    assert probed(PaperPhone(page, {"我的": lambda p: p.view.update(page="me")})) == "negative"
