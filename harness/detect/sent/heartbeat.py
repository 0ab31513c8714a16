"""On-line time: a pulse that counts it, and the sums that come back (A10-3, MP-10)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median

from harness.detect.sent.answer import answer_of
from harness.detect.sent.field_lexicon import FieldLexicon
from harness.detect.sent.json_records import tables_of
from harness.detect.sent.person_table import PERSONS, numbers_in, shown_of
from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.receiver.parties import Party
from harness.detect.traffic.sent_field import SentField
from harness.model.observation import Kind, Observation

FEWEST_BEATS = 4
STEADY_BAND, STEADY_SHARE = 0.25, 0.75
PULSE_METHODS = ("POST", "PUT", "PATCH")


@dataclass(frozen=True, slots=True)
class _Beat:
    """One request; `page` numbers the page load it belongs to, `gap_s` is the time since the beat or load before."""

    sent: Sent
    page: int
    gap_s: float | None


def detect_online_time_traffic(view: TrafficView) -> Iterable[Observation]:
    """ONLINE_TIME in traffic: subjects `heartbeat` and `returned`."""
    yield from detect_heartbeat(view)
    yield from detect_online_time_returned(view)


def detect_heartbeat(view: TrafficView) -> Iterable[Observation]:
    """ONLINE_TIME `heartbeat`: at least FEWEST_BEATS requests to one path that is named like a pulse of time.

    It counts when its time grows from beat to beat, or when it is steady. Both are looked at page by page, because a
    page that is loaded anew starts its timers anew.
    """
    lexicon = FieldLexicon.load()
    for (_, path), beats in _beats(view).items():
        finding = _heartbeat(path, beats, lexicon) if len(beats) >= FEWEST_BEATS else None
        if finding:
            yield observed(finding, view.masker)


def detect_online_time_returned(view: TrafficView) -> Iterable[Observation]:
    """ONLINE_TIME `returned`: an answer to a signed-in session lists persons with their time; `role` says to whom."""
    lexicon = FieldLexicon.load()
    groups: dict[tuple[str, str, str], list[Trace]] = {}
    for sent in view.sent:
        if sent.moment.role:
            key = (sent.message.host, sent.message.path.partition("?")[0], sent.moment.role)
            for trace in _returned(sent, lexicon):
                groups.setdefault(key, []).append(trace)
    for traces in groups.values():
        yield observed(Finding(Kind.ONLINE_TIME, "returned", 0.9, tuple(traces)), view.masker)


def _beats(view: TrafficView) -> dict[tuple[str, str], list[_Beat]]:
    """Requests that could be a pulse, by host and path, each with the time since the last one or its page's load."""
    found: dict[tuple[str, str], list[_Beat]] = {}
    loaded: datetime | None = None
    page = session = 0
    for sent in view.sent:
        if _loads_page(sent) or sent.moment.session != session:
            page, session = page + 1, sent.moment.session
            loaded = sent.message.t if _loads_page(sent) else None
        if sent.message.method in PULSE_METHODS:
            beats = found.setdefault((sent.message.host, sent.message.path.partition("?")[0]), [])
            since = beats[-1].sent.message.t if beats and beats[-1].page == page else loaded
            beats.append(_Beat(sent, page, (sent.message.t - since).total_seconds() if since else None))
    return found


def _loads_page(sent: Sent) -> bool:
    """A document of its own window; frames, icons and beacons that come back as HTML start no timer of the page."""
    message = sent.message
    wanted = message.header("sec-fetch-dest")
    asks_page = wanted == "document" if wanted else message.header("accept").startswith("text/html")
    return message.method == "GET" and asks_page and sent.party == Party.FIRST


def _heartbeat(path: str, beats: list[_Beat], lexicon: FieldLexicon) -> Finding | None:
    grows = _growing_time(beats, lexicon)
    named = lexicon.is_("duration", path) or any(
        lexicon.is_("duration", field.key) for field in beats[0].sent.fields if field.key
    )
    gaps_s = [beat.gap_s for beat in beats if beat.gap_s]
    steady = _steady(gaps_s)
    if not (grows or (steady and named)):
        return None
    data = {
        "path": path,
        "beats": len(beats),
        "period_s": round(median(gaps_s), 1) if gaps_s else None,
        "steady": steady,
        "field": grows,
    }
    traces = tuple(Trace(beat.sent, _where(beat.sent, grows), path) for beat in beats)
    return Finding(Kind.ONLINE_TIME, "heartbeat", 0.9 if steady and grows else 0.75, traces, data=data)


def _steady(gaps_s: list[float]) -> bool:
    """Most gaps lie near their median. A coefficient of variation would let one page change spoil all."""
    if len(gaps_s) < FEWEST_BEATS - 1:
        return False
    middle = median(gaps_s)
    return sum(abs(gap - middle) <= STEADY_BAND * middle for gap in gaps_s) >= STEADY_SHARE * len(gaps_s)


def _growing_time(beats: list[_Beat], lexicon: FieldLexicon) -> str:
    """The name of a numeric field of time that grows in most steps from beat to beat of one page; "" if none."""
    for name in sorted({field.key for beat in beats for field in beat.sent.fields if field.key}):
        if not lexicon.is_("duration", name):
            continue
        steps = [
            later - earlier
            for one, other in pairwise(beats)
            if one.page == other.page
            and (earlier := _number(_field_of(one.sent, name))) is not None
            and (later := _number(_field_of(other.sent, name))) is not None
        ]
        if len(steps) >= 2 and 3 * sum(step > 0 for step in steps) >= 2 * len(steps):
            return name
    return ""


def _field_of(sent: Sent, name: str) -> SentField | None:
    return next((field for field in sent.fields if name and field.key == name), None)


def _where(sent: Sent, name: str) -> str:
    field = _field_of(sent, name)
    return field.where if field else ""


def _number(field: SentField | None) -> float | None:
    try:
        return float(field.text) if field else None
    except ValueError:
        return None


def _returned(sent: Sent, lexicon: FieldLexicon) -> Iterator[Trace]:
    for table in tables_of(answer_of(sent.message)):
        fields = numbers_in(table, "duration", lexicon)
        if fields and shown_of(table, lexicon) == PERSONS:
            yield Trace(sent, table.first.path, f"{len(table.rows)} rows: {', '.join(sorted(fields))}")
