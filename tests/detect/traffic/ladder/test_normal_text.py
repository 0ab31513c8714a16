"""The quick way to NFKC is the same as the slow one."""

import sys
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.normal_text import UNSEEN, compatible

LETTERS = st.sampled_from(
    "a1e\u200b\xad=\u4e8b，（）１３８Ａｅ\u3000\u3001\u0301\u0338\ufb01㎡\uac00\u1100\u1161か\u3099é\n"
)


def _slowly(text: str) -> str:
    return normalize("NFKC", "".join(letter for letter in text if letter not in UNSEEN))


@given(st.text(LETTERS, max_size=30) | st.text(max_size=30))
def test_it_is_nfkc(text: str) -> None:
    found, in_place = compatible(text)
    assert found == _slowly(text)
    if in_place:
        assert [normalize("NFKC", one) for one in text] == list(found)


@pytest.mark.parametrize("beside", ["，", "１", "\u4e8b", "a"])
def test_every_character_beside_a_full_width_one(beside: str) -> None:
    for code in range(0x80, sys.maxunicode + 1, 1):
        if not 0xD800 <= code < 0xE000 and not 0x4E01 <= code < 0x9FFF and code < 0x30000:
            text = f"{beside}{chr(code)}{beside}"
            found, _ = compatible(text)
            if found != _slowly(text):
                pytest.fail(f"U+{code:04X}")


def test_chinese_text_with_wide_commas_keeps_its_places() -> None:
    assert compatible("关于，做好（防汛）") == ("关于,做好(防汛)", True)
    assert compatible("ｅ\u0301") == ("é", False)


@given(st.text("0123456789", min_size=6, max_size=18), st.sampled_from(UNSEEN))
def test_what_has_no_width_hides_no_number(number: str, unseen: str) -> None:
    assert compatible(unseen.join(number)) == (number, False)
