"""The form of conditions in catalogue files, and how they become `condition` objects.

`$name` in place of a number is the rule's threshold of that name; `use: NAME` is a block from `blocks.yaml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, field_validator

from harness.judge import condition as made
from harness.judge.campaign import SWITCHES
from harness.judge.condition import Condition, Match, Scalar
from harness.judge.facts import FACTS
from harness.judge.mandatory import mandatory_when
from harness.model.event import Phase
from harness.model.file_fault import SAID, nearest, refused
from harness.model.observation import Channel, Kind
from harness.model.saying import Saying
from harness.model.verdict import Outcome

OPERATORS: Mapping[str, made.Operator] = {
    "not": "is_not",
    "min": "min",
    "max": "max",
    "like": "like",
    "has": "has",
    "present": "present",
}
DEEPEST = 8  # bound on nested conditions

Texts = str | tuple[str, ...]
Demand = bool | int | float | str | tuple[str, ...] | dict[str, bool | int | float | str]


class FileModel(BaseModel):
    """Unknown keys are refused: a misspelt key must not become a rule that never fires."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class AtomFile(FileModel):
    kind: Kind
    subject: Texts = ()
    not_subject: Texts = ()
    phase: tuple[Phase, ...] = ()
    role: Texts = ()
    channel: Channel | None = None
    data: dict[str, Demand] = Field(default_factory=dict)
    direct: bool | None = None
    min_count: int = Field(default=1, ge=1)
    same_subject: bool = False
    min_channels: int = Field(default=1, ge=1)
    min_confidence: float = Field(default=made.MIN_CONFIDENCE, ge=0.0, le=1.0)

    @field_validator("data")
    @classmethod
    def _known_operators(cls, data: dict[str, Demand]) -> dict[str, Demand]:
        for key, demand in data.items():
            if isinstance(demand, dict) and (len(demand) != 1 or not set(demand) <= set(OPERATORS)):
                what = Saying("not one demand on this value", "对该值应提出且只提出一项要求")
                raise refused(what, nearest(next(iter(demand), ""), OPERATORS), f".{key:.60}")
        return data


class AllFile(FileModel):
    all: list["ConditionFile"] = Field(min_length=1)


class AnyFile(FileModel):
    any: list["ConditionFile"] = Field(min_length=1)


class NoneFile(FileModel):
    none: list["ConditionFile"] = Field(min_length=1)


class AtLeastFile(FileModel):
    at_least: int = Field(ge=1)
    of: list["ConditionFile"] = Field(min_length=1)


class RuleFile(FileModel):
    rule: Texts
    outcome: list[Outcome] = Field(min_length=1)


class FactFile(FileModel):
    fact: str

    @field_validator("fact")
    @classmethod
    def _known(cls, fact: str) -> str:
        if fact not in FACTS:
            raise refused(Saying("no such fact", "没有这项事实"), nearest(fact, FACTS))
        return fact


class SwitchFile(FileModel):
    switch: str
    value: str

    @field_validator("switch")
    @classmethod
    def _known(cls, switch: str) -> str:
        if switch not in SWITCHES:
            raise refused(Saying("no such switch", "没有这个开关"), nearest(switch, SWITCHES))
        return switch


class MandatoryFile(FileModel):
    mandatory: Texts
    direct: bool = False


class UseFile(FileModel):
    use: str


FORMS = ("kind", "all", "any", "none", "at_least", "rule", "fact", "switch", "use", "mandatory")


def _form(value: Any) -> str | None:
    if isinstance(value, Mapping):
        return next((form for form in FORMS if form in value), None)
    return next((form for form in FORMS if hasattr(value, form)), None)


ConditionFile = Annotated[
    Annotated[AtomFile, Tag("kind")]
    | Annotated[AllFile, Tag("all")]
    | Annotated[AnyFile, Tag("any")]
    | Annotated[NoneFile, Tag("none")]
    | Annotated[AtLeastFile, Tag("at_least")]
    | Annotated[RuleFile, Tag("rule")]
    | Annotated[FactFile, Tag("fact")]
    | Annotated[SwitchFile, Tag("switch")]
    | Annotated[UseFile, Tag("use")]
    | Annotated[MandatoryFile, Tag("mandatory")],
    Discriminator(
        _form,
        custom_error_type=SAID,
        custom_error_message="{en}",
        custom_error_context={
            "en": f"a condition starts with one of {', '.join(FORMS)}",
            "zh": f"条件须以下列之一开头：{'、'.join(FORMS)}",
            "inner": "",
        },
    ),
]


