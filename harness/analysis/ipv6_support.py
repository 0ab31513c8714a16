"""IPv6 support of an app over all its recordings: means, function against dual stack, the grade (A16-IPV6-1 to 12).

Tasks are compared by name: what an app can do on dual stack (N1) and cannot on IPv6 alone (N2) or behind NAT64 (N3) is
told step by step. G = 0.4 C + 0.2 A + 0.2 U + 0.1 U64 + 0.1 (1 - min(1, max(0, R))) [default weights].
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from harness.model.observation import Kind, Observation

DUAL_STACK, ALONE, NAT64 = "dual-stack", "ipv6-only", "ipv6-nat64"
RUNS_ASKED = 3
MINUTES_ASKED = 10.0


@dataclass(frozen=True, slots=True)
class NetworkRun:
    """What one recording says of IPv6."""

    app: str
    device: str
    network: str
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class Usability:
    """Tasks done on a network among those done on dual stack; `failing` are the others, by name."""

    done: int
    asked: int
    failing: tuple[str, ...]

    @property
    def share(self) -> float | None:
        return self.done / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Ipv6Support:
    """Shares 0..1, None where not measured. `short` says what the claim still lacks, one line each."""

    app: str
    device: str
    bytes_share: float | None
    connections_share: float | None
    names_share: float | None
    alone: Usability
    nat64: Usability
    quality_ratio: float | None
    grade: float | None
    share_runs: int
    short: tuple[str, ...]


def supports(runs: Iterable[NetworkRun]) -> tuple[Ipv6Support, ...]:
    """One an app and device, in order; only runs whose network proved itself are heard."""
    heard: dict[tuple[str, str], list[NetworkRun]] = {}
    for run in runs:
        if any(one.kind is Kind.NETWORK_PROVED for one in run.observations):
            heard.setdefault((run.app, run.device), []).append(run)
    return tuple(_support(*place, heard[place]) for place in sorted(heard))


def _support(app: str, device: str, runs: Sequence[NetworkRun]) -> Ipv6Support:
    shares = {subject: list(_data(runs, Kind.FAMILY_SHARE, "share", subject)) for subject in ("bytes", "connections")}
    names = list(_data(runs, Kind.FAMILY_SHARE, "first_party_share", "names"))
    ratios = list(_data(runs, Kind.IPV6_QUALITY, "ratio"))
    alone, nat64 = (_usability(runs, network) for network in (ALONE, NAT64))
    minutes = sum(_data(runs, Kind.FAMILY_SHARE, "minutes", "bytes"))
    parts = (_mean(shares["bytes"]), _mean(names), alone.share, nat64.share, _mean(ratios))
    return Ipv6Support(
        app=app,
        device=device,
        bytes_share=parts[0],
        connections_share=_mean(shares["connections"]),
        names_share=parts[1],
        alone=alone,
        nat64=nat64,
        quality_ratio=parts[4],
        grade=grade(*parts),
        share_runs=len(shares["bytes"]),
        short=tuple(_short(parts, len(shares["bytes"]), minutes)),
    )


def grade(
    share: float | None, names: float | None, alone: float | None, nat64: float | None, ratio: float | None
) -> float | None:
    """0..1; None where a part was not measured."""
    if share is None or names is None or alone is None or nat64 is None or ratio is None:
        return None
    return round(0.4 * share + 0.2 * names + 0.2 * alone + 0.1 * nat64 + 0.1 * (1 - min(1.0, max(0.0, ratio))), 4)


def _data(runs: Iterable[NetworkRun], kind: Kind, key: str, subject: str = "") -> Iterator[float]:
    for run in runs:
        for one in run.observations:
            value: Any = one.data.get(key)
            if one.kind is kind and subject in ("", one.subject) and isinstance(value, int | float):
                yield float(value)


def _usability(runs: Sequence[NetworkRun], network: str) -> Usability:
    """A task counts as done on a network when it was done in every run there."""
    able = _done(runs, DUAL_STACK)
    here = [run for run in runs if run.network == network]
    if not able or not here:
        return Usability(0, 0, ())
    done = able & _done(runs, network)
    return Usability(len(done), len(able), tuple(sorted(able - done)))


def _done(runs: Sequence[NetworkRun], network: str) -> set[str]:
    seen = [one for run in runs if run.network == network for one in run.observations if one.data.get("core")]
    failed = {one.subject for one in seen if one.kind is Kind.TASK_FAILED}
    return {one.subject for one in seen if one.kind is Kind.TASK_DONE} - failed


def _mean(values: Sequence[float]) -> float | None:
    return round(fmean(values), 4) if values else None


def _short(parts: Sequence[float | None], runs: int, minutes: float) -> Iterator[str]:
    for name, value in zip(("C (bytes)", "A (names)", "U (N2)", "U64 (N3)", "R (quality)"), parts, strict=True):
        if value is None:
            yield f"{name} was not measured"
    if runs < RUNS_ASKED:
        yield f"{runs} of {RUNS_ASKED} runs for the shares"
    if runs and minutes / runs < MINUTES_ASKED:
        yield f"{minutes / runs:.1f} of {MINUTES_ASKED:.0f} minutes of use a run"
