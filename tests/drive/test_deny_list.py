"""No word of the deny list, nor of the app file's own, is ever tapped by the walk through the menus."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from harness.drive.app_session import AppSession
from harness.drive.deny_list import NEVER_TAPPED, is_denied
from harness.drive.menu_walk import PER_PAGE, walk_menus
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button

HARMLESS = ("通知", "我的", "积分", "办事指南", "账号", "学习园地", "学习", "首页", "订单", "全部")
SPACES = ("", " ", "\u3000", "\n")
WORDS = st.sampled_from(NEVER_TAPPED)
OWN = ("学习", "指南")


@st.composite
def denied_texts(draw: st.DrawFn) -> str:
    """A word of the list as screens write it: spaced out, with something before or behind it."""
    word = draw(st.sampled_from(SPACES)).join(draw(WORDS))
    return draw(st.sampled_from(("", "立即", "我的"))) + word + draw(st.sampled_from(("", "通知", "账号", "99")))


@given(denied_texts())
def test_a_denied_word_is_seen_within_any_text_and_however_it_is_spaced(text: str) -> None:
    assert is_denied(text)


@pytest.mark.parametrize("text", [*HARMLESS, "", "12", "更多服务"])
def test_what_merely_leads_on_is_not_denied(text: str) -> None:
    assert not is_denied(text)


def test_the_apps_own_words_are_denied_besides_the_list_and_for_this_app_only() -> None:
    assert is_denied("学 习园地", OWN)
    assert is_denied("删除", OWN)
    assert not is_denied("学习园地")


def test_width_does_not_hide_an_own_word() -> None:
    assert is_denied("ＶＩＰ 中心", ("VIP",))


CONTROLS = st.builds(button, st.one_of(st.sampled_from(HARMLESS), denied_texts()), in_nav=st.booleans())


@settings(max_examples=60, deadline=None)
@given(st.lists(CONTROLS, min_size=1, max_size=PER_PAGE))
def test_every_harmless_entry_of_a_page_is_tapped_and_no_denied_one(shown: list[UiNode]) -> None:
    assume(not is_denied(shown[0].text, OWN))
    phone = PaperPhone(lambda p: shown)
    walk_menus(AppSession(app(deny_texts=OWN), phone, PaperWitness(), {}, (), patience=0.0))
    assert set(phone.tapped) == {node.text for node in shown if not is_denied(node.text, OWN)}


# A tap takes the shortest control that holds the text: in an open dialogue first, and when the very one is not usable.
def test_a_denied_control_in_a_dialog_is_not_tapped_for_an_entry_behind_it() -> None:
    phone = PaperPhone(lambda p: [button("账号"), button("注销账号", in_dialog=True)])
    walk_menus(AppSession(app(), phone, PaperWitness(), {}, (), patience=0.0))
    assert "注销账号" not in phone.tapped


def test_a_denied_control_is_not_tapped_when_the_entry_it_contains_is_covered() -> None:
    phone = PaperPhone(lambda p: [button("通知", covered=True), button("发送通知")])
    walk_menus(AppSession(app(), phone, PaperWitness(), {}, (), patience=0.0))
    assert "发送通知" not in phone.tapped


def test_a_denied_control_is_not_tapped_when_the_entry_it_contains_has_gone() -> None:
    def page(phone: PaperPhone) -> list[UiNode]:
        return [button("发送通知")] if phone.memory.get("moved") else [button("首页"), button("通知")]

    phone = PaperPhone(page, {"首页": lambda p: p.memory.update(moved=True)})
    walk_menus(AppSession(app(), phone, PaperWitness(), {}, (), patience=0.0))
    assert phone.tapped == ["首页"]
