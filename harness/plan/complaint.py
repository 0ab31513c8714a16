"""What is wrong with a file that people wrote, as one line: file, field, what, mend."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.plan.yaml_text import kind_of, read_yaml

SAID = "said"


class Written(BaseModel):
    """A part of a file that people write: unknown keys and silent conversions are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, str_max_length=2000, hide_input_in_errors=True)


def read_as[T: Written](path: Path, model: type[T]) -> T:
    """The YAML file at `path` as `model`. Raises BadInput with the first thing that is wrong in it."""
    content = read_yaml(path)
    if not isinstance(content, dict):
        en, zh = kind_of(content)
        mend = Saying("write it as `key: value` lines", "按“键: 值”逐行书写")
        raise BadInput(Saying(f"a mapping is expected, {en} found", f"应为键值表，实为{zh}"), str(path), mend)
    try:
        return model.model_validate(content)
    except ValidationError as fault:
        raise _complaint(str(path), model, _first(fault)) from None


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
    """The mend for a word that is none of `known`: the closest one, and the list."""
    listed = sorted(known)
    close = get_close_matches(word, listed, 1, 0.5)
    names = ", ".join(listed)
    if close:
        return Saying(f"did you mean `{close[0]}`? known: {names}", f"改为 `{close[0]}`？可用：{names}")
    return Saying(f"use one of: {names}", f"选用其一：{names}")


def place(loc: Iterable[int | str]) -> str:
    """A field's path as people read it, e.g. `core_tasks[2].steps[0]`."""
    text = ""
    for part in loc:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.removeprefix(".").removesuffix(".[key]")[:200]


def _complaint(file: str, model: type[Written], error: ErrorDetails) -> BadInput:
    kind, context = error["type"], error.get("ctx", {})
    where = place(error["loc"])
    if kind == SAID:
        mend = Saying(context["mend_en"], context["mend_zh"]) if "mend_en" in context else None
        where = (where + context["inner"]).removeprefix(".")
        return _at(file, where, Saying(context["en"], context["zh"]), mend)
    if kind == "extra_forbidden":
        unknown = str(error["loc"][-1])
        what = Saying("no field of this name is known", "没有这个字段")
        return _at(file, where, what, nearest(unknown, _fields_at(model, error["loc"][:-1])))
    if kind == "missing":
        return _at(file, where, Saying("the field is missing", "缺少该字段"), Saying("add it", "补上该字段"))
    return _at(file, where, *_of_value(kind, error["input"], context, error["msg"]))


def _at(file: str, field: str, what: Saying, mend: Saying | None) -> BadInput:
    return BadInput(what, f"{file}: {printable(field)}" if field else file, mend)


def printable(text: str, limit_chars: int = 200) -> str:
    """Text from a file or command line, fit to stand in one line on a terminal."""
    return (text if text.isprintable() else ascii(text)[1:-1])[:limit_chars]


EXPECTED: Mapping[str, tuple[str, str]] = {
    "string_type": ("text", "文字"),
    "list_type": ("a list", "列表"),
    "dict_type": ("a mapping", "键值表"),
    "model_type": ("a mapping", "键值表"),
    "model_attributes_type": ("a mapping", "键值表"),
    "int_type": ("a whole number", "整数"),
    "float_type": ("a number", "数字"),
    "bool_type": ("true or false", "true 或 false"),
}

# What is expected, with the key of the limit in the error's context.
LIMITS: Mapping[str, tuple[str, str, str]] = {
    "greater_than": ("gt", "more than {} is expected", "应大于 {}"),
    "greater_than_equal": ("ge", "at least {} is expected", "应不小于 {}"),
    "less_than": ("lt", "less than {} is expected", "应小于 {}"),
    "less_than_equal": ("le", "at most {} is expected", "应不大于 {}"),
    "string_too_short": ("min_length", "at least {} characters are expected", "应不少于 {} 个字"),
    "string_too_long": ("max_length", "at most {} characters are expected", "应不超过 {} 个字"),
    "too_short": ("min_length", "at least {} entries are expected", "应不少于 {} 项"),
    "too_long": ("max_length", "at most {} entries are expected", "应不超过 {} 项"),
    "string_pattern_mismatch": ("pattern", "text of the form {} is expected", "应符合形式 {}"),
}


def _of_value(kind: str, value: Any, context: Mapping[str, Any], message: str) -> tuple[Saying, Saying]:
    """What is wrong with a value. The value itself is not repeated: it may be a password."""
    if kind in EXPECTED:
        (en, zh), (found_en, found_zh) = EXPECTED[kind], kind_of(value)
        what = Saying(f"{en} is expected, {found_en} found", f"应为{zh}，实为{found_zh}")
        quotes = kind == "string_type" and not isinstance(value, list | dict | None)
        return what, Saying("put it in quotes", "加引号") if quotes else Saying(f"write {en}", f"写成{zh}")
    if kind == "literal_error":
        expected = str(context.get("expected", ""))
        known = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
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
    return Saying(f"not allowed: {message}", f"不符合要求：{message}"), Saying("change it", "修改该值")


def _fields_at(model: type[BaseModel], loc: Iterable[int | str]) -> tuple[str, ...]:
    """The fields of the part of `model` that `loc` leads to."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return tuple(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
