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
from harness.detect.traffic.place.walk_order import (
    chance_of_order,
    chance_of_regularity,
    chance_of_so_many,
    points_in_order,
)
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona

FEWEST_POINTS = 3
# One body with three planted points is no chance by itself: their order, either way round, only has to be told.
# A sixth is three or four in order, or four with one pair exchanged.
CHANCE_IN_A_BODY, CHANCE_FOR_FEW, FEW_POINTS = 0.05, 1 / 6, 4
# Points that were sent one by one may be single positions: the order of the messages has to say that they are a walk.
# Of all that was tried in one capture, hardly a twentieth of a false one may be expected. Who sends to several hosts
# is told by how it writes alone: it needs more.
CHANCE_OVER_MESSAGES, FALSE_IN_A_CAPTURE = 0.005, 0.05
CHANCE_OVER_HOSTS, FEWEST_OVER_HOSTS = 0.0005, 5
# Who walked the route more often than this within a capture is told by the first ones.
MOST_WALKS = 16
# So many times the error of the fixes a walk must be long: jitter about one place is no walk.
ERRORS_LONG = 8.0
_POINT = re.compile(r"route_wgs84\[(\d+)\]")
_ID_STEP = re.compile(r"[^/]*\d[^/]*")
_INDEX = re.compile(r"\[\d+\]")
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

    A stream is what went to one host and path (steps with digits left out) in one datum; then, of what is left, what
    was written in the same way to several.
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
        told: set[tuple[str, int]] = set()
        for datum, batch, trail in self._told():
            if (datum, batch.index) not in told:
                told.add((datum, batch.index))
                yield _sighting(batch, trail, datum)

    def _told(self) -> Iterator[tuple[str, _Batch, _Trail]]:
        """The longest walks first: over the messages of a stream, over hosts, then in one body."""
        streams = {stream: sorted(batches, key=_when) for stream, batches in sorted(self._streams.items())}
        tried = sum(len(batches) >= FEWEST_POINTS for batches in streams.values())
        limit = min(CHANCE_OVER_MESSAGES, FALSE_IN_A_CAPTURE / max(1, tried))
        left: dict[Stream, list[_Batch]] = defaultdict(list)
        for (*_, datum), batches in streams.items():
            for trail in self._walks(batches, limit):
                yield from ((datum, batch, trail) for batch in trail.batches)
            for batch in batches:
                left[datum, batch.first.form, _INDEX.sub("", batch.first.where)].append(batch)
        for (datum, *_), batches in left.items():
            batches.sort(key=_when)
            if len(batches) >= FEWEST_OVER_HOSTS:
                for trail in self._walks(batches, min(limit, CHANCE_OVER_HOSTS)):
                    yield from ((datum, batch, trail) for batch in trail.batches)
            for batch in batches:
                alone = self._in_a_body(batch)
                if alone:
                    yield datum, batch, alone

    def _walks(self, batches: list[_Batch], limit: float) -> Iterator[_Trail]:
        """The walks over several messages, the clearest first; leaves in `batches` what belongs to none."""
        for _ in range(MOST_WALKS):
            over = self._over_messages(batches, limit) or self._one_behind_another(batches)
            if over is None:
                return
            carriers = {batch.index for batch in over.batches}
            batches[:] = [batch for batch in batches if batch.index not in carriers]
            yield over

    def _over_messages(self, batches: Sequence[_Batch], limit: float) -> _Trail | None:
        """The batches of a stream as one walk, each turned round if this sender puts the newest first.

        Only one point of each counts, the first that was not sent before: the points of one body are in order by
        themselves, and say nothing about what another message is.
        """
        turns = [two - one for batch in batches for one, two in pairwise(batch.points)]
        turn = -1 if sum(step < 0 for step in turns) > len(turns) / 2 else 1
        times: dict[int, float] = {}
        leads: dict[int, float] = {}
        for batch in batches:
            new = [point for point in batch.points[::turn] if point not in times]
            times |= dict.fromkeys(new, batch.t_s)
            leads |= dict.fromkeys(new[:1], batch.t_s)
        walk = list(leads)
        ordered = points_in_order(walk)
        if len(ordered) < FEWEST_POINTS or not self._long(ordered, batches):
            return None
        chance = min(chance_of_order(walk), chance_of_so_many(len(ordered), len(walk)))
        if len(ordered) == len(walk):
            chance *= chance_of_regularity(walk, [leads[point] for point in walk], len(self._route))
        if chance > limit:
            return None
        carriers = tuple(batch for batch in batches if self._carries(batch, ordered, leads))
        sent = dict.fromkeys(point for batch in carriers for point in batch.points[::turn])
        return _Trail(carriers, len(points_in_order(list(sent))), chance)

    def _carries(self, batch: _Batch, ordered: Sequence[int], times: Mapping[int, float]) -> bool:
        """Whether a batch is part of the walk: on it, or no further beside where it was then than jitter explains."""
        if not set(ordered).isdisjoint(batch.points):
            return True
        then = min(ordered, key=lambda point: abs(times[point] - batch.t_s))
        return any(self._metres(then, point) <= 2 * JITTER_M for point in batch.points)

    def _one_behind_another(self, batches: Sequence[_Batch]) -> _Trail | None:
        """Bodies that are walks each, and of which every one begins where the one before ended, or later."""
        walks = [(batch, alone) for batch in batches if (alone := self._in_a_body(batch))]
        spans = [(min(batch.points), max(batch.points)) for batch, _ in walks]
        if len(walks) < 2 or any(one[1] > two[0] for one, two in pairwise(spans)):
            return None
        chance = max(alone.chance for _, alone in walks)
        return _Trail(tuple(batch for batch, _ in walks), sum(alone.points for _, alone in walks), chance)

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


def _when(batch: _Batch) -> tuple[float, int]:
    return batch.t_s, batch.index


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
