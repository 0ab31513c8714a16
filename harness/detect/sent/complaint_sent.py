"""Where the word of a filed complaint turns up: who got it, and in which form."""

from collections.abc import Iterable

from harness.detect.sent.sent_observation import PROOF, Finding, Trace, observed, shown
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.sent_field import is_in_url
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.observation import Kind, Observation


def detect_complaint_sent(view: TrafficView) -> Iterable[Observation]:
    """COMPLAINT_SENT, one for each receiver; the word stands in no request but for the complaint it was typed into."""
    groups: dict[str, list[tuple[Sent, Sighting]]] = {}
    for sent in view.sent:
        for one in sent.seen(Leaving.COMPLAINT):
            groups.setdefault(sent.message.host, []).append((sent, one))
    for group in groups.values():
        yield observed(_finding(view, group), view.masker)


def _finding(view: TrafficView, group: list[tuple[Sent, Sighting]]) -> Finding:
    sure = max(one.confidence for _, one in group)
    traces = tuple(Trace(sent, one.where, shown(sent, one, view.masker)) for sent, one in group)
    data = {
        "form": group[0][1].form,
        "in_url": any(is_in_url(one.where) for _, one in group),
        "requests": len({sent.message.index for sent, _ in group}),
    }
    return Finding(Kind.COMPLAINT_SENT, Leaving.COMPLAINT.value, sure, traces, direct=sure >= PROOF, data=data)
