"""Rows of a walked trail, in metres from its first point: the shape of the walk without the place where it was.

A position that left the phone is drawn where the walker stood when the request went out.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from math import cos, radians

from harness.analysis.tables.figure import number
from harness.analysis.tables.row import TrailRow
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Kind, Observation

METRES_A_DEGREE = 111_195.0  # of a great circle, earth radius 6 371 008.8 m
_POSITION_KINDS = (Kind.LOCATION_SENT, Kind.TRAIL_SENT)


def trail_rows(events: Sequence[Event], observations: Sequence[Observation]) -> Iterator[TrailRow]:
    """The walked points, then the places from which a position was sent. Nothing for a run without a walk."""
    walked = list(_walked(events))
    yield from walked
    if len(walked) > 1:
        wanted = _flows(observations)
        for event in events:
            if event.kind is EventKind.REQUEST and str(event.data.get("flow")) in wanted:
                yield from _sent(event, walked, events[0].mono_ms)


def _walked(events: Sequence[Event]) -> Iterator[TrailRow]:
    origin: tuple[float, float] | None = None
    for event in events:
        lat, lng = number(event.data, "lat"), number(event.data, "lng")
        if event.kind is not EventKind.WALK or lat is None or lng is None:
            continue
        origin = origin or (lat, lng)
        east = (lng - origin[1]) * METRES_A_DEGREE * cos(radians(origin[0]))
        north = (lat - origin[0]) * METRES_A_DEGREE
        seconds = round((event.mono_ms - events[0].mono_ms) / 1000, 3)
        point = int(number(event.data, "point") or 0)
        hidden = event.phase is Phase.BACKGROUND
        yield TrailRow(event.seq, point, seconds, round(east, 1), round(north, 1), hidden, sent=False)


def _flows(observations: Sequence[Observation]) -> Collection[str]:
    return {
        evidence.locator.partition("flow=")[2].split(" ", 1)[0].split(",", 1)[0]
        for one in observations
        if one.kind in _POSITION_KINDS
        for evidence in one.evidence
        if "flow=" in evidence.locator
    }


def _sent(event: Event, walked: Sequence[TrailRow], start_ms: float) -> Iterator[TrailRow]:
    seconds = round((event.mono_ms - start_ms) / 1000, 3)
    after = bisect_right([row.seconds for row in walked], seconds)
    if after > 0:
        place = walked[after - 1]
        hidden = event.phase is Phase.BACKGROUND
        yield TrailRow(event.seq, place.point, seconds, place.east_m, place.north_m, hidden, sent=True)
