"""Text that no one wrote so: misread bytes, raw escapes and tags, values and templates that nobody filled in."""

import re

from harness.detect.words.wording import han_count, han_only

# UTF-8 read as Latin-1 or GBK, replacement characters, uninitialised memory, values that no one filled in.
_GARBLED = re.compile(
    r"[\ufffd\ufffe]|□{2,}|锟斤拷|烫烫烫|屯屯屯|[ÃÂâåæçèéäï][\u0080-\u00bf\u2018-\u203a€™œŸžšŽŠ¡-¿]"
    r"|([åæçèéäï].?){3,}|^(undefined|null|NaN|\[objectObject\])$|[:：](undefined|null|NaN)$|锘|鐨|浣犲ソ|\?{6,}|？{6,}|([\u00c0-\u00ff]{2,}.?){4,}"
)
# Escapes, entities and tags that a reader was never to see.
_RAW = re.compile(
    r"(\\u[0-9A-Fa-f]{4}){2,}|(%[0-9A-Fa-f]{2}){4,}|&(nbsp|lt|gt|amp|quot|#\d{2,5}|#x[0-9A-Fa-f]{2,6});|</?(p|div|br|span|font|strong|em|a|img|table|td|tr|li|ul|h[1-6])(\s[^<>]{0,80})?/?>"
    r"|\[object Object\]|\b(undefined|NaN|null)\b.{0,3}\b(undefined|NaN|null)\b"
)
# Places of a template that were never filled in, and names of texts in place of the texts.
_UNFILLED = re.compile(
    r"\{\{[^{}]{1,60}\}\}|[$#]\{[A-Za-z_][^{}]{0,60}\}|(?<![A-Za-z0-9_{])\{\d\}|(^|[\u4e00-\u9fff\s,:])%(\d\$)?[sd@](?![A-Za-z])|@string/\w+"
    r"|^(i18n|lang|locale|common|label|menu|page|message|msg|form|home|title|button|btn)(\.[A-Za-z_]\w*){1,5}(?<!\.cn)(?<!\.com)(?<!\.net)$"
)
# A value that is none, where a figure or a name was to stand.
_NO_VALUE = re.compile(
    r"([\u4e00-\u9fff]|:) ?(undefined|NaN|null) ?([条个人元分天次年月日件项岁户号级%家名位页期届批轮组,.;。)\]/-]|$)"
    r"|^(undefined|NaN|null) ?[条个人元分天次年月日件项岁户号级%家名位页期/]"
    r"|[\[(](null|undefined|NaN)[\])]|\bInvalid Date\b"
)
# What a program says to its maker.
_OF_PROGRAM = re.compile(
    r"^\{ ?\"\w{1,40}\" ?:|\b(java|javax|android|kotlin|com|org)\.[\w.]{1,80}(Exception|Error)\b"
    r"|^(Uncaught )?(Type|Reference|Syntax|Range)Error\b"
    r"|\bNullPointerException\b|Traceback \(most|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d"
)
_LATIN = re.compile(r"[\u00a1-\u00ff]")  # what GBK read as Latin-1 is made of
LEAST_LATIN, LATIN_SHARE = 4, 0.5
LEAST_MISREAD = 4
LEAST_RARE, RARE_SHARE = 4, 0.4
LEAST_PAIRS, PAIR_SHARE = 2, 0.2  # as read off a picture, where other characters are taken for their likes


def is_garbled(text: str, loose: str) -> bool:
    """Whether a text cannot be meant for its reader; `text` has no white space, `loose` single spaces."""
    told = _GARBLED.search(text) or any(shape.search(loose) for shape in (_RAW, _UNFILLED, _NO_VALUE, _OF_PROGRAM))
    latin = len(_LATIN.findall(text))
    return bool(told) or (latin >= LEAST_LATIN and latin >= LATIN_SHARE * len(text)) or is_misread(text)


def is_misread(text: str) -> bool:
    """UTF-8 that was read as GBK: its bytes, taken back, are good Chinese, which no Chinese text's bytes are."""
    han = han_only(text)
    if len(han) < LEAST_MISREAD:
        return False
    taken_back = han.encode("gb18030", "ignore").decode("utf-8", "ignore")
    pairs = sum(_is_first_pair(char) for char in han) + sum(_is_kana(char) for char in text)
    return han_count(taken_back) * 3 >= 0.6 * 2 * len(han) or (pairs >= LEAST_PAIRS and pairs >= PAIR_SHARE * len(text))


def is_of_rare_characters(text: str) -> bool:
    """Mostly what no Chinese of every day is written with: as a picture's misread bytes are read, one for its like."""
    han = han_only(text)
    rare = sum(not _is_common(char) for char in han)
    return len(han) >= LEAST_MISREAD and rare >= LEAST_RARE and rare >= RARE_SHARE * len(han)


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
