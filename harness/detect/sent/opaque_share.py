"""What nobody could read of the traffic: told host by host, and taken from what may be concluded from absence.

A request whose payload is encrypted by the app itself can hold anything. Findings stand, but "nothing of that kind was
sent" is no longer proved (design law 1), so the channel counts as not covered where a host got too much of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.receiver.parties import Party
from harness.detect.traffic.receiver.share import Share, share_of
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.coverage import Coverage, Covered
from harness.model.observation import Kind, Observation

# Share of the bytes that one host was sent. Our own choice: a field that is not excused as a token, a signature or a
# password stays below it among readable ones, an encrypted payload is nearly all of what its host gets.
MOST_BLIND = 0.1
_CHANNEL = "proxy"


def detect_opaque(view: TrafficView) -> Iterable[Observation]:
    """OPAQUE, one for each host that was sent something unreadable; `share` is of all that the host was sent."""
    shares: dict[str, Share] = {}
    unread: dict[str, list[tuple[Sent, Sighting]]] = {}
    for sent in view.sent:
        if sent.party != Party.LOCAL:
            host = sent.message.host
            shares[host] = shares.get(host, Share()) + share_of(sent.message, sent.sightings)
            unread.setdefault(host, []).extend((sent, one) for one in _unreadable(sent))
    for host, share in shares.items():
        if share.opaque_bytes:
            yield observed(_finding(host, share, unread[host]), view.masker)


def _finding(host: str, share: Share, unread: Sequence[tuple[Sent, Sighting]]) -> Finding:
    data = {"share": round(share.blind, 3), "opaque_bytes": share.opaque_bytes, "sent_bytes": share.sent_bytes}
    traces = tuple(Trace(sent, one.where) for sent, one in unread)
    return Finding(Kind.OPAQUE, host, max(one.confidence for _, one in unread), traces, data=data)


def less_what_was_opaque(coverage: Coverage, observations: Iterable[Observation]) -> Coverage:
    """The same coverage without the proxy's channel where more than MOST_BLIND of a host's bytes was unreadable."""
    blind = [one for one in observations if one.kind is Kind.OPAQUE and one.data["share"] > MOST_BLIND]
    if not blind or not coverage.channels.get(_CHANNEL, Covered(ok=False)).ok:
        return coverage
    worst = max(blind, key=lambda one: (one.data["share"], one.subject))
    others = f", nor enough of what {len(blind) - 1} more got" if len(blind) > 1 else ""
    why = f"{worst.data['share']:.0%} of the bytes sent to {worst.subject} could not be read{others}"
    return replace(coverage, channels={**coverage.channels, _CHANNEL: Covered(ok=False, why=why)})


def _unreadable(sent: Sent) -> Iterator[Sighting]:
    return (one for one in sent.sightings if one.what is Leaving.OPAQUE_PAYLOAD)
