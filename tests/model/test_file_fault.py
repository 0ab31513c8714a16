"""Errors of pydantic as one fault in both languages: no word of pydantic's own, no value repeated."""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from harness.model.faults import BadInput
from harness.model.file_fault import fault_in, nearest, printable, refused
from harness.model.saying import Saying


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Both(Strict):
    zh: str
    en: str


class Sheet(Strict):
    name: str = ""
    colour: Colour = Colour.RED
    way: Literal["up", "down"] = "up"
    count: Annotated[int, Field(ge=1, le=9)] = 1
    share: float = 0.0
    code: Annotated[str, Field(pattern="^[a-z]+$")] = "a"
    day: date = date(2026, 3, 2)
    on: bool = False
    title: Both | str = ""
    parts: list[Both] = Field(default_factory=list)
    place: tuple[float, float] = (0.0, 0.0)
    class_: str = Field(default="", alias="class")
    own: str = ""

    @field_validator("own")
    @classmethod
    def _own(cls, text: str) -> str:
        if text:
            raise refused(Saying("not this", "不可如此"), Saying("write that", "改写"), "[0]")
        return text


class Needed(Strict):
    name: str


def said(content: Any, model: type[BaseModel] = Sheet) -> BadInput:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(content)
    return fault_in("f.yaml", model, caught.value, "A-1")


SECRET = "Pa55word"
CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"nane": 1}, "nane: no field of this name is known; did you mean `name`?", "nane: 没有这个字段；请改为 `name`？"),
    ({"name": ["x"]}, "name: text is expected, a list found; write text", "name: 应为文字，实为列表；请写成文字"),
    ({"name": 5}, "name: text is expected, a number found; put it in quotes", "name: 应为文字，实为数字；请加引号"),
    ({"colour": "gren"}, "colour: none of the words allowed here; did you mean `green`?", "colour: 不是此处允许的取值"),
    (
        {"way": SECRET},
        "way: none of the words allowed here; use one of: down, up",
        "way: 不是此处允许的取值；请选用其一",
    ),
    ({"count": 0}, "count: at least 1 is expected; change it", "count: 应不小于 1；请修改该值"),
    ({"count": "many"}, "count: a whole number is expected, text found", "count: 应为整数，实为文字"),
    ({"count": 1.5}, "count: a whole number is expected, a number found", "count: 应为整数，实为数字"),
    ({"share": SECRET}, "share: a number is expected, text found", "share: 应为数字，实为文字"),
    ({"code": SECRET}, "code: text of the form ^[a-z]+$ is expected", "code: 应符合形式 ^[a-z]+$"),
    ({"day": "soon"}, "day: not a date; write it as 2026-03-02", "day: 不是日期；请写成 2026-03-02 的形式"),
    ({"on": "perhaps"}, "on: true or false is expected, text found", "on: 应为 true 或 false，实为文字"),
    ({"title": {"zh": "x", "an": "y"}}, "title.an: no field of this name is known; did you mean `en`?", "title.an: "),
    ({"title": {"zh": "x"}}, "title.en: the field is missing; add it", "title.en: 缺少该字段；请补上该字段"),
    ({"parts": [{"zh": "x", "en": "y"}, 3]}, "parts[1]: a mapping is expected, a number found", "parts[1]: 应为键值表"),
    ({"place": [1.0]}, "place[1]: the field is missing", "place[1]: 缺少该字段"),
    ({"clas": "x"}, "clas: no field of this name is known; did you mean `class`?", "clas: "),
    ({"own": "x"}, "own[0]: not this; write that", "own[0]: 不可如此；请改写"),
]


def test_every_known_error_is_said_in_both_languages() -> None:
    for content, en, zh in CASES:
        fault = said(content)
        assert fault.line("en").startswith("f.yaml: A-1: " + en), fault.line("en")
        assert fault.line("zh").startswith("f.yaml: A-1: " + zh), fault.line("zh")
        assert SECRET not in fault.line("en") + fault.line("zh")


def test_the_chinese_has_no_english_sentence() -> None:
    for content, _, _ in CASES:
        text = said(content).what.zh
        assert not re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", text), text


def test_a_missing_field_is_told_after_the_misspelling_of_it() -> None:
    assert said({}, Needed).line("zh") == "f.yaml: A-1: name: 缺少该字段；请补上该字段"
    assert "did you mean `name`" in said({"nmae": "x"}, Needed).line("en")


def test_what_is_no_mapping_at_all_is_the_entrys_own_fault() -> None:
    assert said(["x"]).line("zh") == "f.yaml: A-1: 应为键值表，实为列表；请写成键值表"


def test_an_error_of_no_known_type_still_has_its_place_and_no_word_of_pydantics() -> None:
    class Other(Strict):
        pattern: re.Pattern[str]

    fault = said({"pattern": "("}, Other)
    assert fault.line("zh").startswith("f.yaml: A-1: pattern: 不符合此处的要求（")


def test_a_word_that_is_near_nothing_gets_the_list_only() -> None:
    assert nearest("zzzz", ["tap", "back"]).en == "use one of: back, tap"


def test_a_long_list_is_cut_to_what_is_like_the_word() -> None:
    told = nearest("word7", [f"word{number}" for number in range(300)])
    assert told.en.startswith("did you mean `word7`? known: word7, ")
    assert told.en.endswith(", …")
    assert len(told.en) < 250


@given(st.text())
def test_what_is_shown_is_printable_and_bounded(text: str) -> None:
    assert printable(text).isprintable()
    assert len(printable(text)) <= 200
