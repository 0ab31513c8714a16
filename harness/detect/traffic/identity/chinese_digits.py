"""Numbers in Chinese numerals: digit by digit as people say them, or in the capital forms of cheques.

| style | 0 to 9 |
| --- | --- |
| plain | 〇一二三四五六七八九, zero also 零 or ○ |
| spoken | the same with 幺 for one |
| capital | 零壹贰叁肆伍陆柒捌玖, traditional 貳 and 陸 |
"""

import re
from collections.abc import Iterator, Sequence

from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.planted_value import SEPARATORS, Planted
from harness.detect.traffic.sighting import Leaving

FORM = "chinese-digits"
SHORTEST = 11
_PLAIN = "一二三四五六七八九"
_STYLES = (
    *(zero + one + _PLAIN[1:] for one in "一幺" for zero in "〇零○"),
    "零壹贰叁肆伍陆柒捌玖",
    "零壹貳叁肆伍陸柒捌玖",
)
_NUMERALS = "".join(sorted(set("".join(_STYLES))))
_GAP = "[" + re.escape(SEPARATORS + "，、") + "]{0,2}"
_WRITTEN_SO = (Leaving.PHONE, Leaving.ID_CARD, Leaving.CONTACTS)


def in_chinese(core: str) -> tuple[str, ...]:
    """A number of digits (and an x at its end) in every style, each text once."""
    tables = [str.maketrans("0123456789", style) for style in _STYLES]
    return tuple(dict.fromkeys(core.translate(table) for table in tables))


def is_written_so(value: Planted) -> bool:
    """Whether people write a value of this class in numerals."""
    return value.what in _WRITTEN_SO and len(value.core) >= SHORTEST and value.core[:-1].isdigit()


class ChineseDigitsTarget:
    """One number, in any of the styles, with separators between or not."""

    def __init__(self, value: Planted) -> None:
        self._value = value
        self.cores = in_chinese(value.core)

    def locate(self, haystack: Haystack, cores: Sequence[str], /) -> Iterator[Hit]:
        for core in cores:
            spelt = _GAP.join(map(re.escape, core))
            for match in re.finditer(f"(?<![{_NUMERALS}]){spelt}(?![{_NUMERALS}])", haystack.text, re.IGNORECASE):
                yield Hit(self._value.what, self._value.canary, *match.span(), FORM, 1.0)
