"""How often one identifier of the device was read in one life of a process (PI-21): once is enough."""

from collections.abc import Iterable

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.phone.call_time import CallTimes
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

AT_START_MS = 10_000.0  # [default] the burst with which several SDKs begin counts as one read
MOST_EVIDENCE = 5


def detect_identifier_read(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """IDENTIFIER_READS once: the identifier with the most reads in one process; none where none was read.

    An identifier is what the hooks' table weighs as `high` under `device`: its interface and its arguments.
    """
    times = CallTimes.of(recording.events)
    reads: dict[tuple[object, str, str], list[tuple[float, Event]]] = {}
    for event in recording.events:
        if _names_the_device(event):
            made = times.made_at(event)
            at_ms = (made.t if made else event.t).timestamp() * 1000
            key = (event.data.get("pid"), str(event.data.get("api", "")), str(event.data.get("args", "")))
            reads.setdefault(key, []).append((at_ms, event))
    if not reads:
        return
    (_, api, _), most = max(reads.items(), key=lambda one: _times(one[1]))
    evidence = tuple(at_event(event, masker, str(event.data.get("api", ""))) for _, event in most[:MOST_EVIDENCE])
    data = {"per_process": _times(most), "api": masker.mask(api)}
    phase = most[0][1].phase
    yield Observation(Kind.IDENTIFIER_READS, Channel.HOOK, "device", 0.9, evidence, phase=phase, data=data)


def _names_the_device(event: Event) -> bool:
    data = event.data
    named = event.kind is EventKind.CALL and data.get("category") == "device" and data.get("weight") == "high"
    return named and not data.get("self_test")


def _times(reads: list[tuple[float, Event]]) -> int:
    """The reads, with all of the first seconds as one."""
    first = min(at_ms for at_ms, _ in reads)
    return 1 + sum(_count(event) for at_ms, event in reads if at_ms - first > AT_START_MS)


def _count(event: Event) -> int:
    count = event.data.get("count", 1)
    return count if isinstance(count, int) and not isinstance(count, bool) and count > 0 else 1