class Unbuildable(ValueError):
    """A condition of the right form that stands for nothing; `what` and `mend` are for who wrote it."""

    def __init__(self, what: Saying, mend: Saying) -> None:
        self.what, self.mend = what, mend
        super().__init__(what.en)


@dataclass(frozen=True, slots=True)
class Names:
    """What names in conditions stand for. Raises Unbuildable for a name that is not there."""

    blocks: Mapping[str, Any]
    thresholds: Mapping[str, Scalar]

    def block(self, name: str) -> Any:
        if name not in self.blocks:
            raise Unbuildable(
                Saying(f"no block is called {name}", f"没有名为 {name} 的条件块"), nearest(name, self.blocks)
            )
        return self.blocks[name]

    def number(self, operand: Scalar) -> Scalar:
        if not isinstance(operand, str) or not operand.startswith("$"):
            return operand
        if operand[1:] not in self.thresholds:
            name = operand[1:]
            what = Saying(f"no threshold is called {name}", f"没有名为 {name} 的阈值")
            raise Unbuildable(what, nearest(name, self.thresholds))
        return self.thresholds[operand[1:]]


def build(written: Any, names: Names, depth: int = 0) -> Condition:
    """The condition that a form stands for. Raises Unbuildable for unknown names and for blocks that go in circles."""
    if depth > DEEPEST:
        what = Saying("conditions are nested too deeply", "条件嵌套过深")
        raise Unbuildable(what, Saying("look for a block that uses itself", "检查是否有条件块引用自身"))

    def parts(of: list[Any]) -> tuple[Condition, ...]:
        return tuple(build(part, names, depth + 1) for part in of)

    match written:
        case AllFile():
            return made.AllOf(parts(written.all))
        case AnyFile():
            return made.AnyOf(parts(written.any))
        case NoneFile():
            return made.NoneOf(parts(written.none))
        case AtLeastFile():
            return made.AtLeast(written.at_least, parts(written.of))
        case UseFile():
            return build(names.block(written.use), names, depth + 1)
        case _:
            return _leaf(written, names)


def _leaf(written: Any, names: Names) -> Condition:
    match written:
        case RuleFile():
            return made.RuleIs(_texts(written.rule), tuple(written.outcome))
        case FactFile():
            return made.FactIs(written.fact)
        case SwitchFile():
            if written.value not in SWITCHES[written.switch].values:
                what = Saying(
                    f"switch {written.switch} has no value {written.value}",
                    f"开关 {written.switch} 没有取值 {written.value}",
                )
                raise Unbuildable(what, nearest(written.value, SWITCHES[written.switch].values))
            return made.SwitchIs(written.switch, written.value)
        case AtomFile():
            return _atom(written, names)
        case MandatoryFile():
            duties = _texts(written.mandatory)
            return made.Mandatory(duties, mandatory_when(duties, direct=written.direct))
        case _:
            raise TypeError(type(written).__name__)


def _atom(written: AtomFile, names: Names) -> made.Atom:
    return made.Atom(
        kind=written.kind,
        subjects=_texts(written.subject),
        not_subjects=_texts(written.not_subject),
        phases=written.phase,
        roles=_texts(written.role),
        channels=(written.channel,) if written.channel else (),
        data=tuple(_match(key, demand, names) for key, demand in written.data.items()),
        direct=written.direct,
        min_count=written.min_count,
        same_subject=written.same_subject,
        min_channels=written.min_channels,
        min_confidence=written.min_confidence,
    )


def _match(key: str, demand: Demand, names: Names) -> Match:
    if isinstance(demand, dict):
        operator, operand = next(iter(demand.items()))
        return Match(key, OPERATORS[operator], names.number(operand))
    if isinstance(demand, tuple):
        return Match(key, "in", demand)
    return Match(key, "is", names.number(demand))


def _texts(written: Texts) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else written
