"""OpenComplaint: what was filed on an earlier day and is not closed yet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpenComplaint:
    """Its number, and the working days since it was filed."""

    number: str
    working_days: int = 0
