"""What a report is made from: runs with their verdicts, and what the laboratory says about the inspection.

Right of the wall nothing is looked up: whoever calls `report` hands over everything that shall be shown. Observations,
excerpts and events are masked already (design law 5); `Picture.veiled` names the places of a screenshot that show
planted values and must not be seen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

import pandas as pd

from harness.model.answer import Answer
from harness.model.coverage import Coverage
from harness.model.event import Event
from harness.model.laboratory import Laboratory
from harness.model.observation import Observation
from harness.model.order import Order
from harness.model.run import Run, RunStatus
from harness.model.saying import Saying
from harness.model.screen import Box
from harness.model.verdict import Verdict

SealState = Literal["intact", "incomplete", "tampered", "unsealed"]
Decider = Literal["harness", "partly", "evidence", "person"]


@dataclass(frozen=True, slots=True)
class RuleText:
    """The words of one rule of the catalogue: `quote` is the clause as enacted (Chinese), `gloss` its English sense.

    `strength` is shall, principle, should or procedure; `mend` says what the sponsor should do about a finding.
    `decider` says who can come to a verdict here: the harness; the harness `partly` (it hears what speaks against the
    app, but concludes nothing from absence); nobody before further `evidence` is there; or a `person`. `awaits` names
    that evidence. `by_default` says that a number of its decision is the laboratory's own, not the law's.
    """

    rule: str
    article: str
    title: Saying
    quote: str
    gloss: str = ""
    strength: str = "shall"
    source: str = ""
    mend: Saying | None = None
    decider: Decider = "harness"
    awaits: Saying | None = None
    by_default: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """One screenshot (PNG, JPEG or WebP bytes); `width_dp` 0 means the device profile's width."""

    content: bytes
    width_dp: float = 0.0
    veiled: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class InspectedRun:
    """One run and what was concluded from it.

    `folder` names the recording (`<run_id>/attempt-<n>`), `seal_digest` is the SHA-256 of seal.json. `timeline` is a
    bounded selection that holds at least the events of kinds consent, channel, scenario, session, gate, probe and
    login, and every event that an observation cites with `seq=`. `pictures` goes by file name inside the recording.
    `answers` are all that people gave, in their order; `package` is the app's package as the device had installed it.
    `link_base` is the relative way from the report to the recording; without it evidence is named but not linked.
    """

    run: Run
    folder: str
    status: RunStatus
    verdicts: tuple[Verdict, ...]
    coverage: Coverage
    timeline: tuple[Event, ...] = ()
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    seal_state: SealState = "unsealed"
    seal_digest: str = ""
    ended: datetime | None = None
    faults: tuple[Saying, ...] = ()
    link_base: str = ""
    answers: tuple[Answer, ...] = ()
    package: Observation | None = None


@dataclass(frozen=True, slots=True)
class GroundTruthResult:
    """How the harness did on a calibration app: behaviours planted and found, what was missed or invented."""

    app: str
    planted: int
    found: int
    missed: tuple[str, ...] = ()
    false_findings: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        return not self.missed and not self.false_findings


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything one report shows. An empty `title` is replaced by the catalogue's.

    `rules` goes by rule id, `rule_set` is the hash of the catalogue, `switches` are settings of the campaign
    by name, `order` what it was commissioned with, `remarks` are its deviations and additions in words (ISO/IEC 17025,
    7.8.2.1 n).

    `tables` are the tidy tables of these runs and `history` those of all nights of the campaign (DataFrames by table
    name, as analysis makes them): plots are drawn of whatever they hold.
    """

    report_id: str
    laboratory: Laboratory
    made_at: datetime
    runs: tuple[InspectedRun, ...]
    rules: Mapping[str, RuleText]
    title: str = ""
    order: Order = Order()  # noqa: RUF009 - frozen
    campaign: str = ""
    rule_set: str = ""
    switches: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Saying, ...] = ()
    calibration: Saying | None = None
    ground_truth: tuple[GroundTruthResult, ...] = ()
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    history: Mapping[str, pd.DataFrame] = field(default_factory=dict)
