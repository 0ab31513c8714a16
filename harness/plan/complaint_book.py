"""What was filed with an app, kept beside its runs from one day to the next: never two complaints at a time."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from harness.model.complaint import OpenComplaint
from harness.model.faults import BadInput
from harness.model.saying import Saying
from harness.plan.whole_file import write_whole

COMPLAINTS = "complaints.json"
MAX_BYTES = 1_000_000
_SATURDAY = 5


class _Filed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    app: Annotated[str, Field(max_length=200)]
    device: Annotated[str, Field(max_length=200)]
    number: Annotated[str, Field(max_length=200)]
    filed: date
    closed: bool = False


class _Book(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    complaints: Annotated[tuple[_Filed, ...], Field(max_length=1000)] = ()


@dataclass(frozen=True, slots=True)
class FileComplaintBook:
    """The complaints of one app on one device in the book at `path`; `today` is a day in legal time."""

    path: Path
    app: str
    device: str
    today: date

    def open_complaint(self) -> OpenComplaint | None:
        """The latest that is not closed. Raises BadInput for a file that is no book."""
        mine = [one for one in self._read().complaints if self._is_mine(one) and not one.closed]
        return OpenComplaint(mine[-1].number, working_days(mine[-1].filed, self.today)) if mine else None

    def keep(self, number: str, *, closed: bool) -> None:
        """Write down a complaint, or that it was closed, before anything else is done."""
        book = self._read()
        known = [one for one in book.complaints if self._is_mine(one) and one.number == number]
        others = tuple(one for one in book.complaints if one not in known)
        filed = known[0].filed if known else self.today
        one = _Filed(app=self.app, device=self.device, number=number[:200], filed=filed, closed=closed)
        write_whole(self.path, _Book(complaints=(*others, one)).model_dump_json(indent=1) + "\n")

    def _is_mine(self, one: _Filed) -> bool:
        return (one.app, one.device) == (self.app, self.device)

    def _read(self) -> _Book:
        try:
            with self.path.open("rb") as file:
                return _Book.model_validate(json.loads(file.read(MAX_BYTES)))
        except FileNotFoundError:
            return _Book()
        except (ValidationError, ValueError):
            what = Saying("no book of complaints", "不是投诉登记文件")
            mend = Saying("restore it, or remove it and begin again", "恢复该文件，或删除后重新开始")
            raise BadInput(what, str(self.path), mend) from None


def working_days(since: date, until: date) -> int:
    """Days from Monday to Friday after `since` up to `until`; public holidays are not known here."""
    span = max(0, (until - since).days)
    return sum((since + timedelta(days=number)).weekday() < _SATURDAY for number in range(1, span + 1))
