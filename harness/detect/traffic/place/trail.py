"""Trails: planted points of the route that left in the order in which they were walked, in one body or over many."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.place.datums import Position, metres_between
from harness.detect.traffic.place.planted_places import JITTER_M
from harness.detect.traffic.place.walk_order import chance_of_order, chance_of_regularity, points_in_order
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona

FEWEST_POINTS = 3
# One body with three planted points is no chance by itself: their order, either way round, only has to be told.
# A sixth is three or four in order, or four with one pair exchanged.
CHANCE_IN_A_BODY, CHANCE_FOR_FEW, FEW_POINTS = 0.05, 1 / 6, 4
# Points that were sent one by one may be single positions: the order has to say that they are a walk.
CHANCE_OVER_MESSAGES = 0.005
# So many times the error of the fixes a walk must be long: jitter about one place is no walk.
ERRORS_LONG = 8.0
_POINT = re.compile(r"route_wgs84\[(\d+)\]")
_ID_STEP = re.compile(r"[^/]*\d[^/]*")
Stream = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one message holds of one stream: its points in the order of the body, `first` the sighting of the first."""

    index: int
    t_s: float
    points: tuple[int, ...]
    first: Sighting
    error_m: float


@dataclass(frozen=True, slots=True)
class _Trail:
    batches: tuple[_Batch, ...]
    points: int
    chance: float


class TrailGatherer:
    """Adds messages in any order; tells the trails at the end, one sighting for each message that carries a part.

    A stream is what went to one host and path (steps with digits left out) in one datum.
    """

    def __init__(self, persona: Persona) -> None:
        self._route = [Position(*place) for place in persona.route_wgs84]
        self._streams: dict[Stream, list[_Batch]] = defaultdict(list)

    def add(self, message: Message, layers: Sequence[Layer], seen: Sequence[Sighting]) -> None:  # noqa: ARG002
        """`seen` is what PlaceMatcher saw in the message; others' sightings do no harm."""
        by_datum: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in seen:
            if sighting.what is Leaving.LOCATION and sighting.seeded and _POINT.fullmatch(sighting.canary):
                by_datum[sighting.data["datum"]].append(sighting)
        path = _ID_STEP.sub("*", message.path.partition("?")[0])
        for datum, sightings in by_datum.items():
            batch = _batch(message, sightings)
            self._streams[message.host, path, datum].append(batch)

    def gathered(self) -> Iterator[Sighting]:
        for (_, _, datum), batches in sorted(self._streams.items()):
            batches.sort(key=lambda batch: (batch.t_s, batch.index))
            for batch, trail in self._trails(batches):
                yield _sighting(batch, trail, datum)

    def _trails(self, batches: list[_Batch]) -> Iterator[tuple[_Batch, _Trail]]:
        over = self._over_messages(batches)
        carriers = {batch.index for batch in over.batches} if over else set()
        for batch in batches:
            if over and batch.index in carriers:
                yield batch, over
                continue
            alone = self._in_a_body(batch)
            if alone:
                yield batch, alone

    def _over_messages(self, batches: list[_Batch]) -> _Trail | None:
        """All batches of a stream as one walk, each turned round if this sender puts the newest first."""
        turns = [two - one for batch in batches for one, two in pairwise(batch.points)]
        turn = -1 if sum(step < 0 for step in turns) > len(turns) / 2 else 1
        times: dict[int, float] = {}
        for batch in batches:
            for point in batch.points[::turn]:
                times.setdefault(point, batch.t_s)
        walk = list(times)
        ordered = points_in_order(walk)
        if len(batches) < 2 or len(ordered) < FEWEST_POINTS or not self._long(ordered, batches):
            return None
        chance = chance_of_order(walk)
        if len(ordered) == len(walk):
            chance *= chance_of_regularity(walk, [times[point] for point in walk], len(self._route))
        if chance > CHANCE_OVER_MESSAGES:
            return None
        carriers = tuple(batch for batch in batches if self._carries(batch, ordered, times))
        return _Trail(carriers, len(ordered), chance)

    def _carries(self, batch: _Batch, ordered: Sequence[int], times: Mapping[int, float]) -> bool:
        """Whether a batch is part of the walk: on it, or no further beside where it was then than jitter explains."""
        if not set(ordered).isdisjoint(batch.points):
            return True
        then = min(ordered, key=lambda point: abs(times[point] - batch.t_s))
        return any(self._metres(then, point) <= 2 * JITTER_M for point in batch.points)

    def _in_a_body(self, batch: _Batch) -> _Trail | None:
        walk = min(batch.points, batch.points[::-1], key=chance_of_order)
        ordered = points_in_order(walk)
        chance = chance_of_order(walk)
        limit = CHANCE_FOR_FEW if len(walk) <= FEW_POINTS else CHANCE_IN_A_BODY
        known = len(ordered) >= FEWEST_POINTS and chance <= limit and self._long(ordered, [batch])
        return _Trail((batch,), len(ordered), chance) if known else None

    def _long(self, ordered: Sequence[int], batches: Sequence[_Batch]) -> bool:
        long_m = max(self._metres(ordered[0], point) for point in ordered)
        return long_m >= ERRORS_LONG * median(batch.error_m for batch in batches)

    def _metres(self, one: int, other: int) -> float:
        return metres_between(self._route[one], self._route[other])


def _batch(message: Message, sightings: list[Sighting]) -> _Batch:
    walks = [sighting.data["walk"] for sighting in sightings if "walk" in sighting.data]
    points = walks[0] if walks else tuple(dict.fromkeys(_point(sighting) for sighting in sightings))
    error = median(sighting.data["error_m"] for sighting in sightings)
    return _Batch(message.index, message.t.timestamp(), tuple(points), sightings[0], error)


def _point(sighting: Sighting) -> int:
    found = _POINT.fullmatch(sighting.canary)
    return int(found[1]) if found else -1


def _sighting(batch: _Batch, trail: _Trail, datum: str) -> Sighting:
    gaps = [two.t_s - one.t_s for one, two in pairwise(trail.batches)]
    data: dict[str, Any] = {
        "points": trail.points,
        "batches": len(trail.batches),
        "period_s": round(median(gaps), 1) if gaps else None,
        "datum": datum,
        "chance": trail.chance,
    }
    first = batch.first
    # The order of the points beside the points themselves: surer than the one position it begins with.
    sure = 0.99 if first.confidence >= 0.9 else 0.9
    return Sighting(
        batch.index,
        Leaving.TRAIL,
        True,
        "route_wgs84",
        first.where,
        first.decoding,
        first.form,
        sure,
        first.excerpt,
        data,
    )
