"""However a denied word is written or hidden it is seen; what merely leads on is not denied; leave is narrow."""

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from harness.devices.deny_list import NEVER_ALONE, NEVER_TAPPED, DenyList, bare, pictured, refuse_denied
from harness.drive.app_session import AppSession
from harness.drive.menu_walk import PER_PAGE, walk_menus
from harness.model.faults import StepFailed
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button

HARMLESS = ("通知", "我的", "积分", "办事指南", "账号", "学习园地", "学习", "首页", "订单", "全部")
INVISIBLE = ("", *" \u3000\n\u200b\u200d\ufeff\u00ad\u2060\u180e\u3164·-/")
WORDS = st.sampled_from(NEVER_TAPPED)
OWN = ("学习", "指南")
GENERAL, WITH_OWN = DenyList(), DenyList(OWN)


def widened(word: str) -> str:
    """Latin letters in full width, as an input method writes them."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in word)


@st.composite
def denied_texts(draw: st.DrawFn) -> str:
    """A word of the list with signs between its letters, wide or upper case, something before or behind it."""
    written = draw(WORDS)
    word = draw(st.sampled_from((written, widened(written), written.upper())))
    hidden = "".join(sign + draw(st.sampled_from(INVISIBLE)) for sign in word)
    return draw(st.sampled_from(("", "立即", "我的"))) + hidden + draw(st.sampled_from(("", "通知", "账号", "99")))


@given(denied_texts())
def test_a_denied_word_is_seen_within_any_text_and_however_it_is_hidden(text: str) -> None:
    assert GENERAL.why_denied(text)


@given(denied_texts(), st.lists(st.sampled_from(HARMLESS)))
def test_one_denied_word_among_all_that_a_control_says_is_enough(text: str, others: list[str]) -> None:
    assert GENERAL.why_denied(*others, text)


@pytest.mark.parametrize("text", [*HARMLESS, "", "12", "更多服务", "Dialog", "Callback", "Payload", "Recall", "Buyer"])
def test_what_merely_leads_on_is_not_denied(text: str) -> None:
    assert not GENERAL.why_denied(text)


@pytest.mark.parametrize("text", ["Pay here", "BUY", "Ｃａｌｌ us", "s e n d", "p\u200bay"])
def test_short_english_words_count_where_they_stand_alone(text: str) -> None:
    assert GENERAL.why_denied(text) in NEVER_ALONE


def test_the_apps_own_words_are_denied_besides_the_list_and_for_this_app_only() -> None:
    assert WITH_OWN.why_denied("学 习园地") == "学习"
    assert WITH_OWN.why_denied("删除") == "删除"
    assert not GENERAL.why_denied("学习园地")
    assert DenyList(("VIP",)).why_denied("ＶＩＰ 中心")


def test_leave_covers_what_it_names_and_nothing_beside_it() -> None:
    for rules in (DenyList(lifted=("提交",)), DenyList(asked=("提 交",))):
        assert not rules.why_denied("提交")
        assert not rules.why_denied("提交填报")
        assert rules.why_denied("提交并支付") == "支付"
        assert rules.why_denied("删除") == "删除"


def test_a_step_is_judged_by_its_own_words_not_by_what_the_control_says_besides() -> None:
    assert not DenyList(asked=("提交",)).why_denied("提交", "submit")
    assert DenyList(lifted=("提交",)).why_denied("提交", "submit") == "submit"


@given(denied_texts())
def test_nothing_lifts_the_apps_own_words(text: str) -> None:
    assert DenyList((text,), (text,), (text,)).why_denied(f"立即{text}")


@given(st.text())
def test_what_is_bare_stays_as_it_is(text: str) -> None:
    assert bare(bare(text)) == bare(text)
    assert all(unicodedata.category(sign)[0] in "LN" for sign in bare(text))


@pytest.mark.parametrize("name", ["icon-trash", "btnLogout", "weui_icon_delete", "#send"])
def test_the_name_of_an_icon_speaks_where_nothing_is_written(name: str) -> None:
    assert pictured(["icon", name])
    with pytest.raises(StepFailed):
        refuse_denied(GENERAL, "\u200b", icons=[name])
    refuse_denied(GENERAL, "更多", icons=[name])


@pytest.mark.parametrize("name", ["icon-search", "btnMore", "combine", "payload-list"])
def test_an_icon_that_names_something_else_is_not_denied(name: str) -> None:
    assert not pictured([name])


CONTROLS = st.builds(button, st.one_of(st.sampled_from(HARMLESS), denied_texts()), in_nav=st.booleans())


@settings(max_examples=60, deadline=None)
@given(st.lists(CONTROLS, min_size=1, max_size=PER_PAGE))
def test_every_harmless_entry_of_a_page_is_tapped_and_no_denied_one(shown: list[UiNode]) -> None:
    assume(not WITH_OWN.why_denied(shown[0].text))
    phone = PaperPhone(lambda p: shown)
    walk_menus(AppSession(app(deny_texts=OWN), phone, PaperWitness(), {}, (), patience=0.0))
    assert set(phone.tapped) == {node.text for node in shown if not WITH_OWN.why_denied(node.text)}


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
