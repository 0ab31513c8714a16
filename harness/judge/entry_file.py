"""The form of one catalogue entry, and how it becomes a Rule."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from harness.judge.campaign import SWITCHES
from harness.judge.condition import Condition
from harness.judge.condition_file import ConditionFile, FileModel
from harness.judge.evidence import AWAITED, EVIDENCE, OF_PEOPLE
from harness.judge.facts import FACTS
from harness.judge.question import UNKNOWN, Choice, Question
from harness.judge.rule import (
    EVERY_ROLE,
    Cap,
    Clause,
    Decision,
    Needs,
    Rule,
    Seen,
    State,
    Strength,
    Threshold,
    ThresholdSource,
)
from harness.model.file_fault import nearest, refused
from harness.model.run import CHANNELS
from harness.model.saying import Saying
from harness.model.verdict import Outcome

PROBES = ("skip_gate", "decline_permission", "leave_out_field")  # the `probe` values of PROBE events
ROLES = (EVERY_ROLE, "grassroots", "superior", "visitor")
ARTICLE = r"^([1-9]|1[0-35-9]|2[0-6]|14(\([1-5]\))?)$"  # the measures have 26, of which Article 14 has five items
Build = Callable[[Any], Condition]


class BothFile(FileModel):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def saying(self) -> Saying:
        return Saying(self.en, self.zh)


class ClauseFile(FileModel):
    quote: str = Field(min_length=1)
    gloss: str = Field(min_length=1)


class ThresholdFile(FileModel):
    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    value: float | int | str
    unit: BothFile | str
    source: ThresholdSource
    note: BothFile | str = ""
    bears_on: Literal[Outcome.SUSPECT, Outcome.ADVICE] | None = None

    def threshold(self) -> Threshold:
        unit, note = _words(self.unit), _words(self.note)
        return Threshold(self.name, self.value, unit, self.source, note, self.bears_on)


class SeenFile(FileModel):
    what: BothFile
    when: ConditionFile


class NeedsFile(FileModel):
    channels: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    menu: bool = False
    working_days: bool = False
    rest_day: bool = False
    seen: tuple[SeenFile, ...] = ()
    any_network: bool = False

    @field_validator("channels", "roles", "probes")
    @classmethod
    def _known(cls, names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        known = {"channels": CHANNELS, "roles": ROLES, "probes": PROBES}[info.field_name or ""]
        for name in names:
            if name not in known:
                raise refused(Saying("none of the names known here", "不是此处可用的名称"), nearest(name, known))
        return names

    def needs(self, build: Build) -> Needs:
        return Needs(
            self.channels,
            self.scenarios,
            self.roles,
            self.probes,
            self.menu,
            self.working_days,
            tuple(Seen(seen.what.saying(), build(seen.when)) for seen in self.seen),
            self.any_network,
            self.rest_day,
        )


class DecisionFile(FileModel):
    not_applicable: ConditionFile | None = None
    violation: ConditionFile | None = None
    suspect: ConditionFile | None = None
    advice: ConditionFile | None = None
    passes: ConditionFile | None = Field(default=None, alias="pass")

    def decision(self, build: Build) -> Decision:
        asked = (self.not_applicable, self.violation, self.suspect, self.advice, self.passes)
        return Decision(*(None if written is None else build(written) for written in asked))


class ChoiceFile(BothFile):
    value: str = Field(pattern=r"^[a-z][a-z_]*$")
    gives: Outcome

    def choice(self) -> Choice:
        return Choice(self.value, self.saying(), self.gives)


class QuestionFile(FileModel):
    """`unknown` may always be answered and need not be written."""

    ask: BothFile
    look: BothFile | None = None
    answers: tuple[ChoiceFile, ...] = Field(min_length=2)

    @field_validator("answers")
    @classmethod
    def _each_once(cls, answers: tuple[ChoiceFile, ...]) -> tuple[ChoiceFile, ...]:
        values = [one.value for one in answers]
        for value in values:
            if values.count(value) > 1 or value == UNKNOWN.value:
                what = Saying(f"{value} stands there twice", f"{value} 重复")
                raise refused(
                    what, Saying("leave one out (unknown is always there)", "删去其一（unknown 始终可选，无需写）")
                )
        return answers

    def question(self) -> Question:
        choices = (*(one.choice() for one in self.answers), UNKNOWN)
        return Question(self.ask.saying(), choices, self.look.saying() if self.look else Saying("", ""))


class CapFile(FileModel):
    fact: str
    at_most: Literal[Outcome.SUSPECT, Outcome.ADVICE]

    @field_validator("fact")
    @classmethod
    def _known(cls, fact: str) -> str:
        if fact not in FACTS:
            raise refused(Saying("no such fact", "没有这项事实"), nearest(fact, FACTS))
        return fact


class EntryFile(FileModel):
    """Texts (`procedure`, `traps`, `source`, `mend`, `ceiling`) are for people; the rest decides.

    A text of one language alone is of a catalogue of before; recordings keep such, so it is still read.
    """

    id: str = Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*(-[0-9]+[a-z]?)$")
    article: str = Field(pattern=ARTICLE)
    title: BothFile
    clause: ClauseFile
    strength: Strength
    state: State
    needs: NeedsFile = NeedsFile()
    decision: DecisionFile = DecisionFile()
    thresholds: tuple[ThresholdFile, ...] = ()
    source: str = Field(min_length=1)
    source_cap: bool = False
    evidence: tuple[str, ...] = ()
    criterion: BothFile | None = None
    procedure: BothFile | str = ""
    traps: BothFile | str = ""
    awaits: tuple[str, ...] = ()
    switches: tuple[str, ...] = ()
    mend: BothFile | None = None
    ceiling: BothFile | None = None
    question: QuestionFile | None = None
    exceptions: tuple[str, ...] = ()
    necessity: tuple[str, ...] = ()
    consent_based: bool = False
    caps: tuple[CapFile, ...] = ()

    @field_validator("evidence", "awaits", "switches")
    @classmethod
    def _known(cls, names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        known = {"evidence": EVIDENCE, "awaits": AWAITED, "switches": SWITCHES}[info.field_name or ""]
        for name in names:
            if name not in known:
                raise refused(Saying("none of the names known here", "不是此处可用的名称"), nearest(name, known))
        return names

    @model_validator(mode="after")
    def _fits_its_state(self) -> "EntryFile":
        asked = self.decision
        speaks = asked.violation or asked.suspect or asked.advice
        if self.state is State.AUTOMATIC and not (speaks or asked.passes or self.awaits):
            what = Saying("an automatic rule without a decision", "自动判定的规则没有判据")
            mend = Saying(
                "write `decision` (against the app or, to inform, `pass`), or `awaits`",
                "写明 decision（不利情形，或仅供参考的 pass），或写 awaits",
            )
            raise refused(what, mend)
        if self.state is State.AUTOMATIC and OF_PEOPLE & set(self.evidence):
            what = Saying("an automatic rule with evidence that people bring", "自动判定的规则却需要人员提供的证据")
            mend = Saying(
                "make it assisted or document, or leave DOC and HUM out", "改为 assisted 或 document，或去掉 DOC、HUM"
            )
            raise refused(what, mend)
        if self.state is not State.AUTOMATIC and (speaks or asked.passes or self.awaits):
            what = Saying(
                "only an automatic rule has a decision or `awaits`", "只有自动判定的规则才有 decision 或 awaits"
            )
            raise refused(what, Saying("write a `question`, or make it automatic", "改写 question，或改为 automatic"))
        rests = "" if asked.violation is None else asked.violation.model_dump_json()
        for one in self.thresholds:
            if one.bears_on is not None and f'"${one.name}"' in rests:
                what = Saying(
                    f"the violation rests on the threshold {one.name}, which bears_on {one.bears_on}",
                    f"“不符合”的判据用到阈值 {one.name}，而该阈值的 bears_on 为 {one.bears_on}",
                )
                raise refused(what, Saying("take it out of one of them", "从其中一处去掉"))
        if self.question and self.state not in (State.ASSISTED, State.DOCUMENT):
            what = Saying(
                "only an assisted or document rule asks a person", "只有 assisted 或 document 的规则才向人员提问"
            )
            raise refused(what, Saying("leave `question` out", "去掉 question"))
        return self

    def rule(self, file: str, build: Build) -> Rule:
        return Rule(
            id=self.id,
            article=self.article,
            title=self.title.saying(),
            clause=Clause(self.clause.quote, self.clause.gloss),
            strength=self.strength,
            state=self.state,
            needs=self.needs.needs(build),
            decision=self.decision.decision(build),
            thresholds=tuple(one.threshold() for one in self.thresholds),
            source=self.source,
            source_cap=self.source_cap,
            evidence=self.evidence,
            criterion=_said(self.criterion or ""),
            procedure=_said(self.procedure),
            traps=_said(self.traps),
            mend=self.mend.saying() if self.mend else None,
            ceiling=self.ceiling.saying() if self.ceiling else None,
            awaits=self.awaits,
            readings=self.switches,
            asked=self.question.question() if self.question else None,
            exceptions=self.exceptions,
            necessity=self.necessity,
            consent_based=self.consent_based,
            caps=tuple(Cap(one.fact, one.at_most) for one in self.caps),
            file=file,
        )


def _said(written: BothFile | str) -> Saying | None:
    return _words(written) if written else None


def _words(written: BothFile | str) -> Saying:
    return written.saying() if isinstance(written, BothFile) else Saying(written, written)
