"""The order file (委托信息): what the report must say that no recording knows."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field

from harness.model.order import Order
from harness.plan.written_file import Written, read_as

Line = Annotated[str, Field(max_length=300)]


class WrittenOrder(Written):
    """Every field may be left out."""

    number: Annotated[str, Field(max_length=60)] = ""
    customer: Line = ""
    contact: Line = ""
    received: date | None = None
    place: Line = ""
    sampling: Line = ""
    outside: Line = ""
    prepared_by: Line = ""
    reviewed_by: Line = ""
    approved_by: Line = ""
    issued: Annotated[AwareDatetime | None, Field(strict=False)] = None
    remarks: Annotated[tuple[Line, ...], Field(max_length=40, strict=False)] = ()


def load_order(path: Path | None) -> Order:
    """The order that `path` describes; without a path an empty one. Raises BadInput in one line."""
    return Order() if path is None else Order(**read_as(path, WrittenOrder).model_dump())
