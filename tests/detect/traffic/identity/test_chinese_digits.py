"""Numbers in Chinese numerals: every style that people write is seen, nobody else's number is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.detect.traffic.identity.chinese_digits import in_chinese
from tests.detect.traffic.identity.sending import PERSONA, seeded

PHONE = "19900038648"
PLAIN = str.maketrans("0123456789", "〇一二三四五六七八九")
CAPITAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")


@pytest.mark.parametrize(
    "text",
    [
        "一九九〇〇〇三八六四八",
        "一九九零零零三八六四八",
        "幺九九零零零三八六四八",
        "壹玖玖零零零叁捌陆肆捌",
        "壹玖玖零零零叁捌陸肆捌",
        "请打一九九 〇〇〇三 八六四八找我",
        "一九九-〇〇〇三-八六四八",
        "一、九、九、〇、〇、〇、三、八、六、四、八",
    ],
)
def test_a_phone_in_numerals(text: str) -> None:
    if "、" in text:
        assert seeded(text) <= {("phone", "chinese-digits")}
    else:
        assert seeded(text) == {("phone", "chinese-digits")}


def test_a_card_and_a_friends_number_in_numerals() -> None:
    assert seeded(PERSONA.id_card.translate(PLAIN)) == {("id_card", "chinese-digits")}
    assert seeded(PERSONA.id_card.lower().translate(CAPITAL)) == {("id_card", "chinese-digits")}
    assert seeded("19900086755".translate(PLAIN)) == {("contacts[0].phone", "chinese-digits")}


@pytest.mark.parametrize(
    "text", ["一九九〇〇〇三八六四八一", "二一九九〇〇〇三八六四八", "一九九〇〇〇三八六四", "二〇二六年一月一日"]
)
def test_longer_shorter_and_other_numbers_are_nobodys(text: str) -> None:
    assert not seeded(text)


@given(st.text("〇零一二三四五六七八九幺壹贰叁", min_size=8, max_size=40))
def test_numerals_by_chance_are_nobodys(text: str) -> None:
    assert not seeded(text)


def test_each_style_once() -> None:
    assert len(in_chinese("22222222222")) == 3
    assert len(in_chinese(PHONE)) == 8
