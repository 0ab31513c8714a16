"""A trail: planted points of the route that left in the order in which they were walked."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from harness.detect.sent.sent_observation import PROOF, Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.event import Phase
from harness.model.observation import Kind, Observation


def detect_trail_sent(view: TrafficView) -> Iterable[Observation]:
    """TRAIL_SENT, one for each receiver and datum: points in order, in one body or over many of one session.

    `points` counts those in order (the best session's), `batches` the requests, `period_s` is the median time between
    them, `background` tells whether any of them left while the app was hidden.
    """
    groups: dict[tuple[str, str], list[tuple[Sent, Sighting]]] = {}
    for sent in view.sent:
        for trail in sent.seen(Leaving.TRAIL):
            groups.setdefault((sent.message.host, str(trail.data["datum"])), []).append((sent, trail))
    for (_, datum), group in groups.items():
        yield observed(_trail(datum, group), view.masker)


def _trail(datum: str, group: list[tuple[Sent, Sighting]]) -> Finding:
    batches = list({sent.message.flow_id: sent for sent, _ in group}.values())
    points = max(int(trail.data["points"]) for _, trail in group)
    # One place of each batch shows it; hidden ones first, for they weigh most.
    shown = {sent.message.flow_id: Trace(sent, trail.where, f"{datum} {points}") for sent, trail in reversed(group)}
    traces = sorted(
        shown.values(),
        key=lambda trace: (trace.sent.moment.phase is not Phase.BACKGROUND, trace.sent.message.t),
    )
    sure = max(trail.confidence for _, trail in group)
    data = {
        "datum": datum,
        "points": points,
        "batches": len(batches),
        "background": any(sent.moment.phase is Phase.BACKGROUND for sent in batches),
        "period_s": _period_s(batches),
        "decoding": _decoding(group),
        "seeded": True,
    }
    return Finding(Kind.TRAIL_SENT, "trail", sure, tuple(traces), direct=sure >= PROOF, data=data)


def _decoding(group: list[tuple[Sent, Sighting]]) -> list[str]:
    """How most of the batches were wrapped."""
    (steps, _), *_ = Counter(trail.decoding for _, trail in group).most_common(1)
    return list(steps)


def _period_s(batches: list[Sent]) -> float | None:
    gaps = [
        (later.message.t - earlier.message.t).total_seconds()
        for earlier, later in pairwise(batches)
        if earlier.moment.session == later.moment.session
    ]
    return round(median(gaps), 1) if gaps else None
