"""Whom a version speaks to and what it tells them: hosts, SDKs, data types, the interfaces of its own servers."""

import re
from collections.abc import Iterable, Iterator

from harness.detect.event_evidence import at_event
from harness.detect.inventory.stand import Stand, channel, scenario
from harness.detect.masking.mask import Masker
from harness.detect.sent.app_parties import parties_of
from harness.detect.traffic.receiver.parties import Party
from harness.model.event import Event, EventKind
from harness.model.inventory import Category, Item
from harness.model.observation import Kind, Observation
from harness.model.web_address import web_address
from harness.recording.reader import Recording

SENT = frozenset({Kind.PERSONAL_DATA_SENT, Kind.LOCATION_SENT, Kind.TRAIL_SENT, Kind.PHOTO_SENT, Kind.FINGERPRINT_SENT})
# Files that a page is made of; only what is neither is an interface.
_FILE = re.compile(
    r"\.(js|mjs|css|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|html?|mp[34]|json5?|wasm|txt|webmanifest)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{3,}|[0-9a-f]{8,}", re.IGNORECASE)
# No app has more; addresses that are random words by the thousand are no interfaces.
MOST_INTERFACES = 500
ALL_INTERFACES = "interfaces:all"  # the condition that a recording meets when none of them was left out


def third_parties(observations: Iterable[Observation], stand: Stand) -> Iterator[Item]:
    """Receivers outside the app's own domains, and the SDKs behind them where these are known."""
    for one in observations:
        if one.kind is not Kind.THIRD_PARTY or not one.evidence:
            continue
        under, first = stand.under(one), one.evidence[0]
        traits = {"third"} | ({"tracker"} if one.data.get("tracker") is True else set())
        yield Item(Category.RECEIVER, one.subject, "", under, first, frozenset(traits))
        named = next((str(one.data[key]) for key in ("sdk", "product") if one.data.get(key)), "")
        if named:
            yield Item(Category.SDK, named, one.subject, under, first, frozenset(traits))


def code_of_others(recording: Recording, masker: Masker) -> Iterator[Item]:
    """SDKs whose code was seen to call something."""
    for event in recording.events:
        if event.kind is EventKind.CALL and event.data.get("sdk") and not event.data.get("self_test"):
            name = masker.mask(str(event.data["sdk"]))
            under = frozenset({channel("hooks"), scenario(event.scenario)})
            yield Item(Category.SDK, name, "", under, at_event(event, masker, name), frozenset({"third"}))


def data_sent(observations: Iterable[Observation], stand: Stand) -> Iterator[Item]:
    """The kinds of data that left, each with its receiver."""
    for one in observations:
        if one.kind in SENT and one.evidence:
            kind = one.subject if one.kind is Kind.PERSONAL_DATA_SENT else one.kind.value.removesuffix("_sent")
            traits = frozenset({kind, str(one.data.get("receiver", ""))})
            host = str(one.data.get("host", ""))
            yield Item(Category.DATA, kind, host, stand.under(one), one.evidence[0], traits)


def own_servers(recording: Recording, masker: Masker) -> Iterator[Item]:
    """The app's own hosts, and the interfaces on them that were asked."""
    told: set[tuple[str, str]] = set()
    for event, host in _own_requests(recording):
        under = frozenset({channel("proxy"), scenario(event.scenario)})
        if (host, event.scenario) not in told:
            told.add((host, event.scenario))
            yield Item(Category.RECEIVER, host, "", under, at_event(event, masker, host), frozenset({"first"}))
    yield from _interfaces(recording, masker)


def too_many_interfaces(recording: Recording) -> bool:
    """Whether interfaces were left out, so that one's absence says nothing."""
    return len({_asked(event) for event, _ in _own_requests(recording)} - {""}) > MOST_INTERFACES


def _interfaces(recording: Recording, masker: Masker) -> Iterator[Item]:
    names, told = set[str](), set[tuple[str, str]]()
    for event, _ in _own_requests(recording):
        asked = _asked(event)
        if not asked or (asked, event.scenario) in told or (asked not in names and len(names) >= MOST_INTERFACES):
            continue
        names.add(asked)
        told.add((asked, event.scenario))
        name = masker.mask(asked)
        under = frozenset({channel("proxy"), scenario(event.scenario), ALL_INTERFACES})
        yield Item(Category.INTERFACE, name, "", under, at_event(event, masker, name), frozenset({"server"}))


def _own_requests(recording: Recording) -> Iterator[tuple[Event, str]]:
    """The requests to the app's own servers, each with its host."""
    parties = parties_of(recording.run.app)
    for event in recording.events:
        host = str(event.data.get("host", "")) if event.kind is EventKind.REQUEST else ""
        if host and parties.party(host) is Party.FIRST:
            yield event, host


def _asked(event: Event) -> str:
    """The interface that a request asks for; empty for a page and what it is made of."""
    method, path = str(event.data.get("method", ""))[:20], web_address(str(event.data.get("url", ""))).path
    made_of = method in ("OPTIONS", "HEAD") or path in ("", "/") or _FILE.search(path)
    return "" if made_of else f"{method} {interface_of(path)}"


def interface_of(path: str) -> str:
    """A path without what differs from one request to the next: numbers, hashes, what was planted."""
    return "/".join("*" if _NUMBERED.search(part) else part for part in path.split("/"))[:200]
