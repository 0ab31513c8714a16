"""Text that no one wrote so: misread bytes, raw escapes and tags, values and templates that nobody filled in."""

import re

from harness.detect.words.phrases import Phrases
from harness.detect.words.wording import han_count, han_only

_SAID = Phrases("garbled_text")

_LATIN = re.compile(r"[\u00a1-\u00ff]")  # what GBK read as Latin-1 is made of
LEAST_LATIN, LATIN_SHARE = 4, 0.5
LEAST_MISREAD, LEAST_EXACT = 4, 2
LEAST_RARE, RARE_SHARE = 6, 0.5  # a name has one such character, a pun four
LEAST_UNCOMMON, UNCOMMON_SHARE = 4, 0.4  # of a line that is read badly
WINDOW, LEAST_IN_WINDOW = 9, 6  # characters in a row of a longer text that is read badly, and rare ones among them
LEAST_STRANGE, LEAST_SHORT, SHORT_SHARE = 2, 3, 0.7  # of a word: in no simplified set; rare ones, and their share
LEAST_PAIRS, PAIR_SHARE = 2, 0.2  # as read off a picture, where other characters are taken for their likes


def is_garbled(text: str, loose: str) -> bool:
    """Whether a text cannot be meant for its reader; `text` has no white space, `loose` single spaces."""
    shapes = _SAID.raw, _SAID.unfilled, _SAID.no_value, _SAID.of_program
    told = _SAID.garbled.search(text) or any(shape.search(loose) for shape in shapes)
    latin = len(_LATIN.findall(text))
    misread = (latin >= LEAST_LATIN and latin >= LATIN_SHARE * len(text)) or is_misread(text)
    return bool(told) or misread or _is_rare(text)


def is_misread(text: str) -> bool:
    """UTF-8 that was read as GBK: its bytes, taken back, are good Chinese, which no Chinese text's bytes are."""
    han = han_only(text)
    if len(han) < LEAST_MISREAD:
        return len(han) >= LEAST_EXACT and _is_exactly_misread(han)
    taken_back = han.encode("gb18030", "ignore").decode("utf-8", "ignore")
    pairs = sum(_is_first_pair(char) for char in han) + sum(_is_kana(char) for char in text)
    good = sum(map(_is_common, han_only(taken_back)))  # a word or two's bytes give rare ones by chance: 查看清单
    return good * 3 >= 0.6 * 2 * len(han) or (pairs >= LEAST_PAIRS and pairs >= PAIR_SHARE * len(text))


def _is_exactly_misread(han: str) -> bool:
    """A short text whose bytes are Chinese characters and nothing else, but for a last one that broke off."""
    taken = han.encode("gb18030", "ignore")
    whole = taken[: len(taken) - len(taken) % 3]
    try:
        return len(whole.decode("utf-8").encode("gb2312")) * 3 == len(whole) * 2 > 0
    except UnicodeError:
        return False


def _is_rare(text: str) -> bool:
    """Most of its Chinese characters are in no common set, simplified or traditional: bytes read at random."""
    han = han_only(text)
    rare = sum(not (one.encode("gb2312", "ignore") or one.encode("big5", "ignore")) for one in han)
    return rare >= LEAST_RARE and rare >= RARE_SHARE * len(han)


def is_of_rare_characters(text: str) -> bool:
    """What no Chinese of every day is written with: as a picture's misread bytes are read, one for its like.

    Most of a line, many in a row, or a word of them.
    """
    if rare_share(text) >= UNCOMMON_SHARE and rare_share(text) * han_count(text) >= LEAST_UNCOMMON:
        return True
    rare = [not _is_common(char) for char in han_only(text)]
    strange = sum(not char.encode("gb2312", "ignore") for char in han_only(text))
    word = len(rare) >= LEAST_SHORT and sum(rare) >= max(LEAST_SHORT, SHORT_SHARE * len(rare))
    in_a_row = any(sum(rare[at : at + WINDOW]) >= LEAST_IN_WINDOW for at in range(len(rare) - WINDOW + 1))
    return in_a_row or (word and strange >= LEAST_STRANGE)


def rare_share(text: str) -> float:
    """The share of rare characters among the Chinese ones, 0..1."""
    han = han_only(text)
    return sum(not _is_common(char) for char in han) / len(han) if han else 0.0


def _is_common(char: str) -> bool:
    """Of the first level of GB 2312, 3,755 characters that make up more than 99.7 % of what is written."""
    pair = char.encode("gb2312", "ignore")
    return len(pair) == 2 and 0xB0 <= pair[0] <= 0xD7


def _is_first_pair(char: str) -> bool:
    """A character that is what GBK makes of the first two bytes of a Chinese one in UTF-8; in GB 2312 there is none."""
    pair = char.encode("gbk", "ignore")
    return len(pair) == 2 and ((0xE4 <= pair[0] <= 0xE9 and 0x80 <= pair[1] < 0xA1) or pair == b"\xef\xbc")


def _is_kana(char: str) -> bool:
    """Of these GBK makes some, of the last two bytes."""
    return "\u3041" <= char <= "\u30f6"
