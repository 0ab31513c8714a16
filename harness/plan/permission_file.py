"""The permission letter as the `permission` of a campaign file."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from harness.model.file_fault import refused
from harness.model.permission import Permission
from harness.model.saying import Saying
from harness.plan.written_file import Written, read_as

Line = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Day = Annotated[date, Field(strict=False)]
Lines = Annotated[tuple[Line, ...], Field(max_length=200, strict=False)]


class WrittenPermission(Written):
    """What the letter says; it is kept on paper, with its number."""

    issued_by: Line
    number: Annotated[str, Field(max_length=100)] = ""
    valid_from: Day
    valid_until: Day
    apps: Lines = ()
    hosts: Annotated[tuple[Line, ...], Field(min_length=1, max_length=200, strict=False)]
    hours: Annotated[tuple[Clock, ...], Field(max_length=2, strict=False)] = ()
    forbidden_scenarios: Lines = ()
    forbidden_actions: Lines = ()
    forms_may_be_sent: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> "WrittenPermission":
        if self.valid_until < self.valid_from:
            what = Saying("it ends before it begins", "失效日期早于生效日期")
            raise refused(what, Saying("change one of the days", "更正其中一个日期"), ".valid_until")
        if len(self.hours) == 1:
            mend = Saying('write ["08:00", "20:00"]', '写成 ["08:00", "20:00"]')
            raise refused(Saying("two times are expected", "应写两个时刻"), mend, ".hours")
        return self


class WrittenWithPermission(Written):
    """A campaign file, of which only the letter is read here; the rest is read by who judges."""

    permission: WrittenPermission | None = None
    name: object = None
    switches: object = None
    min_working_days: object = None
    min_rest_days: object = None
    menu_share: object = None


def permission_in(campaign: str) -> Permission | None:
    """The letter of a campaign, given by its file; a campaign given by name has none. Raises BadInput in one line."""
    if not campaign.endswith((".yaml", ".yml")):
        return None
    written = read_as(Path(campaign), WrittenWithPermission).permission
    return Permission(**written.model_dump()) if written else None
