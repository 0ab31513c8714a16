"""Names of paths and fields that betray what a server function does, from lexicons/fields.yaml."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from harness.model.faults import BadInput
from harness.model.file_fault import fault_in
from harness.model.saying import Saying
from harness.model.table_yaml import load_table

LONGEST_NAME = 512
KEPT_NAMES = 8192  # a run's requests use the same names over and over, and every list asks for their words
_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BREAKS = re.compile(r"[^0-9A-Za-z\u4e00-\u9fff]+")
_FILE = "lexicons/fields.yaml"


class _NameList(BaseModel):
    """One list as it stands in the file."""

    model_config = ConfigDict(extra="forbid")
    source: str
    match: list[str]
    cancelled_by: list[str] = Field(alias="not")


class _LexiconFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    lists: dict[str, _NameList]
    surnames: str
    fingerprint: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class NameList:
    """One meaning: `matches` a name that has one of its words and none of its look-alikes'."""

    wanted: re.Pattern[str]
    cancelled: re.Pattern[str] | None

    def matches(self, name: str) -> bool:
        return bool(self.wanted.search(words_of(name))) and not self.cancels(name)

    def cancels(self, name: str) -> bool:
        """Whether a name belongs to one of the look-alikes."""
        return bool(self.cancelled and self.cancelled.search(words_of(name)))


@dataclass(frozen=True, slots=True)
class FieldLexicon:
    """All lists by name, the surnames, and the names of each fingerprint trait."""

    lists: Mapping[str, NameList]
    surnames: frozenset[str]
    traits: Mapping[str, NameList]

    @staticmethod
    def load() -> "FieldLexicon":
        """The lexicon that comes with the harness. Raises BadInput when somebody broke the file."""
        return _bundled()

    @classmethod
    def parse(cls, text: str) -> Self:
        """A lexicon from YAML text. Raises BadInput with the field at fault."""
        try:
            tree = load_table(text)
            rest = {key: tree.pop(key) for key in ("surnames", "fingerprint")}
            parsed = _LexiconFile.model_validate({"lists": tree, **rest})
            lists = {name: _compiled(one.match, one.cancelled_by) for name, one in parsed.lists.items()}
            traits = {name: _compiled(one, []) for name, one in parsed.fingerprint.items()}
        except ValidationError as fault:
            raise fault_in(_FILE, _LexiconFile, fault) from fault
        except (yaml.YAMLError, re.error, KeyError, AttributeError, TypeError) as fault:
            what = Saying(f"not a lexicon of names: {str(fault)[:300]}", f"不是字段词库：{type(fault).__name__}")
            raise BadInput(what, _FILE) from fault
        return cls(lists, frozenset(parsed.surnames), traits)

    def is_(self, meaning: str, name: str) -> bool:
        """Whether a field's name or a path has that meaning."""
        return self.lists[meaning].matches(name)


@cache
def _bundled() -> FieldLexicon:
    return FieldLexicon.parse(files("harness.detect").joinpath(_FILE).read_text("utf-8"))


def words_of(name: str) -> str:
    """A name as words joined by one underline, in lower case: `/api/trackPoints` is `api_track_points`."""
    return _words(name[:LONGEST_NAME])


@lru_cache(KEPT_NAMES)
def _words(name: str) -> str:
    return _BREAKS.sub("_", _HUMPS.sub("_", name)).strip("_").lower()


def _compiled(match: Sequence[str], cancelled_by: Sequence[str]) -> NameList:
    return NameList(_whole_words(match), _whole_words(cancelled_by) if cancelled_by else None)


def _whole_words(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|_)(?:{'|'.join(patterns)})(?=_|$)")
