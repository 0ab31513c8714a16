"""Turns what was seen in requests into observations: grouped, bounded, every word masked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from harness.detect.masking.mask import Masker
from harness.detect.sent.traffic_view import Sent
from harness.detect.traffic.sent_field import text_at
from harness.detect.traffic.sighting import Sighting
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording import layout

MOST_EVIDENCE = 6
EXCERPT_CHARS = 160
# A finding that is not sure enough to be proof by itself is told, and another channel has to bear it out.
PROOF = 0.9


@dataclass(frozen=True, slots=True)
class Trace:
    """One thing in one request: `where` is the path inside it ("": the request as a whole), `excerpt` may be raw."""

    sent: Sent
    where: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a traffic detector concludes from traces; everything in it may still be raw."""

    kind: Kind
    subject: str
    confidence: float
    traces: tuple[Trace, ...]
    direct: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)


def observed(finding: Finding, masker: Masker) -> Observation:
    """The observation of a finding, with phase and role of its first trace and at most MOST_EVIDENCE places."""
    first = finding.traces[0].sent.moment
    roles = {trace.sent.moment.role for trace in finding.traces}
    evidence = [_place(trace, masker) for trace in _spread(finding.traces)[:MOST_EVIDENCE]]
    if first.seq is not None:
        evidence.append(Evidence(layout.EVENTS, f"seq={first.seq}"))
    return Observation(
        kind=finding.kind,
        channel=Channel.TRAFFIC,
        subject=masker.mask(finding.subject),
        confidence=finding.confidence,
        evidence=tuple(evidence),
        phase=first.phase,
        role=first.role if len(roles) == 1 else "",
        direct=finding.direct,
        data={**masked(route_of(finding.traces), masker), **masked(finding.data, masker)},
    )


def _spread(traces: tuple[Trace, ...]) -> list[Trace]:
    """One place of each request first, then the others: six points of one batch show less than six batches."""
    first = {trace.sent.message.flow_id: trace for trace in reversed(traces)}
    return sorted(traces, key=lambda trace: first[trace.sent.message.flow_id] is not trace)


def route_of(traces: Iterable[Trace]) -> dict[str, Any]:
    """The keys that every traffic observation has: to whom, how, and whether the user had consented."""
    traces = tuple(traces)
    sent = traces[0].sent
    return {
        "receiver": sent.party,
        "host": sent.message.host,
        "plaintext": any(trace.sent.plaintext for trace in traces),
        "before_consent": any(not trace.sent.moment.consented for trace in traces),
        "requests": len({trace.sent.message.flow_id for trace in traces}),
        "scenarios": sorted({trace.sent.moment.scenario for trace in traces}),
    }


def masked(value: Any, masker: Masker) -> Any:
    """The same structure with every text in it masked."""
    if isinstance(value, str):
        return masker.mask(value)
    if isinstance(value, Mapping):
        return {masker.mask(str(key)): masked(inner, masker) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [masked(inner, masker) for inner in value]
    return value


def shown(sent: Sent, sighting: Sighting, masker: Masker) -> str:
    """What stands around a sighting, masked before it is cut: half a value would not be recognised.

    The engine's own excerpt is cut already, so the whole value that it was taken from is looked up.
    """
    text = text_at(sent.fields, sighting.where, sighting.excerpt)
    at = text.find(sighting.excerpt) if sighting.excerpt else 0
    return masker.around(text, at, at + len(sighting.excerpt)) if text else ""


def _place(trace: Trace, masker: Masker) -> Evidence:
    message = trace.sent.message
    path = masker.mask(trace.where)[:EXCERPT_CHARS]
    request = f"{message.method} {message.scheme}://{message.host}{message.path.partition('?')[0]}"
    excerpt = f"{masker.mask(request)[:EXCERPT_CHARS]} {path} {masker.mask(trace.excerpt)[:EXCERPT_CHARS]}".strip()
    return Evidence(layout.FLOWS, f"flow={message.flow_id}" + (f" path={path}" if path else ""), excerpt)
