"""How much of an app's encrypted traffic the proxy could open: the success against pinning, as a share of bytes.

Three ways out of sight: the app refuses our certificate (`distrusted`), it goes through with the handshake and then
says nothing (`silent`, as OkHttp's pins do), or it speaks what the proxy only hands on (`raw`: TLCP, other protocols).
What was refused never left, so its bytes are not known; it counts by its host.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.detect.traffic.capture.client_hello import parse_client_hello
from harness.detect.traffic.capture.recorded import SELF_TEST_HOST
from harness.model.coverage import Coverage, Covered
from harness.model.event import Event, EventKind
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

# Our own choice, as for payloads that an app encrypts itself (opaque_share): what is less hides no regular sending.
MOST_CLOSED = 0.1
# A connection that stays silent once may be one that was opened ahead of need, as browsers do often: they pin nothing.
LEAST_SILENT = 2
MOST_EVIDENCE = 5
MOST_HOSTS = 20
_CHANNEL = "proxy"
_ENCRYPTED = ("https", "wss")


@dataclass(slots=True)
class _Seen:
    """Bytes and hosts of one recording; hosts that were opened at least once are none that refuse."""

    opened_bytes: int = 0
    raw_bytes: int = 0
    opened: set[str] = field(default_factory=set)
    refusals: Counter[str] = field(default_factory=Counter)
    silences: Counter[str] = field(default_factory=Counter)
    raw: dict[str, str] = field(default_factory=dict)
    shown: list[Event] = field(default_factory=list)

    @property
    def closed(self) -> list[str]:
        """The hosts of which nothing was read."""
        silent = {host for host, times in self.silences.items() if times >= LEAST_SILENT}
        return sorted((silent | set(self.refusals) | set(self.raw)) - self.opened)

    @property
    def share(self) -> float:
        """Of the bytes that passed, how much was read: 0..1; 1 where none passed."""
        passed = self.opened_bytes + self.raw_bytes
        return self.opened_bytes / passed if passed else 1.0

    @property
    def closed_hosts(self) -> float:
        every = len(self.opened | set(self.closed))
        return len(self.closed) / every if every else 0.0


def detect_decrypted_share(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """DECRYPTED, one for a recording with encrypted traffic: `share` of bytes, hosts that stayed closed, protocols."""
    seen = _look(recording.events)
    if recording.run.device.platform == "browser":
        seen.silences.clear()
    if not (seen.opened or seen.closed or seen.raw_bytes):
        return
    protocols = {masker.mask(host): name for host, name in seen.raw.items() if name}
    data = {
        "share": round(seen.share, 3),
        "opened_bytes": seen.opened_bytes,
        "raw_bytes": seen.raw_bytes,
        "closed": [masker.mask(host) for host in seen.closed[:MOST_HOSTS]],
        "closed_hosts": round(seen.closed_hosts, 3),
        "protocols": dict(list(protocols.items())[:MOST_HOSTS]),
    }
    evidence = tuple(at_event(event, masker, _excerpt(event)) for event in seen.shown[:MOST_EVIDENCE])
    yield Observation(Kind.DECRYPTED, Channel.TRAFFIC, recording.run.app.key, 1.0, evidence, direct=True, data=data)


def less_what_stayed_closed(coverage: Coverage, observations: Iterable[Observation]) -> Coverage:
    """The same coverage without the proxy's channel where more than MOST_CLOSED of bytes or hosts stayed closed."""
    seen = next((one for one in observations if one.kind is Kind.DECRYPTED), None)
    if seen is None or not coverage.channels.get(_CHANNEL, Covered(ok=False)).ok:
        return coverage
    why = _why(seen.data["share"], seen.data["closed_hosts"], seen.data["closed"], seen.data["protocols"])
    return replace(coverage, channels={**coverage.channels, _CHANNEL: Covered(ok=False, why=why)}) if why else coverage


def _why(share: float, closed_hosts: float, closed: list[str], protocols: Mapping[str, str]) -> str:
    named = "".join(f" ({host}: {name})" for host, name in list(protocols.items())[:1])
    if 1 - share > MOST_CLOSED:
        return f"{1 - share:.0%} of the bytes could not be decrypted{named}"
    if closed_hosts > MOST_CLOSED:
        return f"nothing sent to {', '.join(closed[:3])} could be decrypted{named}"
    return ""


def _look(events: Iterable[Event]) -> _Seen:
    seen, flows = _Seen(), dict[str, str]()
    for event in _of_the_app(events):
        data = event.data
        host, flow = str(data.get("host", "")), str(data.get("flow", ""))
        if event.kind is EventKind.REQUEST and data.get("scheme") in _ENCRYPTED:
            flows[flow] = host
            seen.opened.add(host)
        if event.kind is EventKind.TRAFFIC_ERROR:
            _take_error(seen, event, host)
        elif flow in flows:
            seen.opened_bytes += _size(event)
    return seen


def _of_the_app(events: Iterable[Event]) -> Iterator[Event]:
    kinds = (EventKind.REQUEST, EventKind.RESPONSE, EventKind.WEBSOCKET_MESSAGE, EventKind.TRAFFIC_ERROR)
    return (event for event in events if event.kind in kinds and event.data.get("host") != SELF_TEST_HOST)


def _take_error(seen: _Seen, event: Event, host: str) -> None:
    if event.data.get("distrusted") is True:
        seen.refusals[host] += 1
    elif event.data.get("silent") is True:
        seen.silences[host] += 1
    elif event.data.get("raw") is True:
        seen.raw[host] = _protocol(event.data) or seen.raw.get(host, "")
        seen.raw_bytes += _size(event)
    else:
        return
    seen.shown.append(event)


def _protocol(data: Mapping[str, object]) -> str:
    """By the first bytes that the app said, in hexadecimal; "" where they are no handshake."""
    try:
        hello = parse_client_hello(bytes.fromhex(str(data.get("head", ""))))
    except ValueError:
        return ""
    if hello is None:
        return ""
    return f"{hello.protocol} {hello.suite_names[0]}" if hello.suite_names else hello.protocol


def _size(event: Event) -> int:
    size = event.data.get("bytes", 0)
    return size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else 0


def _excerpt(event: Event) -> str:
    return f"{event.data.get('host', '')} {event.data.get('text', '')} {_protocol(event.data)}".strip()
