"""The score of a calibration: recall by class and rung, precision by class, each with its exact interval."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from scipy.stats import binomtest

from harness.canary.corpus.case import Tier
from harness.inspection.calibration.play import Played

# What must hold: recall by tier, precision of seeded findings by class, false findings in traffic without a canary.
LEAST_RECALL = {Tier.PLAIN: 0.99, Tier.COMPOSED: 0.95, Tier.SEARCH: 0.75}
LEAST_PRECISION = 0.995


@dataclass(slots=True)
class Share:
    """`part` of `whole`."""

    part: int = 0
    whole: int = 0

    def add(self, hit: bool) -> None:
        self.part += hit
        self.whole += 1

    @property
    def value(self) -> float | None:
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Clopper and Pearson's interval at 95 %; None for nothing of nothing."""
        if not self.whole:
            return None
        exact = binomtest(self.part, self.whole).proportion_ci(confidence_level=0.95, method="exact")
        return float(exact.low), float(exact.high)


@dataclass(slots=True)
class Row:
    """One class on one rung: `recall` of what was planted, `precision` of what was claimed in those cases."""

    what: str
    rung: str
    tier: Tier
    recall: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)


@dataclass(slots=True)
class Score:
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    tiers: dict[Tier, Share] = field(default_factory=lambda: defaultdict(Share))
    classes: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    planted: int = 0
    seen: int = 0
    cases: int = 0
    flows: int = 0
    null_flows: int = 0
    false_in_null: int = 0

    def add(self, played: Played) -> None:
        case = played.case
        self.cases += 1
        self.flows += len(case.requests)
        for truth in case.truths:
            row = self.rows.setdefault((truth.what, truth.rung), Row(truth.what, truth.rung, truth.tier))
            hit = truth in played.seen
            row.recall.add(hit)
            self.tiers[truth.tier].add(hit)
            if truth.tier is not Tier.SHAPE:
                self.planted += 1
                self.seen += hit
            if truth.seeded:
                for one in (*played.right, *played.false):
                    row.precision.add(one in played.right)
        for one in (*played.right, *played.false):
            self.classes[str(one.what)].add(one in played.right)
        if case.null:
            self.null_flows += len(case.requests)
            self.false_in_null += len(played.false)

    def shortfalls(self) -> list[str]:
        """Every figure below its limit, one line each."""
        lines = [
            f"recall {tier}: {share.part}/{share.whole} < {LEAST_RECALL[tier]}"
            for tier, share in sorted(self.tiers.items())
            if tier in LEAST_RECALL and share.whole and share.part / share.whole < LEAST_RECALL[tier]
        ]
        lines += [
            f"precision {what}: {share.part}/{share.whole} < {LEAST_PRECISION}"
            for what, share in sorted(self.classes.items())
            if share.part / share.whole < LEAST_PRECISION
        ]
        if self.false_in_null:
            lines.append(f"seeded findings in {self.null_flows} null flows: {self.false_in_null}")
        return lines


def score_of(played: Iterable[Played]) -> Score:
    score = Score()
    for one in played:
        score.add(one)
    return score
