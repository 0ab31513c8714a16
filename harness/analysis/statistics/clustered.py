"""A rate over several devices: sessions of one device resemble each other, so together they count for fewer.

Beta-binomial model by moments (standards.md 10.3, flake rule 5): the correlation inside a device, estimated by analysis
of variance, gives the design effect by which counts are divided before the exact bounds are taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from harness.analysis.statistics.binomial import lower_bound, upper_bound
from harness.analysis.statistics.interval import CONFIDENCE


@dataclass(frozen=True, slots=True)
class PooledRate:
    """`lower` and `upper` are one-sided bounds; `effective_runs` is what the runs are worth as independent ones."""

    failures: int
    runs: int
    lower: float
    upper: float
    correlation: float
    effective_runs: float


def pooled_rate(clusters: Sequence[tuple[int, int]], confidence: float = CONFIDENCE) -> PooledRate:
    """Clusters are (failures, runs) a device. One device, or no failure at all, is taken as independent."""
    kept = [(failures, runs) for failures, runs in clusters if runs]
    failures, runs = sum(k for k, _ in kept), sum(n for _, n in kept)
    correlation = _correlation(kept)
    spread = sum(n * n for _, n in kept) / runs if runs else 1.0
    effect = max(1.0, 1 + (spread - 1) * correlation)
    k, n = failures / effect, runs / effect
    return PooledRate(failures, runs, lower_bound(k, n, confidence), upper_bound(k, n, confidence), correlation, n)


def _correlation(clusters: Sequence[tuple[int, int]]) -> float:
    """The ANOVA estimate of the correlation inside a cluster, 0..1."""
    groups, runs, failures = len(clusters), sum(n for _, n in clusters), sum(k for k, _ in clusters)
    if groups < 2 or runs <= groups or failures in (0, runs):
        return 0.0
    share = failures / runs
    between = sum(n * (k / n - share) ** 2 for k, n in clusters) / (groups - 1)
    within = sum(k * (n - k) / n for k, n in clusters) / (runs - groups)
    usual = (runs - sum(n * n for _, n in clusters) / runs) / (groups - 1)
    whole = between + (usual - 1) * within
    return min(1.0, max(0.0, (between - within) / whole)) if whole > 0 else 0.0
