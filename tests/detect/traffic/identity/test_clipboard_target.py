import hashlib

import pytest

from harness.detect.traffic.identity.clipboard_piece import pieces_of, weight
from tests.detect.traffic.identity.sending import matcher_of, seeded

LONG = "请于11月22日15:30前到市民之家三楼B区17号窗口办理居住证签注手续，携带本人身份证原件。"
LINK = matcher_of(clipboard="https://www.example.com/invite/k7Qx9MtR22PdW")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("取件码 P2DJ-6TD6-NHV5", "plain"),
        ("您的取件码 P2DJ-6TD6-NHV5，请收好", "plain"),
        ("取件码P2DJ-6TD6-NHV5", "separated"),
        ("取件码\tP2DJ-6TD6-NHV5", "separated"),
        ("取件码 p2dj-6td6-nhv5", "mixed"),
        ("P2DJ-6TD6-NHV5", "piece"),
        ("5VHN-6DT6-JD2P 码件取", "reversed"),
    ],
)
def test_the_clipboard_whole_or_in_a_long_piece(text: str, form: str) -> None:
    assert seeded(text) == {("clipboard", form)}


@pytest.mark.parametrize("text", ["取件码", "P2DJ", "P2DJ-6TD6", "取件码 K7QX-9MTR-22PD"])
def test_a_short_piece_is_nothing(text: str) -> None:
    assert not seeded(text)


def test_twelve_telling_characters_of_a_long_text_are_a_piece() -> None:
    matcher = matcher_of(clipboard=LONG)
    assert seeded("…市民之家三楼B区17号窗口…", matcher=matcher) == {("clipboard", "piece")}
    assert not seeded("携带本人身份证", matcher=matcher)


def test_what_every_link_begins_with_is_no_piece() -> None:
    assert not seeded("https://www.example.org/", matcher=LINK)
    assert seeded("example.com/invite/k7Qx9MtR22PdW", matcher=LINK) == {("clipboard", "piece")}


def test_ordinary_words_of_a_long_english_text_are_no_piece() -> None:
    matcher = matcher_of(clipboard="please note that the meeting has been moved to the second floor of the annex today")
    assert not seeded("please note that", matcher=matcher)
    assert seeded("the meeting has been moved to the second", matcher=matcher) == {("clipboard", "piece")}


def test_a_plain_word_counts_only_as_a_whole_value() -> None:
    matcher = matcher_of(clipboard="hello")
    assert seeded("hello", matcher=matcher) == {("clipboard", "plain")}
    assert not seeded("hello world", matcher=matcher)


def test_its_digest_is_seen() -> None:
    digest = hashlib.sha256("取件码 P2DJ-6TD6-NHV5".encode()).hexdigest()
    assert seeded(digest) == {("clipboard", "sha256")}


def test_capitals_digits_and_han_tell_twice_as_much_as_small_letters() -> None:
    assert (weight("aB1张-"), weight("ab")) == (7, 2)


def test_pieces_are_never_longer_than_they_must_be() -> None:
    assert all(len(piece) == 12 for piece in pieces_of("0123456789" * 5))
    assert list(pieces_of("ab")) == []
