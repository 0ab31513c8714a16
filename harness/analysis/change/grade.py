"""How grave a change is: the table of grades under the campaign's reading of 重大功能变更."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from harness.analysis.change.difference import Change, Way
from harness.model.inventory import Category
from harness.model.table_yaml import load_table

TABLE = Path(__file__).with_name("grades.yaml")
READING = "major_change"  # the switch of a campaign that chooses the column


class Grade(StrEnum):
    """The graver one first."""

    MAJOR = "major"
    ORDINARY = "ordinary"
    MINOR = "minor"


class Line(BaseModel):
    """One line of the table. `source` says where the grade comes from; no text of law gives one."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    category: Category
    way: tuple[Way, ...] = Field(min_length=1)
    any: frozenset[str] = frozenset()
    listed: Grade
    article_14: Grade
    source: Literal["text", "standard", "default"]
    note: str = ""

    def fits(self, change: Change) -> bool:
        named = self.any & ({change.name} | change.traits)
        return change.category is self.category and change.way in self.way and (not self.any or bool(named))

    def grade(self, reading: str) -> Grade:
        return self.article_14 if reading == "article_14" else self.listed


@cache
def table(path: Path = TABLE) -> tuple[Line, ...]:
    """The lines in the order in which they are asked."""
    return tuple(Line.model_validate(one) for one in load_table(path.read_text("utf-8"))["grades"])


def line_for(change: Change) -> Line | None:
    return next((line for line in table() if line.fits(change)), None)


def grade_of(change: Change, reading: str) -> Grade:
    """`reading` is the value of the campaign's switch `major_change`. What the table does not name is minor."""
    line = line_for(change)
    return line.grade(reading) if line else Grade.MINOR
