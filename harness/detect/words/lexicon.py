"""Word lists with look-alikes: strong words count, weak ones need a strong neighbour, benign ones lower to nothing.

The rule and the words come from the catalogue of testable standards, section 14; the words lie in lexicons/*.yaml.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind
from pydantic import BaseModel, ConfigDict, ValidationError

from harness.detect.words.wording import normalise
from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.model.table_yaml import load_table

BENIGN_REACH = 6  # characters; catalogue section 14: "benign inside 6 characters"
MAX_HITS = 500
MAX_ASKED = 4096  # titles whose answer is kept


class LexiconFile(BaseModel):
    """One YAML file as people write it."""

    model_config = ConfigDict(extra="forbid")

    id: str
    source: str
    strong: list[str]
    weak: list[str] = []
    benign: list[str] = []
    benign_titles: list[str] = []
    consequence: list[str] = []
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A word found at [start, end) of the normalised text."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A compiled list. `spot` gives the hits that count."""

    id: str
    source: str
    strong: frozenset[str]
    weak: frozenset[str]
    benign: frozenset[str]
    benign_titles: frozenset[str]
    consequence: frozenset[str]
    words: tuple[str, ...] = field(repr=False, compare=False)
    automaton: AhoCorasick = field(repr=False, compare=False)

    def spot(self, text: str, *, near: str = "", title: str = "") -> tuple[Hit, ...]:
        """Hits in `text`; of its row (`near`) and the page's headings (`title`) only the benign words matter."""
        hits = self._found(normalise(text))
        if not hits or self.is_benign_title(title) or self._benign_alone(near):
            return ()
        benign = [hit for hit in hits if hit.word in self.benign and not self._inside_strong(hit, hits)]
        strong = [hit for hit in hits if hit.word in self.strong and not _reached(hit, benign)]
        weak = [hit for hit in hits if hit.word in self.weak and not _reached(hit, benign)]
        return tuple(_longest(strong + weak)) if strong else ()

    @lru_cache(maxsize=MAX_ASKED)  # noqa: B019 - lists are few, and each lives as long as the program
    def is_benign_title(self, title: str) -> bool:
        """The rows of a page share their headings, and are asked of many times."""
        heading = normalise(title)
        return self._benign_alone(heading) or any(word in heading for word in self.benign_titles)

    def _benign_alone(self, text: str) -> bool:
        hits = self._found(normalise(text))
        return any(hit.word in self.benign and not self._inside_strong(hit, hits) for hit in hits)

    def _inside_strong(self, hit: Hit, hits: Iterable[Hit]) -> bool:
        """不得 inside 不得少于 excuses nothing."""
        return any(_holds(other, hit) for other in hits if other.word in self.strong)

    def _found(self, text: str) -> list[Hit]:
        # A lone surrogate, which scripts can write on a page, is no text; one for one, so that places stay.
        folded = text.lower().encode(errors="replace").decode()
        found = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        return [Hit(self.words[number], start, end) for number, start, end in found[:MAX_HITS]]


def compile_lexicon(written: LexiconFile) -> Lexicon:
    """Words are normalised as the screen's text is, so that both meet."""

    def words(raw: Iterable[str]) -> frozenset[str]:
        return frozenset(normalise(word).lower() for word in raw)

    strong, weak, benign = words(written.strong), words(written.weak), words(written.benign)
    known = tuple(sorted((strong | weak | benign) - {""}))
    automaton = AhoCorasick(known, matchkind=MatchKind.Standard)
    titles, consequence = words(written.benign_titles), words(written.consequence)
    return Lexicon(written.id, written.source, strong, weak, benign, titles, consequence, known, automaton)


@cache
def load_lexicon(name: str) -> Lexicon:
    """The list in lexicons/<name>.yaml. Raises BadInput with file and field where it is not one."""
    where = f"harness/detect/lexicons/{name}.yaml"
    try:
        raw = files("harness.detect").joinpath("lexicons", f"{name}.yaml").read_text(encoding="utf-8")
        return compile_lexicon(LexiconFile.model_validate(load_table(raw)))
    except (OSError, yaml.YAMLError, ValidationError) as error:
        what = Saying(f"not a word list: {error}", f"不是有效的词表：{error}")
        raise BadInput(what, where, Saying("mend the file", "修正该文件")) from error


def _holds(outer: Hit, inner: Hit) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and outer.word != inner.word


def _reached(hit: Hit, benign: Iterable[Hit]) -> bool:
    return any(hit.start < other.end + BENIGN_REACH and other.start - BENIGN_REACH < hit.end for other in benign)


def _longest(hits: list[Hit]) -> list[Hit]:
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    kept: list[Hit] = []
    for hit in ordered:
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept
