"""Who receives: third parties, hosts without TLS, hosts that are bare IPv4 addresses."""

from collections.abc import Iterable
from ipaddress import IPv4Address

from harness.detect.receiver_party import THIRD, ip_of
from harness.detect.sent_observation import Finding, Trace, observed
from harness.detect.traffic_view import PASSWORD, Sent, TrafficView
from harness.model.observation import Kind, Observation

_MOVED = (301, 302, 303, 307, 308)


def detect_third_party(view: TrafficView) -> Iterable[Observation]:
    """THIRD_PARTY, one for each host outside the app's declared domains."""
    for host, group in _by_host(sent for sent in view.sent if sent.party == THIRD):
        data = {"personal": _personal(group), "address": ip_of(host) is not None}
        yield observed(Finding(Kind.THIRD_PARTY, host, 1.0, _traces(group), direct=True, data=data), view.masker)


def detect_plaintext(view: TrafficView) -> Iterable[Observation]:
    """PLAINTEXT, one for each host that was spoken to without TLS; `personal` names what left so.

    `login` tells that a password did, `only_redirects` that the host only ever sent the app on to TLS.
    """
    for host, group in _by_host(sent for sent in view.sent if sent.plaintext):
        data = {"personal": _personal(group), "only_redirects": all(map(_moves_to_tls, group))}
        data["login"] = any(seen.hit.form.canary == PASSWORD for sent in group for seen in sent.values)
        yield observed(Finding(Kind.PLAINTEXT, host, 1.0, _traces(group), direct=True, data=data), view.masker)


def detect_ipv4_literal(view: TrafficView) -> Iterable[Observation]:
    """IPV4_LITERAL, one for each IPv4 address used as the host of a URL; it fails on an IPv6-only network."""
    for host, group in _by_host(view.sent):
        address = ip_of(host)
        if isinstance(address, IPv4Address) and not address.is_loopback:
            yield observed(Finding(Kind.IPV4_LITERAL, host, 1.0, _traces(group), direct=True), view.masker)


def _by_host(sent: Iterable[Sent]) -> Iterable[tuple[str, list[Sent]]]:
    groups: dict[str, list[Sent]] = {}
    for one in sent:
        groups.setdefault(one.message.host, []).append(one)
    return groups.items()


def _traces(group: list[Sent]) -> tuple[Trace, ...]:
    """Requests that carry personal data first, then those before consent."""
    ordered = sorted(group, key=lambda sent: (not (sent.values or sent.places), sent.moment.consented))
    return tuple(Trace(sent) for sent in ordered)


def _personal(group: list[Sent]) -> list[str]:
    classes = {seen.hit.form.canary for sent in group for seen in sent.values} - {PASSWORD}
    return sorted(classes | ({"location"} if any(sent.places for sent in group) else set()))


def _moves_to_tls(sent: Sent) -> bool:
    message = sent.message
    return message.response_status in _MOVED and message.response_location.startswith("https://")
