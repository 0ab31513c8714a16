"""Order: what an inspection was commissioned with and who answers for its report (ISO/IEC 17025, 7.8.2.1)."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Order:
    """An empty field means that nobody said it; the report then says so.

    `place` is where the work was done, `sampling` how the items were chosen, `outside` which results came from others
    (cloud phones, timestamp services), `remarks` are additions to, deviations from and exclusions from the method.
    `issued` (aware) is when the report is issued, else it is now: given, the same recordings make the same documents.
    """

    number: str = ""
    customer: str = ""
    contact: str = ""
    received: date | None = None
    place: str = ""
    sampling: str = ""
    outside: str = ""
    prepared_by: str = ""
    reviewed_by: str = ""
    approved_by: str = ""
    remarks: tuple[str, ...] = ()
    issued: datetime | None = None
