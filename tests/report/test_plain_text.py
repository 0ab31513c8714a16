import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from harness.report.plain_text import css_string, for_template, plain


def test_reordering_and_control_characters_become_visible() -> None:
    assert plain("a\u202eb\x00c\x1b") == "a⟨U+202E⟩b␀c␛"


def test_long_text_is_cut_with_a_sign() -> None:
    assert plain("字" * 301) == "字" * 300 + "…"


def test_piled_up_marks_are_thinned() -> None:
    assert len(plain("a" + "\u0301" * 50)) == 5


def test_lines_are_kept_only_on_request() -> None:
    assert plain("a\nb") == "a b"
    assert plain("a\nb", keep_lines=True) == "a\nb"


@given(st.text(st.characters(exclude_categories=())))
def test_result_is_bounded_and_encodable_and_shows_all_it_holds(text: str) -> None:
    shown = plain(text, 50)
    shown.encode("utf-8")
    assert len(shown) <= 50 * 12 + 1
    assert not {"Cc", "Cf", "Cs"} & {unicodedata.category(character) for character in shown}


@given(st.text(max_size=60))
def test_css_string_cannot_be_left(text: str) -> None:
    inside = css_string(text)[1:-1]
    assert not set(inside) & set("\"'<>{};\n()")


def test_template_gate_leaves_own_markup_alone() -> None:
    assert for_template(Markup("<b>")) == Markup("<b>")
    assert for_template("\u200b") == "⟨U+200B⟩"
