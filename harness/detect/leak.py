"""Planted personal data in requests: which value, to whom, in which form, before or after consent."""

from collections.abc import Iterable, Iterator

from harness.detect.positions import PlaceSeen
from harness.detect.sent_observation import Finding, Trace, excerpt_around, observed
from harness.detect.traffic_view import PASSWORD, Sent, TrafficView, ValueSeen, leaf_text
from harness.model.observation import Kind, Observation

# One package name is often in a user agent or a link; several together are a list of what is installed.
FEWEST_PACKAGES = 3
EXACT_DECIMALS = 4


def detect_personal_data_sent(view: TrafficView) -> Iterable[Observation]:
    """PERSONAL_DATA_SENT, one for each class, receiver, form, place (URL or not) and phase."""
    groups: dict[tuple[object, ...], list[tuple[Sent, ValueSeen]]] = {}
    for sent in view.sent:
        for seen in _counted(sent):
            form, moment = seen.hit.form, sent.moment
            place = (sent.message.host, sent.plaintext, seen.leaf.in_url)
            groups.setdefault((form.canary, form.name, *place, moment.phase, moment.consented), []).append((sent, seen))
    for group in groups.values():
        yield observed(_leak(view, group), view.masker)


def detect_location_sent(view: TrafficView) -> Iterable[Observation]:
    """LOCATION_SENT, one for each receiver, datum and phase: a planted point left, within its own precision."""
    groups: dict[tuple[object, ...], list[tuple[Sent, PlaceSeen]]] = {}
    for sent in view.sent:
        for place in sent.places:
            key = (sent.message.host, place.datum, place.form, sent.moment.phase, sent.moment.consented)
            groups.setdefault(key, []).append((sent, place))
    for group in groups.values():
        yield observed(_location(group), view.masker)


def _counted(sent: Sent) -> Iterator[ValueSeen]:
    """A password in the body of a TLS request is how people sign in; in a URL or in the clear it is a leak."""
    packages = {seen.hit.form.text for seen in sent.values if seen.hit.form.canary == "app_list"}
    for seen in sent.values:
        canary = seen.hit.form.canary
        if canary == PASSWORD and not (seen.leaf.in_url or sent.plaintext):
            continue
        if canary != "app_list" or len(packages) >= FEWEST_PACKAGES:
            yield seen


def _leak(view: TrafficView, group: list[tuple[Sent, ValueSeen]]) -> Finding:
    _, seen = group[0]
    form = seen.hit.form
    traces = tuple(Trace(sent, one.leaf, _excerpt(view, one)) for sent, one in group)
    data = {"form": form.name, "decoding": list(seen.leaf.steps), "in_url": seen.leaf.in_url, "times": len(group)}
    short_word = form.name == "plain" and len(form.text) < 3
    return Finding(
        Kind.PERSONAL_DATA_SENT, form.canary, 0.9 if short_word else 1.0, traces, direct=not short_word, data=data
    )


def _excerpt(view: TrafficView, seen: ValueSeen) -> str:
    return excerpt_around(leaf_text(seen.leaf), seen.hit.start, seen.hit.end, view.masker)


def _location(group: list[tuple[Sent, PlaceSeen]]) -> Finding:
    place = group[0][1]
    decimals = max(one.decimals for _, one in group)
    traces = tuple(Trace(sent, one.leaf, f"{one.datum} ±{one.distance_m:.0f} m") for sent, one in group)
    data = {
        "datum": place.datum,
        "form": place.form,
        "decimals": decimals,
        "points": len({one.point for _, one in group}),
        "decoding": list(place.leaf.steps),
        "in_url": place.leaf.in_url,
    }
    exact = decimals >= EXACT_DECIMALS
    return Finding(Kind.LOCATION_SENT, "location", 1.0 if exact else 0.8, traces, direct=exact, data=data)
