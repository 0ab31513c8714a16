"""Phrases by which the screens of apps say a thing: patterns of detect/phrases/*.yaml, each a list of alternatives.

An alternative is a regular expression over normalised text (words.wording); the case of letters does not matter
unless the file says so. Words that several alternatives share are listed once, in the file's own `words` or in
phrases/shared_words.yaml, and stand in them as {name}.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.model.table_yaml import load_table

SHARED = "shared_words"
_NAMED = re.compile(r"\{([a-z][a-z_]*)\}")  # {0,6} is a number of times


class PhraseFile(BaseModel):
    """One YAML file as people write it: what it is about, words by name, and phrases by name."""

    model_config = ConfigDict(extra="forbid")

    about: str
    case_matters: bool = False
    words: dict[str, list[str]] = {}
    phrases: dict[str, list[str]] = {}


@dataclass(frozen=True)
class Phrases:
    """The phrases of one file, each compiled when it is first asked for and an attribute from then on."""

    file: str

    def __getattr__(self, name: str) -> re.Pattern[str]:
        """A phrase by its name. Raises BadInput where the file is none, or the phrase is not in it or no expression."""
        phrase = _compiled(self.file, name)
        self.__dict__[name] = phrase
        return phrase


def spelt_out(alternatives: list[str], words: Mapping[str, list[str]]) -> str:
    """One expression of all alternatives, the words that they name put in. Raises KeyError for one not listed.

    A list of words may name another one; lists that name each other do not end and raise RecursionError.
    """
    return "|".join(_NAMED.sub(lambda found: f"(?:{spelt_out(words[found[1]], words)})", one) for one in alternatives)


def read_phrases(text: str, where: str) -> PhraseFile:
    """A file's content. Raises BadInput with file and field where it is not one."""
    try:
        return PhraseFile.model_validate(load_table(text))
    except (yaml.YAMLError, ValidationError) as error:
        what = Saying(f"not a file of phrases: {error}", f"不是有效的短语表：{error}")
        raise BadInput(what, where, Saying("mend the file", "修正该文件")) from error


@cache
def _compiled(file: str, name: str) -> re.Pattern[str]:
    read = _of_package(file)
    try:
        expression = spelt_out(read.phrases[name], _of_package(SHARED).words | read.words)
        return re.compile(expression, re.NOFLAG if read.case_matters else re.IGNORECASE)
    except (KeyError, re.error) as error:
        what = Saying(f"no phrase that can be used: {error}", f"短语不可用：{error}")
        where = f"{_place(file)} {name}"
        raise BadInput(what, where, Saying("mend the phrase", "修正该短语")) from error


@cache
def _of_package(file: str) -> PhraseFile:
    return read_phrases(files("harness.detect").joinpath("phrases", f"{file}.yaml").read_text("utf-8"), _place(file))


def _place(file: str) -> str:
    return f"harness/detect/phrases/{file}.yaml"
