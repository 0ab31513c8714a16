"""Quoted-printable text and MIME's encoded words are undone; forms and sums are not taken for them."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.quoted_printable import opened_quoted


def quoted(text: str) -> str:
    return "".join(f"={byte:02X}" for byte in text.encode())


@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), min_size=3, max_size=60))
def test_text_comes_back(text: str) -> None:
    opened = opened_quoted(quoted(text))
    assert opened is not None
    assert opened.values == [text]


@pytest.mark.parametrize("letters", ["B", "Q"])
def test_an_encoded_word_is_read(letters: str) -> None:
    inside = base64.b64encode("李华".encode()).decode() if letters == "B" else quoted("李华")
    opened = opened_quoted(f"=?UTF-8?{letters}?{inside}?=")
    assert opened is not None
    assert opened.values == ["李华"]


def test_gbk_is_named() -> None:
    opened = opened_quoted("".join(f"={byte:02X}" for byte in "姓名李华".encode("gbk")))
    assert opened is not None
    assert (opened.steps, opened.values) == (("quoted_printable", "gbk"), ["姓名李华"])


@pytest.mark.parametrize("text", ["a=1&b=2&c=3", "x=AB", "1+1=20", "=?=", "=?x?B?!?=", "=FF=FE=00=01"])
def test_other_texts_are_left(text: str) -> None:
    assert opened_quoted(text) is None


@given(st.text("=?BQutf-8 0AF_", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    opened = opened_quoted(text)
    assert opened is None or opened.steps[0] == "quoted_printable"
