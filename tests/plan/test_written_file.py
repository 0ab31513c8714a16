"""A file that people write: the fault names the field as people read it, and the word that was meant."""

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import AwareDatetime, Field

from harness.model.faults import BadInput
from harness.plan.written_file import Written, read_as

UNKNOWN = "no field of this name is known; did you mean `size`? known: size"


class Inner(Written):
    size: Annotated[int, Field(ge=1)]


class Outer(Written):
    parts: list[Inner] = Field(default_factory=list)
    maybe: Inner | None = None
    named: Annotated[str, Field(max_length=3)] = ""
    at: Annotated[AwareDatetime | None, Field(strict=False)] = None
    many: list[int] = Field(default_factory=lambda: [1], min_length=1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("parts: [{size: 1}, {sise: 2}]", "parts[1].sise: " + UNKNOWN),
        ("maybe: {sise: 2}", "maybe.sise: " + UNKNOWN),
        ("parts: [{size: big}]", "parts[0].size: a whole number is expected, text found; write a whole number"),
        ("parts: [{size: 0}]", "parts[0].size: at least 1 is expected; change it"),
        ("named: abcd", "named: at most 3 characters are expected; change it"),
        ("at: 2026-11-20 10:00", "at: not a time with its zone; write it as 2026-03-02T10:00:00+08:00"),
        ("many: []", "many: at least 1 entries are expected; change it"),
        ("parts: [3]", "parts[0]: a mapping is expected, a number found; write a mapping"),
        ("parts:", "parts: a list is expected, nothing found; write a list"),
    ],
)  # fmt: skip
def test_the_field_is_named_and_the_mend_said(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(text)
    with pytest.raises(BadInput) as caught:
        read_as(path, Outer)
    assert caught.value.line("en") == f"{path}: {said}"
    assert caught.value.line("zh") != caught.value.line("en")
