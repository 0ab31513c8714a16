"""The ground truth of the calibration apps, and what a set of verdicts missed or accused falsely against it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from harness.model.faults import BadInput
from harness.model.file_fault import fault_in, refused
from harness.model.saying import Saying
from harness.model.table_yaml import load_table
from harness.model.verdict import Outcome, Verdict, worst

APPS = ("burdened", "compliant", "null")
FAMILY_APPS = ("v6-ready", "v6-literal", "v6-third", "v6-broken")
ENDURANCE_APPS = ("steady", "fragile", "leaking")
Accusation = Literal[Outcome.VIOLATION, Outcome.SUSPECT, Outcome.ADVICE]
Expected = Annotated[tuple[Accusation, ...], BeforeValidator(lambda one: [one] if isinstance(one, str) else one)]


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    what: str


class Behaviour(_Written):
    """One thing that an app does, with the outcomes each rule may have for it."""

    rules: Annotated[dict[str, Expected], Field(min_length=1)]


class LookAlike(_Written):
    """An innocent thing, with the rules that it resembles and must not set off."""

    rules: Annotated[tuple[str, ...], Field(min_length=1)]


class GroundTruth(BaseModel):
    """What is known of one app. `forbid` lists outcomes that no rule at all may have for it.

    `innocent` lists rules that may have no finding at all, not even an advice.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    app: str
    behaviours: tuple[Behaviour, ...] = ()
    forbid: tuple[Accusation, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    innocent: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _agree(self) -> "GroundTruth":
        rules = self.expected()
        for rule in {name for one in self.look_alikes for name in one.rules} | set(self.innocent):
            if rule not in rules:
                continue
            what = Saying(f"{rule} is both expected and a look-alike", f"{rule} 既应判定又属易混淆")
            raise refused(what, Saying("leave it out of one", "从其中一处去掉"))
        return self

    def expected(self) -> dict[str, tuple[Outcome, ...]]:
        """Outcomes by rule: what every behaviour that names the rule allows."""
        found: dict[str, tuple[Outcome, ...]] = {}
        for behaviour in self.behaviours:
            for rule, outcomes in behaviour.rules.items():
                if (shared := tuple(one for one in found.get(rule, outcomes) if one in outcomes)) == ():
                    what = Saying(f"behaviours disagree about {rule}", f"各行为对 {rule} 的预期不一致")
                    raise refused(what, Saying("name an outcome that fits all", "写明共同适用的结论"))
                found[rule] = shared
        return found


@dataclass(frozen=True, slots=True)
class Miss:
    """Where verdicts and ground truth differ; `found` is None where the rule gave no verdict at all."""

    kind: Literal["missed", "false_accusation"]
    app: str
    device: str
    rule: str
    what: tuple[str, ...]
    expected: tuple[Outcome, ...]
    found: Outcome | None

    @property
    def saying(self) -> Saying:
        found = self.found.value if self.found else "no verdict"
        place, things = f"{self.app} / {self.device or '-'} / {self.rule}", "; ".join(self.what) or "-"
        if self.kind == "missed":
            wanted = " or ".join(self.expected)
            return Saying(
                f"{place}: {things}: {found} in place of {wanted}", f"{place}：{things}：应为 {wanted}，实为 {found}"
            )
        return Saying(f"{place}: falsely {found} ({things})", f"{place}：误判为 {found}（{things}）")


def truth_files(apps: Sequence[str] = APPS) -> dict[str, Path]:
    """The ground truth file of each calibration app, by its key; FAMILY_APPS are those of the IPv6 laboratory,
    ENDURANCE_APPS those of the stability trials."""
    folder = Path(str(resources.files("harness.demo"))) / "ground_truth"
    return {app: folder / f"{app}.yaml" for app in apps}


def load_truth(path: Path) -> GroundTruth:
    """Read a ground truth file. Raises BadInput that names file and field."""
    try:
        return GroundTruth.model_validate(load_table(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise BadInput(Saying("cannot be read as YAML", "不能按 YAML 读取"), str(path)) from error
    except ValidationError as error:
        raise fault_in(str(path), GroundTruth, error) from error


def compare(results: Sequence[Verdict], truth: GroundTruth, devices: Sequence[str] = ()) -> tuple[Miss, ...]:
    """What the verdicts missed and whom they accused falsely, per device.

    Verdicts of other apps are left out. `devices` are those that must have been examined; without it, those that the
    verdicts name. A rule's outcome on a device is the worst over its roles and networks.
    """
    own = [verdict for verdict in results if verdict.app == truth.app]
    places = tuple(devices) or tuple(dict.fromkeys(verdict.device for verdict in own)) or ("",)
    return tuple(miss for device in places for miss in _on(device, own, truth))


def _on(device: str, verdicts: Iterable[Verdict], truth: GroundTruth) -> Iterator[Miss]:
    outcomes: dict[str, list[Outcome]] = {}
    for verdict in verdicts:
        if verdict.device == device:
            outcomes.setdefault(verdict.rule, []).append(verdict.outcome)
    found = {rule: worst(list(several)) for rule, several in outcomes.items()}
    if not found and not truth.behaviours:
        yield Miss("missed", truth.app, device, "*", ("no verdict at all",), (Outcome.PASS,), None)
    yield from _missed(device, found, truth)
    yield from _accused(device, found, truth)


def _missed(device: str, found: Mapping[str, Outcome], truth: GroundTruth) -> Iterator[Miss]:
    for rule, expected in truth.expected().items():
        outcome = found.get(rule)
        if outcome not in expected:
            what = tuple(one.what for one in truth.behaviours if rule in one.rules)
            yield Miss("missed", truth.app, device, rule, what, expected, outcome)


def _accused(device: str, found: Mapping[str, Outcome], truth: GroundTruth) -> Iterator[Miss]:
    innocent = {rule for one in truth.look_alikes for rule in one.rules}
    for rule, outcome in found.items():
        accused = outcome in (Outcome.VIOLATION, Outcome.SUSPECT) and rule in innocent
        found_at_all = outcome in (Outcome.VIOLATION, Outcome.SUSPECT, Outcome.ADVICE) and rule in truth.innocent
        if outcome in truth.forbid or accused or found_at_all:
            what = tuple(one.what for one in truth.look_alikes if rule in one.rules)
            yield Miss("false_accusation", truth.app, device, rule, what, (), outcome)
