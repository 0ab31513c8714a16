"""A masked excerpt or an observation's data as a short list of name and value.

Nothing is decoded here: the detector decodes and masks, and a second decoding after the mask could bring a masked value
back.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from harness.report.plain_text import plain
from harness.report.words import Words

ROWS = 24
DEPTH = 5
LONGEST_JSON = 20_000
# A coordinate that the mask cut short (30.2…) is no JSON number; it is read as text.
_CUT_NUMBER = re.compile(r"(?<=[\[,:\s])(-?\d+(?:\.\d*)?…)(?=[\],}\s])")
_PAIR = re.compile(r"[\w.\-\[\]%$]{1,80}=[^&\n]*")
# A clock (9:00), a ratio and an address (https://) have colons that part nothing.
_LINE = re.compile(r"\s*([\w.\-\[\]$/ ]{1,60}?)\s*(?:(?!(?<=\d)[:：]\d)[:：](?!//)|=)\s*(.*)")
HIDDEN = frozenset({"stack"})


@dataclass(frozen=True, slots=True)
class Row:
    """One decoded field; `name` is empty for text without structure."""

    name: str
    value: str


def excerpt_rows(excerpt: str) -> tuple[Row, ...]:
    """JSON, a query string or `name: value` lines as rows; anything else as one row without a name."""
    text = excerpt.strip()
    if not text:
        return ()
    rows = _json_rows(text) or _pair_rows(text) or _line_rows(text) or [Row("", text)]
    shown = [Row(plain(row.name, 80), plain(row.value, 400)) for row in rows[:ROWS]]
    return (*shown, Row("…", "")) if len(rows) > ROWS else tuple(shown)


def data_rows(data: Mapping[str, Any], words: Words) -> tuple[Row, ...]:
    """An observation's data with its keys named in the report's language; what could not be measured is left out."""
    told = {str(key): value for key, value in data.items() if key not in HIDDEN and value is not None}
    chosen = sorted(told.items())[:ROWS]
    return tuple(Row(plain(words.name("data", key), 60), _named(key, value, words)) for key, value in chosen)


def _named(key: str, value: Any, words: Words) -> str:
    if key == "why" and isinstance(value, str):
        return plain(words.reason(value))
    if key == "scenarios" and isinstance(value, Sequence) and not isinstance(value, str):
        return plain(words.joined([words.name("scenario", str(inner)) for inner in value[:ROWS]]))
    return _value(value, words)


def _value(value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return words.say("answer.yes" if value else "answer.no")
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, str):
        return plain(words.name("value", value))
    if isinstance(value, Mapping):
        return plain("; ".join(f"{name}: {inner}" for name, inner in list(value.items())[:ROWS]))
    if isinstance(value, Sequence):
        return plain(words.joined([str(inner) for inner in value[:ROWS]]))
    return plain(str(value))


def _json_rows(text: str) -> list[Row]:
    if len(text) > LONGEST_JSON or text[0] not in "[{":
        return []
    try:
        return list(_flat("", json.loads(_CUT_NUMBER.sub(r'"\1"', text)), DEPTH))[: ROWS + 1]
    except (ValueError, RecursionError):
        return []


def _flat(path: str, value: Any, depth: int) -> Iterator[Row]:
    if isinstance(value, dict) and depth:
        for key, inner in list(value.items())[: ROWS + 1]:
            yield from _flat(f"{path}.{key}" if path else str(key), inner, depth - 1)
    elif isinstance(value, list) and depth:
        for index, inner in enumerate(value[: ROWS + 1]):
            yield from _flat(f"{path}[{index}]", inner, depth - 1)
    else:
        yield Row(path, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _pair_rows(text: str) -> list[Row]:
    parts = text.split("&")
    if not all(_PAIR.fullmatch(part) for part in parts):
        return []
    return [Row(*part.split("=", 1)) for part in parts]


def _line_rows(text: str) -> list[Row]:
    found = [_LINE.fullmatch(line) for line in text.splitlines() if line.strip()]
    return [Row(one[1], one[2]) for one in found if one] if all(found) else []
