"""A planted name: anywhere when it is long enough to be rare, else only where a name stands."""

import re
from collections.abc import Iterator, Sequence

from harness.detect.traffic.identity import key_context
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.normal_form import NAME_DOTS
from harness.detect.traffic.identity.planted_value import Planted

# Two characters stand together by chance in ordinary text; so does a short Latin word.
_SHORT_HAN, _SHORT_LATIN = 2, 5
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_GAP = r"[ \n]?"
_DOTS = "".join(sorted(NAME_DOTS))
_FILE_NAME = re.compile(r"\.filename\Z")
_LABEL_CHARS = 12
# What stands between the columns of a text: data warehouses and log collectors write these.
_CELL_BORDERS = "\t|^\x01\x02\x1e\x1f"
_CELL_ENDS = _CELL_BORDERS + "\r\n"
_NUMBER_DIGITS = 6
_NUMBER = re.compile(rf"\d{{{_NUMBER_DIGITS}}}", re.ASCII)
_TITLE = re.compile("先生|女士|小姐|同志|老师|同学")
_FIELD_BEGINS = re.compile(r"\w[\"']?[=:] ?[\"']?$")
_FIELD_ENDS = re.compile(r"[\"']?[ \t]*(?:[\r\n&;|}]|\Z)|[\"'][ \t]*,")
SHORT_CONFIDENCE = 0.9


class NameTarget:
    """One name. Its cores: as it is, reversed, and given name before surname where fields hold them apart."""

    def __init__(self, value: Planted) -> None:
        self._value = value
        core = value.core
        self._latin = core.isascii()
        self._short = len(core) <= (_SHORT_LATIN if self._latin else _SHORT_HAN)
        self._patterns = {core: [("plain", _spelt(value.text) if self._latin else _spelt(core))]}
        if not self._latin:
            for cut in range(1, len(core)):
                given_first = re.escape(core[cut:]) + "\n" + re.escape(core[:cut])
                self._patterns.setdefault(core[cut:] + core[:cut], []).append(("split", given_first))
        if any(dot in core for dot in _DOTS):
            parts = re.split(f"[{_DOTS}]", core)
            between = rf"[{_DOTS}. \n-]?"
            for mark in ("", *_DOTS):
                self._patterns.setdefault(mark.join(parts), []).append(("plain", between.join(map(_spelt, parts))))
        if not self._short:
            self._patterns.setdefault(core[::-1], []).append(("reversed", re.escape(core[::-1])))
        self.cores = tuple(self._patterns)

    def locate(self, haystack: Haystack, cores: Sequence[str], /) -> Iterator[Hit]:
        cased = re.IGNORECASE if self._value.core.upper() != self._value.core else re.NOFLAG
        for form, pattern in [known for core in cores for known in self._patterns[core]]:
            for match in re.finditer(pattern, haystack.text, cased):
                hit = self._hit(haystack, form, *match.span())
                if hit:
                    yield hit

    def _hit(self, haystack: Haystack, form: str, start: int, end: int) -> Hit | None:
        found = haystack.text[start:end]
        if "\n" in found:
            borders = haystack.text[start - 1] == haystack.text[end] == "\n"
            return self._made("split", start, end, 0.9) if borders and haystack.same_layer(start, end) else None
        if self._latin and (haystack.text[start - 1].isalnum() or haystack.text[end].isalnum()):
            return None
        if self._short and not self._where_a_name_stands(haystack, start, end):
            return None
        if form == "plain" and found != self._value.text:
            form = _written(found, self._value.text)
        return self._made(form, start, end, SHORT_CONFIDENCE if self._short else 1.0)

    def _made(self, form: str, start: int, end: int, confidence: float) -> Hit:
        return Hit(self._value.what, self._value.canary, start, end, form, confidence)

    def _where_a_name_stands(self, haystack: Haystack, start: int, end: int) -> bool:
        """A whole value, or by itself under a name's key or behind a name's label."""
        first, last = haystack.value_span(start)
        if not haystack.text[first:start].strip() and not haystack.text[end:last].strip():
            return True
        label = haystack.text[max(first, start - _LABEL_CHARS) : start]
        if _HAN.match(haystack.text[end]):
            title = _TITLE.match(haystack.text, end)
            return title is not None and not haystack.text[first:start].strip() and title.end() == last
        if _is_cell(haystack.text, start, end) or key_context.NAME_LABEL.search(label):
            return True
        if _is_field(haystack.text, start, end):
            return True
        if _FILE_NAME.search(haystack.path(start)) and _is_part_of_file_name(haystack.text, start, end):
            return True
        return not _HAN.match(haystack.text[start - 1]) and bool(key_context.NAME.search(haystack.key(start)))


def _is_field(text: str, start: int, end: int) -> bool:
    """Whether it is all that a `key=value` of a plain text holds, whatever the key."""
    return bool(_FIELD_BEGINS.search(text, max(0, start - 5), start) and _FIELD_ENDS.match(text, end))


def _is_cell(text: str, start: int, end: int) -> bool:
    """Whether it is all that a column of a record holds: between tabs, bars or controls, or between commas of which one
    has a long number at its other side."""
    if text[start - 1] in _CELL_BORDERS or text[end] in _CELL_BORDERS:
        return text[start - 1] in _CELL_ENDS and text[end] in _CELL_ENDS
    beside = _NUMBER.match(text, max(0, start - 1 - _NUMBER_DIGITS)) or _NUMBER.match(text, end + 1)
    return text[start - 1] == "," == text[end] and beside is not None


def _is_part_of_file_name(text: str, start: int, end: int) -> bool:
    """`李娜_身份证.jpg`, `2026-李娜.pdf`."""
    return text[start - 1] in "\n_-+ (" and text[end] in "_-+. )"


def _written(found: str, planted: str) -> str:
    if found.lower() != planted.lower():
        return "spaced" if " " in found else "nosep"
    return "lower" if found.islower() else "upper" if found.isupper() else "mixed"


def _spelt(text: str) -> str:
    """The characters with at most one space or border of values between any two; a space of its own may be any."""
    return _GAP.join(re.escape(char) for char in text if not char.isspace())
