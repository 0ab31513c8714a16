"""Condition: the small declarative language in which a rule says what must be seen.

A condition never looks at files or at raw values, only at observations, at facts about the app and at other rules'
outcomes. `any` keeps its alternatives apart (each must stand by itself under the two-channel law); `at_least` joins
all that hold into one proof, so that they corroborate each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from harness.model.event import Phase
from harness.model.observation import Channel, Kind
from harness.model.verdict import Outcome

Scalar = str | int | float | bool
Operator = Literal["is", "is_not", "in", "min", "max", "like", "has", "present"]

MIN_CONFIDENCE = 0.5  # [default] below this an observation is too weak to count


@dataclass(frozen=True, slots=True)
class Match:
    """One demand on a key of an observation's data. `has` asks a list for an element like a pattern.

    A missing key satisfies only `is_not` and `present: false`.
    """

    key: str
    operator: Operator
    operand: Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """Observations of one kind. Empty tuples do not restrict; subjects may hold `*`.

    `min_count` counts observations (of one subject where `same_subject`), `min_channels` their channels (one direct
    observation is enough, design law 2).
    """

    kind: Kind
    subjects: tuple[str, ...] = ()
    not_subjects: tuple[str, ...] = ()
    phases: tuple[Phase, ...] = ()
    roles: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    data: tuple[Match, ...] = ()
    direct: bool | None = None
    min_count: int = 1
    same_subject: bool = False
    min_channels: int = 1
    min_confidence: float = MIN_CONFIDENCE


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of the parts hold; whatever holds is joined into one proof."""

    count: int
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """None of the parts holds. It proves something only where the coverage law is satisfied."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class RuleIs:
    """Some of these rules came out as one of these outcomes (aggregates)."""

    rules: tuple[str, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class FactIs:
    """A fact about the subject, see `facts.FACTS`."""

    fact: str


@dataclass(frozen=True, slots=True)
class SwitchIs:
    """The campaign reads an open text this way, see `campaign.SWITCHES`."""

    switch: str
    value: str


@dataclass(frozen=True, slots=True)
class Mandatory:
    """Some of these duties are forced on users; `when` is what `mandatory.mandatory_when` asks for it."""

    duties: tuple[str, ...]
    when: "Condition"


Condition = Atom | AllOf | AnyOf | AtLeast | NoneOf | RuleIs | FactIs | SwitchIs | Mandatory


@dataclass(frozen=True, slots=True)
class Placed:
    """A leaf of a condition and whether an odd number of `none` stand above it."""

    leaf: Atom | RuleIs | FactIs | SwitchIs
    negated: bool = field(default=False)


def leaves(condition: Condition | None, *, negated: bool = False) -> Iterator[Placed]:
    """All leaves of a condition, left to right."""
    match condition:
        case None:
            return
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts):
            for part in parts:
                yield from leaves(part, negated=negated)
        case NoneOf(parts):
            for part in parts:
                yield from leaves(part, negated=not negated)
        case Mandatory():
            yield from leaves(condition.when, negated=negated)
        case _:
            yield Placed(condition, negated)


def mandatories(condition: Condition) -> Iterator[Mandatory]:
    """Every question for compulsion in a condition, left to right."""
    match condition:
        case Mandatory():
            yield condition
        case AllOf(parts) | AnyOf(parts) | AtLeast(_, parts) | NoneOf(parts):
            for part in parts:
                yield from mandatories(part)
        case _:
            return
