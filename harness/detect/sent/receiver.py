"""Who receives: third parties, hosts without TLS, hosts that are bare IPv4 addresses."""

from collections.abc import Iterable
from ipaddress import IPv4Address
from typing import Any

from harness.detect.sent.leak import PERSONAL, personal_classes
from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.receiver.parties import Party, address_of_host
from harness.detect.traffic.receiver.tracker import Receiver, describe
from harness.detect.traffic.sighting import Leaving
from harness.model.observation import Kind, Observation

HOME = "CN"  # ISO 3166; Hong Kong, Macao and Taiwan count as 境外 (PIPL, chapter 3)
_MOVED = (301, 302, 303, 307, 308)
# What the table of receivers tells of a third party, where it knows it.
_KNOWN = ("organisation", "organisation_zh", "seat", "sdk", "product", "category", "source")


def detect_third_party(view: TrafficView) -> Iterable[Observation]:
    """THIRD_PARTY, one for each host outside the app's declared domains, with who stands behind it where known."""
    for host, group in _by_host(sent for sent in view.sent if sent.party == Party.THIRD):
        receiver = group[0].receiver
        data = {"personal": personal_classes(group), "address": receiver.is_address, "tracker": receiver.tracking}
        data |= _behind(receiver)
        data["abroad"] = {"": "unknown", HOME: "no"}.get(str(data.get("seat", "")), "yes")
        yield observed(Finding(Kind.THIRD_PARTY, host, 1.0, _traces(group), direct=True, data=data), view.masker)


def detect_plaintext(view: TrafficView) -> Iterable[Observation]:
    """PLAINTEXT, one for each host that was spoken to without TLS; `personal` names what left so.

    `login` tells that a password did, `only_redirects` that the host got nothing and only sent the app on to TLS.
    """
    for host, group in _by_host(sent for sent in view.sent if _is_clear(sent) or _is_moved_on(sent)):
        data = {"personal": personal_classes(group), "only_redirects": not any(map(_is_clear, group))}
        data["login"] = any(sent.passwords for sent in group)
        yield observed(Finding(Kind.PLAINTEXT, host, 1.0, _traces(group), direct=True, data=data), view.masker)


def detect_ipv4_literal(view: TrafficView) -> Iterable[Observation]:
    """IPV4_LITERAL, one for each IPv4 address used as the host of a URL; it fails on an IPv6-only network."""
    for host, group in _by_host(view.sent):
        address = address_of_host(host)
        if isinstance(address, IPv4Address) and not address.is_loopback:
            yield observed(Finding(Kind.IPV4_LITERAL, host, 1.0, _traces(group), direct=True), view.masker)


def _by_host(sent: Iterable[Sent]) -> Iterable[tuple[str, list[Sent]]]:
    groups: dict[str, list[Sent]] = {}
    for one in sent:
        groups.setdefault(one.message.host, []).append(one)
    return groups.items()


def _traces(group: list[Sent]) -> tuple[Trace, ...]:
    """Requests that carry personal data first, then those before consent."""
    carries = {id(sent): bool(sent.passwords or any(sent.seen(*PERSONAL, Leaving.LOCATION))) for sent in group}
    ordered = sorted(group, key=lambda sent: (not carries[id(sent)], sent.moment.consented))
    return tuple(Trace(sent) for sent in ordered)


def _behind(receiver: Receiver) -> dict[str, Any]:
    """Nothing for a bucket of the cloud's customer: nobody knows who that is."""
    told = {} if receiver.tenant else describe(receiver)
    return {key: told[key] for key in _KNOWN if key in told}


def _is_clear(sent: Sent) -> bool:
    """Whether the engine counts it: what the system asks of certificates and a bare hop on to TLS are none."""
    return any(one.what is Leaving.PLAINTEXT for one in sent.sightings)


def _is_moved_on(sent: Sent) -> bool:
    message = sent.message
    return (
        message.plaintext
        and message.response_status in _MOVED
        and message.response_location.lower().startswith("https://")
    )
