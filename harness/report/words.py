"""The report's own words, from reports/i18n/<language>.yaml: one flat list of key and text per language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from harness.model.faults import BadInput, MissingComponent
from harness.model.saying import Language, Saying
from harness.model.table_yaml import load_table

_PARTS = re.compile(r"(: |; )")
_NAMED = (
    ("证据通道|channel", "capture_channel"),
    ("测试场景|scenario", "scenario"),
    ("角色|role", "role"),
    ("拒绝试探|probe", "probe"),
)
_BRACKETED = re.compile("（([^（）]+)）")
_OPEN_PHRASES = (
    "the process * vanished",
    "scenario *",
    "the run ended *",
    "unclear on *",
    "the app file has no * account",
    "free after * refusals",
    "not free after * refusals",
)
_FAMILIES = ("scenario", "role", "run_status")
REPORTS = Path(__file__).resolve().parents[2] / "reports"


@dataclass(frozen=True, slots=True)
class Words:
    """One language's catalogue."""

    language: Language
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """The text of `key` with its {places} filled. Raises BadInput for a key that the catalogue lacks."""
        text = self.texts.get(key)
        if text is None:
            raise BadInput(
                Saying(f"the catalogue has no text for {key!r}", f"词表缺少条目 {key!r}"),
                where=f"reports/i18n/{self.language}.yaml",
                mend=Saying("add the key in both languages", "在两种语言的词表中补上该条目"),
            )
        return text.format(**values) if values else text

    def name(self, family: str, member: str) -> str:
        """The name of a member of an open family (a scenario, a data key); an unknown one stands for itself."""
        return self.texts.get(f"{family}.{member}", member)

    def reason(self, why: str) -> str:
        """A reason in this language as far as it is made of our own phrases; what it quotes stays as it is."""
        for mark in (": ", " “"):
            head, found, rest = why.partition(mark)
            named = self.name("why", head)
            if named != head:
                return f"{named}{found.lstrip()}{self._in_parts(rest) if mark == ': ' else rest}"
        return self._in_parts(why)

    def sentence(self, text: str) -> str:
        """A sentence of the judge: channels, scenarios and roles by their names, and reasons in brackets as above."""
        for lead, family in _NAMED:
            text = re.sub(rf"({lead}) (\w+)\b", lambda found, of=family: f"{found[1]} {self.name(of, found[2])}", text)  # type: ignore[misc]
        return _BRACKETED.sub(lambda found: f"（{self.reason(found[1])}）", text)

    def _in_parts(self, why: str) -> str:
        return "".join(
            part if mark else self._phrase(part) for part, mark in zip(_PARTS.split(why), cycle((False, True)))
        )

    def _phrase(self, part: str) -> str:
        """One phrase; where the catalogue writes `*`, it stands for a name."""
        whole = self.texts.get(f"why.{part}")
        if whole is not None:
            return whole
        for phrase in _OPEN_PHRASES:
            begun, _, ended = phrase.partition("*")
            if len(part) >= len(phrase) and part.startswith(begun) and part.endswith(ended):
                name = part[len(begun) : len(part) - len(ended)]
                keys = (f"{family}.{name}" for family in _FAMILIES)
                shown = next((self.texts[key] for key in keys if key in self.texts), name)
                return self.texts[f"why.{phrase}"].replace("*", shown)
        return part

    def of(self, saying: Saying) -> str:
        return saying.say(self.language)

    def joined(self, parts: list[str]) -> str:
        return ("、" if self.language == "zh" else ", ").join(parts)


def reports_folder() -> Path:
    """The folder of templates beside the package. Raises MissingComponent when the package was moved away from it."""
    if (REPORTS / "inspection.html.j2").is_file():
        return REPORTS
    raise MissingComponent(
        Saying("the report templates are not there", "找不到报告模板"),
        where="reports/inspection.html.j2",
        mend=Saying("run the harness from a full checkout (make install)", "在完整的代码库中运行（make install）"),
    )


def load_words(language: Language) -> Words:
    """Reads one catalogue. Raises BadInput unless it is one flat mapping of texts."""
    path = reports_folder() / "i18n" / f"{language}.yaml"
    texts = load_table(path.read_text(encoding="utf-8"))
    if not isinstance(texts, dict) or not all(isinstance(k, str) and isinstance(v, str) for k, v in texts.items()):
        raise BadInput(
            Saying("every entry must be `key: text`", "每个条目须为“键: 文字”"),
            where=f"reports/i18n/{path.name}",
            mend=Saying("quote numbers and yes/no", "数字和 yes/no 请加引号"),
        )
    return Words(language, texts)
