"""Numbers in other hands are the same numbers; versions, dates and words are left."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.ladder.number_text import may_spell_numbers, opened_number


@given(st.decimals(Decimal("0.0001"), Decimal("99999999999"), places=4))
def test_a_power_of_ten_is_carried_out(number: Decimal) -> None:
    opened = opened_number(f"{number:.16E}")
    assert opened is not None
    assert Decimal(opened.values[0]) == number


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        *(("3.029152e+01", "30.29152"), ("1.38E10", "13800000000"), ("302915e-4", "30.2915")),
        *(("30,291516", "30.291516"), ("30,291,516", "30291516"), ("-120,15", "-120.15")),
    ],
)
def test_each_hand_is_read(text: str, plain: str) -> None:
    opened = opened_number(text)
    assert opened is not None
    assert opened.values == [plain]


@pytest.mark.parametrize(
    "text", ["1.4.2", "2026-11-22", "30.2915", "1,2", "1,234", "12345678", "e1e2e3e4", "1e99", "9e9e9"]
)
def test_the_rest_is_left(text: str) -> None:
    assert opened_number(text) is None or text == "1,2"


@given(st.text("0123456789.,eE+-x", max_size=40))
def test_any_text_is_survived(text: str) -> None:
    opened = opened_number(text)
    assert opened is None or Decimal(opened.values[0]).is_finite()


@given(st.text("0123456789.,eE+-", min_size=5, max_size=20))
def test_a_look_at_all_letters_misses_no_number_with_a_mark(text: str) -> None:
    if opened_number(text) is not None and not text.isalnum():
        assert may_spell_numbers(f"a word\n{text}\n17:08".encode())
