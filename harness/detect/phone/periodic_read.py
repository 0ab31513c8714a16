"""Data that is read at a steady pace while nobody asks for it (PI-21).

Calls within a second of each other are one read: what comes of one request, or a burst at a start, has no pace. A read
is placed by when it was made, or by when it was told where its clock cannot be believed.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import mean, median, stdev

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.call_time import CallTimes
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

CATEGORIES = frozenset({"location", "device", "app_list"})
ONE_READ_MS = 1000.0
FEWEST_READS = 5  # [default] four intervals: fewer are steady by chance
MOST_EVIDENCE = 5
# What the user does, and where a state begins: the pace is that of the time in between.
_ACTS = frozenset(
    {
        EventKind.STEP,
        EventKind.SESSION_BEGIN,
        EventKind.SCENARIO_BEGIN,
        EventKind.CONSENT,
        EventKind.WALK,
        EventKind.BACKGROUND,
        EventKind.MOVE,
        EventKind.LOGIN,
    }
)
Reads = list[tuple[float, Event]]


def detect_periodic_read(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """PERIODIC_READS for each category and phase: its steadiest stretch between two acts of the user."""
    steadiest: dict[tuple[str, Phase], Observation] = {}
    for category, phase, reads in _stretches(recording):
        if len(reads) >= FEWEST_READS:
            one = _paced(category, phase, reads, masker)
            known = steadiest.get((category, phase))
            if known is None or one.data["variation"] < known.data["variation"]:
                steadiest[category, phase] = one
    yield from steadiest.values()


def _stretches(recording: Recording) -> Iterator[tuple[str, Phase, Reads]]:
    """The reads of one interface between two acts, by the phase in which they were made."""
    times = CallTimes.of(recording.events)
    current: dict[tuple[str, str, Phase], Reads] = {}
    for event in recording.events:
        category = str(event.data.get("category", ""))
        if event.kind in _ACTS:
            yield from ((key[0], key[2], reads) for key, reads in current.items())
            current = {}
        elif event.kind is EventKind.CALL and category in CATEGORIES and not event.data.get("self_test"):
            made = times.made_at(event)
            at_ms = (made.t if made else event.t).timestamp() * 1000
            reads = current.setdefault((category, str(event.data.get("api", "")), times.phases_of(event)[0]), [])
            if not reads or at_ms - reads[-1][0] >= ONE_READ_MS:
                reads.append((at_ms, event))
    yield from ((key[0], key[2], reads) for key, reads in current.items())


def _paced(category: str, phase: Phase, reads: Reads, masker: Masker) -> Observation:
    intervals = [later - earlier for (earlier, _), (later, _) in pairwise(reads)]
    data = {
        "reads": len(reads),
        "interval_ms": round(median(intervals)),
        "variation": round(stdev(intervals) / mean(intervals), 3),
    }
    evidence = tuple(at_event(event, masker, str(event.data.get("api", ""))) for _, event in reads[:MOST_EVIDENCE])
    return Observation(Kind.PERIODIC_READS, Channel.HOOK, category, 0.9, evidence, phase=phase, data=data)
