"""Answer: what a person said about a rule that the harness alone cannot decide."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is a word of the rule's question; `by` is who answered, `at` when (aware UTC).

    `documents` name the papers it rests on, each with its SHA-256 where the person gave one.
    """

    rule: str
    value: str
    by: str
    at: datetime
    note: str = ""
    documents: tuple[str, ...] = ()
