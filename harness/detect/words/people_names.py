"""How persons and units are named: by surname and ending, with the words that only begin or end so."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from harness.detect.words.phrases import Phrases
from harness.model.table_yaml import load_table

_SAID = Phrases("people_names")

Who = Literal["persons", "units"]
MEASURES = frozenset("率数量值额")  # 安装率 begins like a name, too
NICK, COMPOUND = 2, 4  # characters of 老杨 and of 欧阳建国; no other name has four
KEPT_WORDS = 4096  # every detector asks the same words of a screen
NAME = re.compile(r"[\u4e00-\u9fff·][\u4e00-\u9fff·*×○]{1,14}")

_MASKED = re.compile(r"[\u4e00-\u9fff]{1,3}[*×○]{1,2}")
_BETWEEN = re.compile(r"[、,，和;；:：与\s]|及")
_FIGURE = re.compile(r"[(（)）。]|等?\d.*|等$")


def names_in(text: str) -> list[str]:
    """The parts of an enumeration, figures and brackets left out: 周强、吴敏(3 次)和钱军, 人事股：付强."""
    return [part for one in _BETWEEN.split(text) if (part := _FIGURE.sub("", one))]


def veil_names(text: str) -> str:
    """The text with every word that is a person's name cut to its first character: an excerpt may show real people."""
    return NAME.sub(lambda found: _veiled(found.group()), text)


def _veiled(word: str) -> str:
    return word[0] + "*" * (len(word) - 1) if is_person(word) else word


@lru_cache(maxsize=KEPT_WORDS)
def is_person(word: str) -> bool:
    words = _people()
    if word[-1:] in MEASURES or _SAID.no_name.fullmatch(word):
        return False
    if _MASKED.fullmatch(word):
        return True
    if len(word) >= COMPOUND and word.endswith("家"):
        word = word[:-1]  # a household is called by its head: 张光华家
    if len(word) == COMPOUND and word[:2] not in words["compound_surnames"]:
        return False
    if len(word) == NICK and word[0] in "老小阿" and word[1] in words["surnames"]:
        return word not in words["not_persons"]
    return (
        2 <= len(word) <= 4 and word[0] in words["surnames"] and word not in words["not_persons"] and not is_unit(word)
    )


@lru_cache(maxsize=KEPT_WORDS)
def is_unit(word: str) -> bool:
    words = _people()
    if _SAID.no_name.fullmatch(word):
        return False
    if word in words["not_units"] or not 3 <= len(word) <= 15:
        return word in words["short_units"]
    return any(word.endswith(ending) for ending in words["unit_endings"]) or bool(_SAID.numbered_unit.fullmatch(word))


@cache
def _people() -> dict[str, Any]:
    raw = files("harness.detect").joinpath("lexicons", "people.yaml").read_text(encoding="utf-8")
    return dict(load_table(raw))
