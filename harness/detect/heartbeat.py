"""On-line time: a pulse that counts it, and the sums that come back (A10-3, MP-10)."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from statistics import mean, median, pstdev

from harness.detect.field_lexicon import FieldLexicon
from harness.detect.json_records import tables_of
from harness.detect.payload import Leaf, unfold_response
from harness.detect.person_table import PERSONS, numbers_in, shown_of
from harness.detect.sent_observation import Finding, Trace, observed
from harness.detect.traffic_view import Sent, TrafficView
from harness.model.observation import Kind, Observation

FEWEST_BEATS = 4
STEADY_CV = 0.35
PULSE_METHODS = ("POST", "PUT", "PATCH")


def detect_online_time_traffic(view: TrafficView) -> Iterable[Observation]:
    """ONLINE_TIME in traffic: subjects `heartbeat` and `returned`."""
    yield from detect_heartbeat(view)
    yield from detect_online_time_returned(view)


def detect_heartbeat(view: TrafficView) -> Iterable[Observation]:
    """ONLINE_TIME `heartbeat`: at least FEWEST_BEATS requests to one path, named like a pulse or with a growing time.

    Steady ones (coefficient of variation below STEADY_CV inside sessions) count fully; unsteady ones only with a
    growing time, because every page change starts a page's timer anew.
    """
    lexicon = FieldLexicon.load()
    groups: dict[tuple[str, str], list[Sent]] = {}
    for sent in view.sent:
        if sent.message.method in PULSE_METHODS:
            groups.setdefault((sent.message.host, sent.message.path.partition("?")[0]), []).append(sent)
    for (_, path), group in groups.items():
        finding = _heartbeat(path, group, lexicon) if len(group) >= FEWEST_BEATS else None
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


def _heartbeat(path: str, group: list[Sent], lexicon: FieldLexicon) -> Finding | None:
    gaps_s = [gap for gap in _gaps_s(group) if gap > 0]
    steady = len(gaps_s) >= 2 and pstdev(gaps_s) < STEADY_CV * mean(gaps_s)
    grows = _growing_time(group, lexicon)
    named = lexicon.is_("duration", path)
    if not (grows or (steady and named)):
        return None
    data = {
        "path": path,
        "beats": len(group),
        "period_s": round(median(gaps_s), 1) if gaps_s else None,
        "steady": steady,
        "field": grows or "",
    }
    traces = tuple(Trace(sent, _leaf_of(sent, grows), path) for sent in group)
    return Finding(Kind.ONLINE_TIME, "heartbeat", 0.9 if steady and grows else 0.75, traces, data=data)


def _gaps_s(group: list[Sent]) -> Iterator[float]:
    for earlier, later in pairwise(group):
        if (earlier.moment.scenario, earlier.moment.session) == (later.moment.scenario, later.moment.session):
            yield (later.message.t - earlier.message.t).total_seconds()


def _growing_time(group: list[Sent], lexicon: FieldLexicon) -> str:
    """The name of a numeric field of time that never falls inside a session and grows in most steps; "" if none."""
    for name in sorted({leaf.key for sent in group for leaf in sent.payload.leaves if leaf.key}):
        if not lexicon.is_("duration", name):
            continue
        steps = [
            later - earlier
            for one, other in pairwise(group)
            if one.moment.session == other.moment.session
            and (earlier := _number(_leaf_of(one, name))) is not None
            and (later := _number(_leaf_of(other, name))) is not None
        ]
        if len(steps) >= 2 and 3 * sum(step > 0 for step in steps) >= 2 * len(steps):
            return name
    return ""


def _leaf_of(sent: Sent, name: str) -> Leaf | None:
    return next((leaf for leaf in sent.payload.leaves if name and leaf.key == name), None)


def _number(leaf: Leaf | None) -> float | None:
    if leaf is None or isinstance(leaf.value, bytes):
        return None
    try:
        return float(leaf.value)
    except (ValueError, OverflowError):
        return None


def _returned(sent: Sent, lexicon: FieldLexicon) -> Iterator[Trace]:
    for table in tables_of(unfold_response(sent.message).leaves):
        fields = numbers_in(table, "duration", lexicon)
        if fields and shown_of(table, lexicon) == PERSONS:
            yield Trace(sent, table.first, f"{len(table.rows)} rows: {', '.join(sorted(fields))}")
