"""Means: what a probe may ask of those outside drive, passed in: the proxy's hand on a form, the campaign's days."""

from dataclasses import dataclass
from typing import Literal, Protocol

from harness.drive.complaint_walk import ComplaintBook
from harness.drive.probes.omission import DayBook

Droppable = Literal["file", "position"]


class FieldDropper(Protocol):
    """Takes one field out of a request that is on its way (MP-4)."""

    def drop_next(self, what: Droppable | None) -> None:
        """From the next request that carries such a field; None takes the order back."""

    def dropped(self, timeout_s: float) -> str:
        """The name of the field that was taken out since the order; "" when none was in time."""


@dataclass(frozen=True, slots=True)
class Means:
    """None for what a run does without: the probes that need it come out unknown, with that as the reason.

    `minute_s` is how long a minute of use lasts here.
    """

    dropper: FieldDropper | None = None
    days: DayBook | None = None
    complaints: ComplaintBook | None = None
    minute_s: float = 60.0
