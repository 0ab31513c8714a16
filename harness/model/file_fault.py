"""What is wrong with a file that people wrote: pydantic's errors as one fault in both languages.

Every border that reads such files says it here: the file, the field as it is written, what is wrong, what to do. A
value is never repeated, it may be a password; nor are pydantic's own words, which are English.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from harness.model.faults import BadInput
from harness.model.field_path import fields_at, path_of
from harness.model.saying import Saying

SAID = "said"
MOST_NAMES, NEAR_NAMES = 40, 6  # of more choices than these only so many are named


def fault_in(file: str, model: Any, fault: ValidationError, entry: str = "") -> BadInput:
    """The first thing that is wrong, as BadInput. `entry` names the part of the file that was given to `model`.

    `model` is what the content was read as: a pydantic model, or the annotation that a TypeAdapter was made of.
    """
    error = _first(fault)
    kind, context = error["type"], error.get("ctx", {})
    where = path_of(model, error["loc"])
    if kind == SAID:
        where = (where + context["inner"]).removeprefix(".")
    what, mend = _said(error, context, model)
    parts = (file, entry, printable(where))
    return BadInput(what, ": ".join(part for part in parts if part), mend)


def _said(error: ErrorDetails, context: Mapping[str, Any], model: Any) -> tuple[Saying, Saying | None]:
    kind = error["type"]
    if kind == SAID:
        mend = Saying(context["mend_en"], context["mend_zh"]) if "mend_en" in context else None
        return Saying(context["en"], context["zh"]), mend
    if kind == "extra_forbidden":
        known = fields_at(model, error["loc"][:-1])
        return Saying("no field of this name is known", "没有这个字段"), nearest(str(error["loc"][-1]), known)
    if kind == "missing":
        return Saying("the field is missing", "缺少该字段"), Saying("add it", "补上该字段")
    return _of_value(kind, error["input"], context)


def _first(fault: ValidationError) -> ErrorDetails:
    """An unknown key before a missing one: it is the misspelling of it as a rule."""
    errors = fault.errors(include_url=False)
    return next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])


def refused(what: Saying, mend: Saying | None = None, inner: str = "") -> PydanticCustomError:
    """What our own validators raise; `inner` is the place below the field, e.g. `[0].tap`."""
    context = {"en": what.en, "zh": what.zh, "inner": inner}
    if mend:
        context |= {"mend_en": mend.en, "mend_zh": mend.zh}
    return PydanticCustomError(SAID, "{en}", context)


def nearest(word: str, known: Iterable[str]) -> Saying:
    """The mend for a word that is none of `known`: the closest one, and the list where it is not too long."""
    listed = sorted(known)
    close = get_close_matches(word, listed, 1, 0.5)
    if len(listed) > MOST_NAMES:
        listed = [*(get_close_matches(word, listed, NEAR_NAMES, 0.3) or listed[:NEAR_NAMES]), "…"]
    names = ", ".join(listed)
    if close:
        return Saying(f"did you mean `{close[0]}`? known: {names}", f"改为 `{close[0]}`？可用：{names}")
    return Saying(f"use one of: {names}", f"选用其一：{names}")


def printable(text: str, limit_chars: int = 200) -> str:
    """Text from a file or command line, fit to stand in one line on a terminal."""
    return (text if text.isprintable() else ascii(text)[1:-1])[:limit_chars]


_TEXT, _LIST, _MAP = ("text", "文字"), ("a list", "列表"), ("a mapping", "键值表")
_WHOLE, _NUMBER, _BOOL = ("a whole number", "整数"), ("a number", "数字"), ("true or false", " true 或 false")
EXPECTED: Mapping[str, tuple[str, str]] = {
    "string_type": _TEXT,
    "string_sub_type": _TEXT,
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "dict_type": _MAP,
    "mapping_type": _MAP,
    "model_type": _MAP,
    "model_attributes_type": _MAP,
    "dataclass_type": _MAP,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _BOOL,
    "bool_parsing": _BOOL,
    "none_required": ("nothing", "留空"),
}

# What is expected, with the key of the limit in the error's context.
LIMITS: Mapping[str, tuple[str, str, str]] = {
    "greater_than": ("gt", "more than {} is expected", "应大于 {}"),
    "greater_than_equal": ("ge", "at least {} is expected", "应不小于 {}"),
    "less_than": ("lt", "less than {} is expected", "应小于 {}"),
    "less_than_equal": ("le", "at most {} is expected", "应不大于 {}"),
    "multiple_of": ("multiple_of", "a multiple of {} is expected", "应为 {} 的倍数"),
    "string_too_short": ("min_length", "at least {} characters are expected", "应不少于 {} 个字"),
    "string_too_long": ("max_length", "at most {} characters are expected", "应不超过 {} 个字"),
    "too_short": ("min_length", "at least {} entries are expected", "应不少于 {} 项"),
    "too_long": ("max_length", "at most {} entries are expected", "应不超过 {} 项"),
    "string_pattern_mismatch": ("pattern", "text of the form {} is expected", "应符合形式 {}"),
}
_CHOICES = {"literal_error": "expected", "enum": "expected", "union_tag_invalid": "expected_tags"}


def _of_value(kind: str, value: Any, context: Mapping[str, Any]) -> tuple[Saying, Saying]:
    """What is wrong with a value. The value itself is not repeated."""
    if kind in EXPECTED:
        (en, zh), (found_en, found_zh) = EXPECTED[kind], kind_of(value)
        what = Saying(f"{en} is expected, {found_en} found", f"应为{zh}，实为{found_zh}")
        quotes = kind == "string_type" and not isinstance(value, list | dict | None)
        return what, Saying("put it in quotes", "加引号") if quotes else Saying(f"write {en}", f"写成{zh}")
    if kind in _CHOICES:
        known = re.findall(r"'([^']*)'", str(context.get(_CHOICES[kind], "")))
        what = Saying("none of the words allowed here", "不是此处允许的取值")
        return what, nearest(value if isinstance(value, str) else "", known)
    if kind.startswith("date_"):
        return Saying("not a date", "不是日期"), Saying("write it as 2026-03-02", "写成 2026-03-02 的形式")
    if kind in LIMITS:
        key, en, zh = LIMITS[kind]
        limit = context.get(key, "")
        return Saying(en.format(limit), zh.format(limit)), Saying("change it", "修改该值")
    if kind.startswith(("datetime", "timezone")):
        what = Saying("not a time with its zone", "不是带时区的时刻")
        return what, Saying("write it as 2026-03-02T10:00:00+08:00", "写成 2026-03-02T10:00:00+08:00 的形式")
    return Saying(f"not allowed here ({kind})", f"不符合此处的要求（{kind}）"), Saying("change it", "修改该值")


def kind_of(value: Any) -> tuple[str, str]:
    """What a value is to someone who writes a file, in English and Chinese."""
    if isinstance(value, bool):
        return "yes/no", "是/否"
    names: tuple[tuple[type | tuple[type, ...], tuple[str, str]], ...] = (
        (str, _TEXT),
        ((int, float), _NUMBER),
        (date, ("a date", "日期")),
        ((list, tuple), _LIST),
        ((dict, BaseModel), _MAP),
        (type(None), ("nothing", "空")),
    )
    return next((said for types, said in names if isinstance(value, types)), ("something else", "其他"))
