"""Whom a version speaks to and what it tells them: hosts, SDKs, data types, the interfaces of its own servers."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from harness.detect.app_parties import parties_of
from harness.detect.event_evidence import at_event
from harness.detect.inventory.stand import Stand, channel, scenario
from harness.detect.mask import Masker
from harness.detect.traffic.receiver.parties import Party
from harness.model.event import Event, EventKind
from harness.model.inventory import Category, Item
from harness.model.observation import Kind, Observation
from harness.recording.reader import Recording

SENT = frozenset({Kind.PERSONAL_DATA_SENT, Kind.LOCATION_SENT, Kind.TRAIL_SENT, Kind.PHOTO_SENT, Kind.FINGERPRINT_SENT})
# Files that a page is made of; only what is neither is an interface.
_FILE = re.compile(
    r"\.(js|mjs|css|map|png|jpe?g|gif|webp|avif|svg|ico|woff2?|ttf|otf|html?|mp[34]|json5?|wasm|txt|webmanifest)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{3,}|[0-9a-f]{8,}", re.IGNORECASE)


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
    parties = parties_of(recording.run.app)
    for event in recording.events:
        if event.kind is not EventKind.REQUEST:
            continue
        host = str(event.data.get("host", ""))
        if parties.party(host) is Party.FIRST:
            under = frozenset({channel("proxy"), scenario(event.scenario)})
            yield Item(Category.RECEIVER, host, "", under, at_event(event, masker, host), frozenset({"first"}))
            yield from _interface(event, under, masker)


def _interface(event: Event, under: frozenset[str], masker: Masker) -> Iterator[Item]:
    method, path = str(event.data.get("method", "")), urlsplit(str(event.data.get("url", ""))).path
    if method in ("OPTIONS", "HEAD") or path in ("", "/") or _FILE.search(path):
        return
    name = masker.mask(f"{method} {interface_of(path)}")
    place = at_event(event, masker, name)
    yield Item(Category.INTERFACE, name, "", under, place, frozenset({"server"}))


def interface_of(path: str) -> str:
    """A path without what differs from one request to the next: numbers, hashes, what was planted."""
    return "/".join("*" if _NUMBERED.search(part) else part for part in path.split("/"))[:200]
