"""The form of one catalogue entry, and how it becomes a Rule."""

from collections.abc import Callable
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from harness.judge.condition import Condition
from harness.judge.condition_file import ConditionFile, FileModel
from harness.judge.facts import FACTS
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
from harness.model.run import CHANNELS
from harness.model.saying import Saying
from harness.model.verdict import Outcome

PROBES = ("skip_gate", "decline_permission", "leave_out_field")  # the `probe` values of PROBE events
ROLES = (EVERY_ROLE, "grassroots", "superior", "visitor")
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
    unit: str
    source: ThresholdSource
    note: str = ""


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
    seen: tuple[SeenFile, ...] = ()

    @field_validator("channels", "roles", "probes")
    @classmethod
    def _known(cls, names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        known = {"channels": CHANNELS, "roles": ROLES, "probes": PROBES}[info.field_name or ""]
        for name in names:
            if name not in known:
                raise ValueError(f"{name} is none of {', '.join(known)}")
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


class CapFile(FileModel):
    fact: str
    at_most: Literal[Outcome.SUSPECT, Outcome.ADVICE]

    @field_validator("fact")
    @classmethod
    def _known(cls, fact: str) -> str:
        if fact not in FACTS:
            raise ValueError(f"no such fact; known: {', '.join(FACTS)}")
        return fact


class EntryFile(FileModel):
    """Texts (`procedure`, `traps`, `source`) are for people; the rest decides."""

    id: str = Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*(-[0-9]+[a-z]?)$")
    article: str = Field(pattern=r"^[0-9]+(\([0-9]+\))?$")
    title: BothFile
    clause: ClauseFile
    strength: Strength
    state: State
    needs: NeedsFile = NeedsFile()
    decision: DecisionFile = DecisionFile()
    thresholds: tuple[ThresholdFile, ...] = ()
    source: str = Field(min_length=1)
    source_cap: bool = False
    procedure: str = ""
    traps: str = ""
    exceptions: tuple[str, ...] = ()
    necessity: tuple[str, ...] = ()
    consent_based: bool = False
    caps: tuple[CapFile, ...] = ()

    @model_validator(mode="after")
    def _decides_if_automatic(self) -> "EntryFile":
        asked = self.decision
        if self.state is State.AUTOMATIC and not (asked.violation or asked.suspect or asked.advice):
            raise ValueError("an automatic rule needs a decision that can speak against the app")
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
            thresholds=tuple(Threshold(**dict(one)) for one in self.thresholds),
            source=self.source,
            source_cap=self.source_cap,
            procedure=self.procedure,
            traps=self.traps,
            exceptions=self.exceptions,
            necessity=self.necessity,
            consent_based=self.consent_based,
            caps=tuple(Cap(one.fact, one.at_most) for one in self.caps),
            file=file,
        )
