"""How an Article of 国办函〔2026〕12号 is ordered, called and titled."""

import re

from harness.report.plain_text import plain
from harness.report.words import Words

_ITEM = r"(?:\s*[(（-]\s*(\d|[一二三四五])[a-z]?\s*[)）]?)?"
_ARTICLE = re.compile(rf"(?:A|Art(?:icle|\.)?\s*)?0*(\d{{1,2}}){_ITEM}", re.IGNORECASE)
_DIGITS = "零一二三四五六七八九"


def article_order(article: str) -> tuple[int, int, str]:
    """Articles by number and item; what is no Article of the regulation (personal information) comes after them."""
    number, item = _parse(article)
    return (number or 99, item, article)


def article_name(article: str, words: Words) -> str:
    """`14(2)` is 第十四条（二） or Art. 14(2); anything else has its own name in the catalogue."""
    number, item = _parse(article)
    if not number:
        return plain(words.name("article", article), 80)
    if words.language == "zh":
        return f"第{_chinese(number)}条" + (f"（{_chinese(item)}）" if item else "")
    return f"Art. {number}" + (f"({item})" if item else "")


def article_title(article: str, words: Words) -> str:
    """The few words that say what the Article is about; empty for one that the catalogue does not know."""
    number, item = _parse(article)
    keys = (f"article_title.{number}({item})", f"article_title.{number}") if number else (f"article_title.{article}",)
    return next((words.texts[key] for key in keys if key in words.texts), "")


def _parse(article: str) -> tuple[int, int]:
    found = _ARTICLE.fullmatch(article.strip())
    if not found:
        return 0, 0
    item = found[2] or ""
    return int(found[1]), _DIGITS.index(item) if item in _DIGITS and item else int(item or 0)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else _DIGITS[tens] + "十")
    return head + (_DIGITS[ones] if ones or not tens else "")
