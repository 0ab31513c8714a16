"""The plan of a campaign of days, CAMPAIGN_DIR/plan.yaml: what is visited, from where, for how many days."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from harness.plan.written_file import Written, read_as

PLAN = "plan.yaml"
WORKING_DAYS = 3  # standards, MP-2
REST_DAYS = 1  # standards, A14-2a


class WrittenPlan(Written):
    """Paths are relative to the plan. With `complaint` one complaint is filed and followed from day to day.

    `rest_days` are not asked of a test tenant whose clock moves from working day to working day. `campaign` is a
    campaign's name or file (with the letter that permits it).
    """

    app: Annotated[str, Field(min_length=1, max_length=500)]
    device: Annotated[str, Field(min_length=1, max_length=200)] = "android-phone"
    lab: Annotated[str, Field(max_length=500)] = ""
    campaign: Annotated[str, Field(max_length=500)] = "default"
    working_days: Annotated[int, Field(ge=2, le=60)] = WORKING_DAYS
    rest_days: Annotated[int, Field(ge=0, le=20)] = REST_DAYS
    complaint: bool = False
    seed: int = 1


@dataclass(frozen=True, slots=True)
class DaysPlan:
    """The plan with its paths resolved."""

    folder: Path
    app: Path
    device: str
    laboratory: Path | None
    campaign: str
    working_days: int
    rest_days: int
    complaint: bool
    seed: int


def load_days_plan(folder: Path) -> DaysPlan:
    """Read CAMPAIGN_DIR/plan.yaml. Raises BadInput in one line."""
    path = folder / PLAN
    written = read_as(path, WrittenPlan)
    is_file = written.campaign.endswith((".yaml", ".yml"))
    return DaysPlan(
        folder,
        folder / written.app,
        str(folder / written.device) if written.device.endswith((".yaml", ".yml")) else written.device,
        folder / written.lab if written.lab else None,
        str(folder / written.campaign) if is_file else written.campaign,
        written.working_days,
        written.rest_days,
        written.complaint,
        written.seed,
    )
