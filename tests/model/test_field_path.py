"""The way to a field as people write it, without the marks that pydantic puts in at a choice."""

from typing import Annotated, Any

from pydantic import BaseModel, Discriminator, Field, Tag

from harness.judge.entry_file import EntryFile
from harness.model.field_path import fields_at, path_of


class Leaf(BaseModel):
    size: int = 0
    passes: str = Field(default="", alias="pass")


class Group(BaseModel):
    any: list["Part"]


def _tag(one: Any) -> str:
    return "any" if "any" in one else "leaf"


Part = Annotated[Annotated[Leaf, Tag("leaf")] | Annotated[Group, Tag("any")], Discriminator(_tag)]


class Page(BaseModel):
    part: Part | None = None
    words: dict[str, Leaf] = Field(default_factory=dict)
    text: Leaf | str | list[str] = ""
    plain: str = ""


def test_marks_of_a_choice_are_left_out() -> None:
    ways: dict[tuple[Any, ...], str] = {
        ("part", "any", "any", 2, "leaf", "size"): "part.any[2].size",
        ("part", "any", "any", 0, "any", "any", 1): "part.any[0].any[1]",
        ("words", "leaf", "size"): "words.leaf.size",
        ("words", "any key", "[key]"): "words.any key",
        ("text", "Leaf", "size"): "text.size",
        ("text", "str"): "text",
        ("text", "list[str]", 3): "text[3]",
        ("plain",): "plain",
        ("nowhere", 1): "nowhere[1]",
    }
    assert {way: path_of(Page, way) for way in ways} == ways


def test_the_fields_at_the_end_are_named_as_they_are_written() -> None:
    assert fields_at(Page, ("part", "any", "any", 0, "leaf")) == ("size", "pass")
    assert fields_at(Page, ("words", "x")) == ("size", "pass")
    assert fields_at(Page, ()) == ("part", "words", "text", "plain")
    assert fields_at(Page, ("plain",)) == ()


def test_the_ways_into_the_catalogue_are_found() -> None:
    way = ("decision", "violation", "any", "any", 0, "kind", "min_cont")
    assert path_of(EntryFile, way) == "decision.violation.any[0].min_cont"
    assert "min_count" in fields_at(EntryFile, way[:-1])
