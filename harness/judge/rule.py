"""Rule: one entry of the catalogue, and the catalogue itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from harness.judge.condition import Condition, FactIs, Placed, RuleIs, SwitchIs, leaves
from harness.judge.question import Question, usual_question
from harness.model.saying import Saying
from harness.model.verdict import Outcome

EVERY_ROLE = "every"  # in `needs.roles`: each role for which the app file holds an account


class Strength(StrEnum):
    """Normative strength of the clause (standards.md, section 0); it caps the verdict."""

    SHALL = "shall"
    SHALL_NOT = "shall_not"
    IN_PRINCIPLE = "in_principle"
    ENCOURAGED = "encouraged"
    PROCEDURE = "procedure"


class State(StrEnum):
    """Who decides: the harness, a person with its help, a person from papers, nobody."""

    AUTOMATIC = "automatic"
    ASSISTED = "assisted"
    DOCUMENT = "document"
    CANNOT = "cannot"


class ThresholdSource(StrEnum):
    """Where a number comes from: the text itself, a standard, our own default, memory not yet checked, a draft."""

    TEXT = "text"
    STANDARD = "standard"
    DEFAULT = "default"
    UNVERIFIED = "unverified"
    DRAFT = "draft"


NOT_FIRM = (ThresholdSource.UNVERIFIED, ThresholdSource.DRAFT)  # standards.md 15.6: suspect at most


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number of the decision; the decision refers to it as `$name`.

    `bears_on` is the one outcome that rests on it: a number that nobody has checked, and that decides a suspicion
    alone, takes nothing from a violation that rests on the text. None: the whole decision rests on it.
    """

    name: str
    value: float | int | str
    unit: Saying
    source: ThresholdSource
    note: Saying = Saying("", "")  # noqa: RUF009 - frozen
    bears_on: Outcome | None = None

    @property
    def not_firm(self) -> bool:
        """Whether it keeps the whole rule from a violation."""
        return self.source in NOT_FIRM and self.bears_on is None


@dataclass(frozen=True, slots=True)
class Clause:
    """The Chinese words of the clause and what they mean in English."""

    quote: str
    gloss: str


@dataclass(frozen=True, slots=True)
class Seen:
    """Something that must have come into view before its absence or its parts can be judged."""

    what: Saying
    when: Condition


@dataclass(frozen=True, slots=True)
class Needs:
    """What must be covered for `pass`. `menu`, `working_days` and `rest_day` bind only conclusions drawn from absence.

    `any_network` is for rules that are about networks which lack something on purpose.
    """

    channels: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    menu: bool = False
    working_days: bool = False
    seen: tuple[Seen, ...] = ()
    any_network: bool = False
    rest_day: bool = False


@dataclass(frozen=True, slots=True)
class Cap:
    """Where the fact holds the verdict is at most this."""

    fact: str
    at_most: Outcome


@dataclass(frozen=True, slots=True)
class Decision:
    """Conditions in the order in which they are asked; `passes` is a positive sign that pass needs, where given."""

    not_applicable: Condition | None = None
    violation: Condition | None = None
    suspect: Condition | None = None
    advice: Condition | None = None
    passes: Condition | None = None

    def conditions(self) -> Iterator[Condition]:
        asked = (self.not_applicable, self.violation, self.suspect, self.advice, self.passes)
        return (condition for condition in asked if condition is not None)

    def findings(self) -> Iterator[tuple[Outcome, Condition]]:
        """The conditions that speak against the app, the worst first."""
        asked = (
            (Outcome.VIOLATION, self.violation),
            (Outcome.SUSPECT, self.suspect),
            (Outcome.ADVICE, self.advice),
        )
        return ((outcome, condition) for outcome, condition in asked if condition is not None)

    def leaves(self) -> Iterator[Placed]:
        for condition in self.conditions():
            yield from leaves(condition)


@dataclass(frozen=True)
class Rule:
    """One judged rule. `exceptions` are function names for which a declared 安保/应急 exception is heard.

    `evidence` are codes of `evidence.EVIDENCE`; `criterion` says the decision in words; `awaits` (`evidence.AWAITED`)
    what is still missing: until it is there nothing is concluded from absence. `readings` are switches that bear on
    the rule besides those that its decision asks for. `mend` tells the sponsor what to do about a finding. `ceiling`
    says why a finding, or a part of them, stays a suspicion where the standards speak of a violation.
    """

    id: str
    article: str
    title: Saying
    clause: Clause
    strength: Strength
    state: State
    needs: Needs
    decision: Decision
    thresholds: tuple[Threshold, ...] = ()
    source: str = ""
    source_cap: bool = False
    evidence: tuple[str, ...] = ()
    criterion: Saying | None = None
    procedure: Saying | None = None
    traps: Saying | None = None
    mend: Saying | None = None
    ceiling: Saying | None = None
    awaits: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    asked: Question | None = None
    exceptions: tuple[str, ...] = ()
    necessity: tuple[str, ...] = ()
    consent_based: bool = False
    caps: tuple[Cap, ...] = ()
    file: str = ""

    @cached_property
    def members(self) -> tuple[str, ...]:
        """Ids of the rules whose outcome this rule asks for."""
        cited = (
            rule for placed in self.decision.leaves() if isinstance(placed.leaf, RuleIs) for rule in placed.leaf.rules
        )
        return tuple(dict.fromkeys(cited))

    @cached_property
    def switches(self) -> tuple[str, ...]:
        """Readings of the campaign that bear on it."""
        used = (placed.leaf.switch for placed in self.decision.leaves() if isinstance(placed.leaf, SwitchIs))
        return tuple(dict.fromkeys([*used, *self.readings]))

    @property
    def not_firm(self) -> bool:
        """Whether its criterion rests on a source that nobody has checked, or on a draft."""
        return self.source_cap or any(one.not_firm for one in self.thresholds)

    @property
    def question(self) -> Question | None:
        """What a person is asked; None where the harness decides or nobody can."""
        by_hand = self.state in (State.ASSISTED, State.DOCUMENT)
        return (self.asked or usual_question(self.title)) if by_hand else None

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Facts about the subject that its decision or its caps ask for."""
        used = [placed.leaf.fact for placed in self.decision.leaves() if isinstance(placed.leaf, FactIs)]
        return tuple(dict.fromkeys([*used, *(cap.fact for cap in self.caps)]))


@dataclass(frozen=True)
class Catalogue:
    """The rules by id; `version` is the SHA-256 (first 12 hex) of the files it was read from.

    `files` are these files by name, so that a recording can keep the catalogue that it was judged by.
    """

    rules: Mapping[str, Rule]
    version: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @cached_property
    def in_order(self) -> tuple[Rule, ...]:
        """Members before the aggregates that ask for them. The loader has refused circles and unknown ids."""
        done: dict[str, Rule] = {}

        def place(rule: Rule) -> None:
            if rule.id not in done:
                for member in rule.members:
                    place(self.rules[member])
                done[rule.id] = rule

        for rule in self.rules.values():
            place(rule)
        return tuple(done.values())
