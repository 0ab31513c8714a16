"""One spelling for all text that a screen shows, so that words and numbers can be compared."""

import re
import unicodedata
from functools import lru_cache

MAX_CHARACTERS = 20_000
LABEL_CHARACTERS = 160  # longer texts are not remembered
_SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")
_SIGNS = re.compile(r"[^\w]+|_+")
_HAN = re.compile(r"[\u3400-\u9fff]")
# Traditional forms of the characters that our lexicons use (pairs: traditional, simplified).
_PAIRS = (
    "簽签導导積积隊队報报點点讚赞轉转發发軌轨跡迹學学習习時时長长線线錄录應应須须務务備备號号單单辦办訴诉議议見见饋馈"
    "請请榜榜員员統统計计數数圖图視视頻频頁页購购買买費费價价廣广會会達达標标遲迟遅迟歷历請请獲获檢检查查評评價价績绩"
    "粵粤編编勵励屆届綠绿紅红黃黄牌牌絕绝機机級级國国務务辦办廳厅處处網网應应動动參参與与實实業业開开關关補补崗岗"
)
_MIDDLE_DOTS = dict.fromkeys("・‧∙⋅", "·")  # OCR reads one for the other
_SIMPLER = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | _MIDDLE_DOTS)


def normalise(text: str) -> str:
    """NFKC, simplified forms, no white space at all; at most MAX_CHARACTERS characters are kept."""
    return _of_label(text) if len(text) <= LABEL_CHARACTERS else _normalised(text)


@lru_cache(maxsize=20_000)
def _of_label(text: str) -> str:
    """The same labels come again on every screen and are looked up in many lists."""
    return _normalised(text)


def _normalised(text: str) -> str:
    bare = _SPACE.sub("", spaced(text)).translate(_SIMPLER)
    return unicodedata.normalize("NFKC", bare)  # a removed space may bring a letter and its accent together


def spaced(text: str) -> str:
    """NFKC with each run of white space as one space: where the gaps of a table row still matter."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text[:MAX_CHARACTERS]))[:MAX_CHARACTERS].strip()


def signless(text: str) -> str:
    """The letters and figures alone: of an answer with an icon before it, or two answers read in one."""
    return _SIGNS.sub("", text)


def han_count(text: str) -> int:
    """How many Chinese characters the text holds."""
    return len(_HAN.findall(text))


def han_only(text: str) -> str:
    """The Chinese characters of the text."""
    return "".join(_HAN.findall(text))
