"""Whose the traffic of a host's process is: booked by the AppID in Referer and user agent, request by request.

Only what names the program is held against it. What names another program, or nobody and hints at none, is passed
over; what names nobody and may be the program's is told by host, and takes away what could be concluded from absence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from harness.detect.masking.mask import Masker
from harness.detect.sent.app_parties import parties_of
from harness.detect.traffic.capture.entry import entries
from harness.detect.traffic.capture.recorded import RecordedFlows
from harness.detect.traffic.message import Message
from harness.detect.traffic.receiver.parties import Party
from harness.model.coverage import Coverage, Covered
from harness.model.hosted_app import Booking, booking_of, hosted_on
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording import layout
from harness.recording.reader import Recording

MOST_HOSTS = 20
MOST_EVIDENCE = 5
_CHANNEL = "proxy"


@dataclass(frozen=True, slots=True)
class Booked:
    """One request, and whose it is."""

    flow_id: str
    host: str
    booking: Booking


def booked_requests(recording: Recording) -> tuple[Booked, ...]:
    """Every request of a run in a host, in the file's order; nothing for an app that has a process of its own."""
    address = hosted_on(recording.run)
    if address is None:
        return ()
    parties = parties_of(recording.run.app)

    def booked(one: Message) -> Booked:
        own = parties.party(one.host) is Party.FIRST
        whose = booking_of(address, one.header("referer"), one.header("user-agent"), to_its_server=own)
        return Booked(one.flow_id, one.host, whose)

    return tuple(booked(one) for one in entries(RecordedFlows(recording.folder)) if isinstance(one, Message))


def foreign_flows(requests: Iterable[Booked]) -> frozenset[str]:
    """The flows that are not held against the program."""
    return frozenset(one.flow_id for one in requests if one.booking is not Booking.PROGRAM)


def detect_hosted_traffic(recording: Recording, requests: Iterable[Booked], masker: Masker) -> Iterable[Observation]:
    """HOSTED_TRAFFIC, one for a run in a host: requests by whose they are, and where the undecided ones went."""
    address, listed = hosted_on(recording.run), tuple(requests)
    if address is None:
        return
    undecided = [one for one in listed if one.booking is Booking.UNDECIDED]
    counts = Counter(one.booking for one in listed)
    data: Mapping[str, object] = {
        **{booking.value: counts[booking] for booking in Booking},
        "undecided_hosts": [masker.mask(host) for host in sorted({one.host for one in undecided})[:MOST_HOSTS]],
        "unseen": [said.en for said in address.host.unseen],
        "seals": address.host.seals,
    }
    places = tuple(
        Evidence(layout.FLOWS, f"flow={one.flow_id}", masker.mask(f"{one.booking} {one.host}"))
        for one in (undecided or listed)[:MOST_EVIDENCE]
    )
    subject = f"{address.host.key}/{address.app_id}"
    yield Observation(Kind.HOSTED_TRAFFIC, Channel.TRAFFIC, subject, 1.0, places, direct=True, data=data)


def less_what_a_host_hides(coverage: Coverage, observations: Iterable[Observation]) -> Coverage:
    """The same coverage without the proxy's channel where a program may have sent what nobody can book on it."""
    seen = next((one for one in observations if one.kind is Kind.HOSTED_TRAFFIC), None)
    if seen is None or not coverage.channels.get(_CHANNEL, Covered(ok=False)).ok:
        return coverage
    why = _why(int(seen.data["undecided"]), seen.data["undecided_hosts"], seals=bool(seen.data["seals"]))
    return replace(coverage, channels={**coverage.channels, _CHANNEL: Covered(ok=False, why=why)}) if why else coverage


def _why(undecided: int, hosts: list[str], *, seals: bool) -> str:
    if undecided:
        return f"{undecided} requests of the host's process name no program (to {', '.join(hosts[:3])})"
    return "the host sends for its programs over an encrypted channel of its own, too" if seals else ""
