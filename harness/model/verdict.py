"""Verdict: the outcome per rule, app, device, role and network."""

from dataclasses import dataclass
from enum import StrEnum

from harness.model.observation import Observation
from harness.model.saying import Saying


class Outcome(StrEnum):
    """In the order in which the worse one wins."""

    VIOLATION = "violation"
    SUSPECT = "suspect"
    ADVICE = "advice"
    NOT_TESTED = "not_tested"
    PASS = "pass"
    NOT_APPLICABLE = "not_applicable"


SEVERITY = {outcome: rank for rank, outcome in enumerate(Outcome)}


def worst(outcomes: list[Outcome]) -> Outcome:
    """The outcome of an Article: the worst of its rules'; `not_applicable` for none."""
    return min(outcomes, key=SEVERITY.__getitem__, default=Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`why` is one sentence in both languages; `coverage_gaps` says what was not in view."""

    rule: str
    article: str
    app: str
    device: str
    role: str
    network: str
    simulated: bool
    outcome: Outcome
    confidence: float
    why: Saying
    observations: tuple[Observation, ...] = ()
    coverage_gaps: tuple[str, ...] = ()
