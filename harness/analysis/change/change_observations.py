"""A comparison as observations, for the rules on Article 11: each change cites both recordings."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from harness.analysis.change.difference import Change, Difference
from harness.analysis.change.grade import grade_of
from harness.analysis.change.noise import Noise
from harness.model.inventory import Category, Inventory
from harness.model.observation import Channel, Evidence, Kind, Observation

MOST_PLACES = 10
_CHANNEL: Mapping[Category, Channel] = MappingProxyType(
    {
        Category.IDENTITY: Channel.SCENARIO,
        Category.FUNCTION: Channel.UI,
        Category.ROLE: Channel.SCENARIO,
        Category.PERMISSION: Channel.HOOK,
        Category.SDK: Channel.TRAFFIC,
        Category.RECEIVER: Channel.TRAFFIC,
        Category.DATA: Channel.TRAFFIC,
        Category.INTERFACE: Channel.HOOK,
    }
)


def observations_of(
    found: Difference, noise: Noise, sides: tuple[Sequence[Inventory], Sequence[Inventory]], reading: str
) -> Iterator[Observation]:
    """BASELINE_COMPARED once, VERSION_CHANGED for each change. A file of evidence begins with its recording."""
    baseline, live = sides
    before, after = _versions(baseline), _versions(live)
    same = set(before) == set(after)
    data = {
        "before": before,
        "after": after,
        "same_version": same,
        "whole": not found.not_compared and not found.in_part,
        "not_compared": sorted({*found.not_compared, *found.in_part}),
        "changes": len(found.changes),
        "noise": len(found.noise),
        "noise_pairs": noise.pairs,
    }
    places = tuple(Evidence(f"{one.recording}/run.json", "", f"{one.app} {one.version}") for one in (*baseline, *live))
    yield Observation(Kind.BASELINE_COMPARED, Channel.SCENARIO, live[0].app, 1.0, places[:MOST_PLACES], data=data)
    for change in found.changes:
        yield _changed(change, same, reading)


def _changed(change: Change, same_version: bool, reading: str) -> Observation:
    data = {
        "way": change.way.value,
        "name": change.name,
        "grade": grade_of(change, reading).value,
        "before": list(change.before[:MOST_PLACES]),
        "after": list(change.after[:MOST_PLACES]),
        "same_version": same_version,
        "seen": change.seen,
        "looked": change.looked,
    }
    places = tuple(
        Evidence(f"{cited.recording}/{cited.evidence.file}", cited.evidence.locator, cited.evidence.excerpt)
        for cited in change.cited
    )
    sure = change.seen / max(change.looked, 1)
    channel = _CHANNEL[change.category]
    return Observation(Kind.VERSION_CHANGED, channel, change.category.value, max(sure, 0.5), places, data=data)


def _versions(side: Sequence[Inventory]) -> list[str]:
    return sorted({one.version for one in side})
