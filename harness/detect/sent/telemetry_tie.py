"""MP-10, telemetry tie: the time that an app reports against a stopwatch, and whether it comes back in a view.

Drive used the app five times and wrote down how long (TIMED_USE). What the heartbeats of each session reported is set
against that: r >= 0.95 ties them. Time that never returns to any view is analytics, and no finding.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from math import sqrt

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.sent.answer import answer_of
from harness.detect.sent.field_lexicon import FieldLexicon
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.sent_field import SentField
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.model.protocol import Protocol
from harness.recording.reader import Recording

LEAST_R = 0.95  # standards, MP-10
SESSIONS = 5
SUBJECT = "online_time"


@dataclass(frozen=True, slots=True)
class Timed:
    """One session by the stopwatch."""

    began: datetime
    seconds: float

    def holds(self, moment: datetime) -> bool:
        return self.began <= moment <= self.began + timedelta(seconds=self.seconds)


def detect_telemetry_tie(recording: Recording, traffic: TrafficView, masker: Masker) -> Iterator[Observation]:
    """MANDATORY, NOT_MANDATORY or PROBE_UNCLEAR of online_time by MP-10; nothing where no session was timed."""
    events = [event for event in recording.events if event.kind is EventKind.TIMED_USE]
    timed = [one for event in events if (one := _timed(event)) is not None]
    if not timed:
        return
    lexicon = FieldLexicon.load()
    evidence = tuple(at_event(event, masker, _shown(event)) for event in events[:SESSIONS])
    if len(timed) < SESSIONS:
        yield _seen(Kind.PROBE_UNCLEAR, evidence, masker, f"only {len(timed)} of {SESSIONS} sessions were timed")
        return
    tie, path = max(
        ((correlation(timed, beats), path) for path, beats in _reports(traffic, lexicon)), default=(0.0, "")
    )
    views = _comes_back(traffic, lexicon, path)
    if tie < LEAST_R:
        why = f"r = {tie:.3f} against the stopwatch" if path else "no time is reported"
        yield _seen(Kind.NOT_MANDATORY, evidence, masker, why, r=tie)
    elif not views:
        yield _seen(Kind.NOT_MANDATORY, evidence, masker, f"r = {tie:.3f}, but no view shows it", r=tie)
    else:
        why = f"r = {tie:.3f}; it comes back in {', '.join(views)}"
        yield _seen(Kind.MANDATORY, evidence, masker, why, r=tie, paths=[path], views=list(views))


def correlation(timed: Sequence[Timed], beats: Sequence[tuple[datetime, float]]) -> float:
    """Pearson's r of the time reported in each session with the stopwatch; 0 where either never varies."""
    sessions = [[value for moment, value in beats if one.holds(moment)] for one in timed]
    return pearson(reported(sessions), [one.seconds for one in timed])


def reported(sessions: Sequence[Sequence[float]]) -> list[float]:
    """What each session reported: a counter's growth, a counter that starts anew at its end, or pieces added up."""
    if not any(later > earlier for values in sessions for earlier, later in pairwise(values)):
        return [sum(values) for values in sessions]
    known = [values for values in sessions if values]
    carries = all(following[0] >= before[-1] for before, following in pairwise(known))
    found, last = list[float](), 0.0
    for values in sessions:
        end = values[-1] if values else last
        found.append((end - last if carries else end) if values else 0.0)
        last = end
    # Of a counter that carries on nobody knows how much of its first value is the first session's.
    if carries and sessions and sessions[0]:
        found[0] = sessions[0][-1] - sessions[0][0]
    return found


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's correlation coefficient; 0 for fewer than two pairs and where one side does not vary."""
    count = len(first)
    if count < 2 or count != len(second):
        return 0.0
    mean_1, mean_2 = sum(first) / count, sum(second) / count
    spread_1 = sqrt(sum((one - mean_1) ** 2 for one in first))
    spread_2 = sqrt(sum((one - mean_2) ** 2 for one in second))
    if spread_1 == 0 or spread_2 == 0:
        return 0.0
    shared = sum((one - mean_1) * (other - mean_2) for one, other in zip(first, second, strict=True))
    return shared / spread_1 / spread_2


def _reports(traffic: TrafficView, lexicon: FieldLexicon) -> Iterator[tuple[str, list[tuple[datetime, float]]]]:
    """By path: the time fields that requests carry, each with its moment."""
    found: dict[str, list[tuple[datetime, float]]] = {}
    for sent in traffic.sent:
        if sent.message.method not in ("POST", "PUT", "PATCH"):
            continue
        value = next((number for field in sent.fields if (number := _duration(field, lexicon)) is not None), None)
        if value is not None:
            found.setdefault(_path(sent), []).append((sent.message.t, value))
    yield from found.items()


def _duration(field: SentField, lexicon: FieldLexicon) -> float | None:
    if not field.key or not lexicon.is_("duration", field.key):
        return None
    try:
        return float(field.text)
    except ValueError:
        return None


def _comes_back(traffic: TrafficView, lexicon: FieldLexicon, reported: str) -> tuple[str, ...]:
    """The roles to which an answer other than the heartbeat's own gives a time of persons or of the user."""
    roles = {
        sent.moment.role
        for sent in traffic.sent
        if sent.moment.role and _path(sent) != reported and _answers_time(sent, lexicon)
    }
    return tuple(sorted(roles))


def _answers_time(sent: Sent, lexicon: FieldLexicon) -> bool:
    numbers = (leaf for leaf in answer_of(sent.message) if isinstance(leaf.value, int | float))
    return any(leaf.key and not isinstance(leaf.value, bool) and lexicon.is_("duration", leaf.key) for leaf in numbers)


def _path(sent: Sent) -> str:
    return sent.message.path.partition("?")[0]


def _timed(event: Event) -> Timed | None:
    began, seconds = event.data.get("began_ms"), event.data.get("seconds")
    if not isinstance(began, int) or not isinstance(seconds, int | float) or seconds <= 0:
        return None
    return Timed(datetime.fromtimestamp(began / 1000, UTC), float(seconds))


def _shown(event: Event) -> str:
    return f"session {event.data.get('session')}: {event.data.get('seconds')} s"


def _seen(kind: Kind, evidence: Iterable[Evidence], masker: Masker, why: str, **data: object) -> Observation:
    told = {"protocol": str(Protocol.TELEMETRY_TIE), "direct": False, "probe": "time_sessions", "why": masker.mask(why)}
    return Observation(kind, Channel.TRAFFIC, SUBJECT, 0.9, tuple(evidence), data={**told, **data})
