"""How many runs were made and how many a claim needs: said beside every verdict that rests on many runs."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from harness.judge.condition import Atom
from harness.judge.match import fits
from harness.judge.rule import Rule
from harness.model.observation import Observation
from harness.model.saying import Saying

UNITS: Mapping[str, Saying] = MappingProxyType(
    {
        "sessions": Saying("sessions", "次会话"),
        "starts": Saying("starts", "次启动"),
        "runs": Saying("runs", "次运行"),
        "hours": Saying("hours", "小时"),
        "loops": Saying("rounds", "轮"),
        "checks": Saying("checks", "项检查"),
        "disturbances": Saying("disturbances", "种干扰"),
    }
)
MOST_NAMED = 4


def run_counts(rule: Rule, observations: Iterable[Observation]) -> tuple[Saying, ...]:
    """One remark for each measure over many runs that the rule asks for, whatever it came out as."""
    counting = [one for one in observations if "runs_needed" in one.data]
    if not counting:
        return ()
    asked = {
        replace(placed.leaf, data=(), min_count=1) for placed in rule.decision.leaves() if isinstance(placed.leaf, Atom)
    }
    said = dict.fromkeys(_said(one) for one in counting if any(fits(atom, one) for atom in asked))
    return tuple(said)[:MOST_NAMED]


def _said(one: Observation) -> Saying:
    made, needed = one.data.get("runs"), one.data["runs_needed"]
    unit = UNITS.get(str(one.data.get("unit")), UNITS["runs"])
    failures = one.data.get("failures")
    en = f", {failures} of them failed" if isinstance(failures, int) else ""
    zh = f"，其中失败 {failures} 次" if isinstance(failures, int) else ""
    if one.data.get("simulated") is True:
        en, zh = f"{en}, from which a simulated device gives no verdict", f"{zh}（模拟设备的数值不作判定）"
    return Saying(
        f"{made} {unit.en} were made{en}; to show compliance {needed} are needed",
        f"已完成 {made} {unit.zh}{zh}；要证明符合需 {needed} {unit.zh}",
    )
