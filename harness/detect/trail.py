"""A trail: planted points of the route that left in the order in which they were walked."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from harness.detect.positions import PlaceSeen
from harness.detect.sent_observation import Finding, Trace, observed
from harness.detect.traffic_view import Sent, TrafficView
from harness.model.event import Phase
from harness.model.observation import Kind, Observation

FEWEST_POINTS = 3
ORDERED_SHARE = 0.6


def detect_trail_sent(view: TrafficView) -> Iterable[Observation]:
    """TRAIL_SENT, one for each receiver and datum: at least FEWEST_POINTS points in order, in one body or over many.

    `points` counts those in order (the best session's), `batches` the requests, `period_s` is the median time between
    them, `background` tells whether any of them left while the app was hidden.
    """
    groups: dict[tuple[str, str], list[tuple[Sent, PlaceSeen]]] = {}
    for sent in view.sent:
        for place in sent.places:
            groups.setdefault((sent.message.host, place.datum), []).append((sent, place))
    for (_, datum), group in groups.items():
        points = max(map(_followed, _walks(group)))
        if points >= FEWEST_POINTS:
            yield observed(_trail(datum, points, group), view.masker)


def points_in_order(points: Iterable[int]) -> int:
    """The length of the longest strictly rising subsequence: repeats and stray points do not add to it."""
    tails: list[int] = []
    for point in points:
        at = bisect_left(tails, point)
        tails[at : at + 1] = [point]
    return len(tails)


def _followed(walk: list[int]) -> int:
    """Points in order, 0 where so many are out of order that the rest may be chance."""
    points = points_in_order(walk)
    return points if points >= ORDERED_SHARE * len(set(walk)) else 0


def _walks(group: list[tuple[Sent, PlaceSeen]]) -> list[list[int]]:
    """The points of each session in the order of sending, and in reverse for senders that put the newest first."""
    sessions: dict[tuple[str, int], list[int]] = {}
    for sent, place in group:
        sessions.setdefault((sent.moment.scenario, sent.moment.session), []).append(place.point)
    return [walk for points in sessions.values() for walk in (points, points[::-1])]


def _trail(datum: str, points: int, group: list[tuple[Sent, PlaceSeen]]) -> Finding:
    batches = list({sent.message.flow_id: sent for sent, _ in group}.values())
    # The first place of each batch shows it; hidden ones first, for they weigh most.
    shown = {sent.message.flow_id: Trace(sent, place.leaf, f"{datum} {points}") for sent, place in reversed(group)}
    traces = sorted(shown.values(), key=lambda trace: trace.sent.moment.phase is not Phase.BACKGROUND)
    data = {
        "datum": datum,
        "points": points,
        "batches": len(batches),
        "background": any(sent.moment.phase is Phase.BACKGROUND for sent in batches),
        "period_s": _period_s(batches),
        "decoding": _decoding(group),
    }
    return Finding(Kind.TRAIL_SENT, "trail", 1.0, tuple(traces), direct=True, data=data)


def _decoding(group: list[tuple[Sent, PlaceSeen]]) -> list[str]:
    """How most of the points were wrapped: a single position may have left in another way."""
    (steps, _), *_ = Counter(tuple(place.leaf.steps) for _, place in group).most_common(1)
    return list(steps)


def _period_s(batches: list[Sent]) -> float | None:
    gaps = [
        (later.message.t - earlier.message.t).total_seconds()
        for earlier, later in pairwise(batches)
        if earlier.moment.session == later.moment.session and earlier.moment.scenario == later.moment.scenario
    ]
    return round(median(gaps), 1) if gaps else None
