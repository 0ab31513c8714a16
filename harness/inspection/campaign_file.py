"""The campaign file: how one inspection reads what the law leaves open, as people write it, and the ones that ship."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field

from harness import judge
from harness.judge.campaign import SWITCHES, Campaign
from harness.model.faults import BadInput
from harness.model.file_fault import nearest
from harness.model.saying import Saying
from harness.plan.written_file import Written, read_as

SHIPPED = Path(judge.__file__).parent / "campaigns"


class WrittenCampaign(Written):
    """`permission` is the letter, which is read by who runs (plan.permission_file)."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    switches: dict[str, str] = Field(default_factory=dict)
    min_working_days: int = Field(default=3, ge=0, le=260)
    min_rest_days: int = Field(default=1, ge=0, le=52)
    menu_share: float = Field(default=0.9, ge=0.0, le=1.0)
    permission: object = None


def campaign_of(name: str) -> Campaign:
    """A campaign by its name or its file. Raises BadInput in one line: file, field, what is wrong, the mend."""
    return load_campaign(Path(name)) if name.endswith((".yaml", ".yml")) else named_campaign(name)


def load_campaign(path: Path) -> Campaign:
    """The campaign that `path` describes. Raises BadInput in one line."""
    written = read_as(path, WrittenCampaign)
    return Campaign(
        written.name,
        _switches(path, written.switches),
        written.min_working_days,
        float(written.menu_share),
        written.min_rest_days,
    )


def named_campaign(name: str) -> Campaign:
    """`default`, or a campaign that ships with the harness (e.g. `demo`). Raises BadInput for any other name."""
    if name in ("", "default"):
        return Campaign()
    known = sorted(path.stem for path in SHIPPED.glob("*.yaml"))
    if name not in known:
        what = Saying(f"no campaign is called {name!r}", f"没有名为 {name} 的检测方案")
        raise BadInput(what, "campaign", nearest(name, ("default", *known)))
    return load_campaign(SHIPPED / f"{name}.yaml")


def _switches(path: Path, given: Mapping[str, str]) -> Mapping[str, str]:
    for name, value in given.items():
        if name not in SWITCHES:
            what = Saying("no such switch", "没有这个开关")
            raise BadInput(what, f"{path}: switches.{name[:100]}", nearest(name, SWITCHES))
        if value not in SWITCHES[name].values:
            what = Saying("none of the readings that this switch has", "不是该开关的取值")
            raise BadInput(what, f"{path}: switches.{name}", nearest(value, SWITCHES[name].values))
    return MappingProxyType({name: given.get(name, switch.default) for name, switch in SWITCHES.items()})
