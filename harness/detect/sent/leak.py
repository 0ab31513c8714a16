"""Planted personal data in requests: which value, to whom, in which form, before or after consent."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from harness.detect.sent.sent_observation import PROOF, Finding, Trace, observed, shown
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.password_seen import PasswordSeen
from harness.detect.traffic.sent_field import is_in_url
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.observation import Kind, Observation

PASSWORD = "password"
# What a persona is made of, but for its places and photographs, which have detectors of their own.
PERSONAL = (
    *(Leaving.PHONE, Leaving.ID_CARD, Leaving.NAME, Leaving.CONTACTS, Leaving.CLIPBOARD, Leaving.APP_LIST),
    *(Leaving.IMEI, Leaving.OAID, Leaving.ANDROID_ID, Leaving.MAC, Leaving.IDFA),
)


@dataclass(frozen=True, slots=True)
class _Leaked:
    """One value in one request; `excerpt` is masked."""

    sent: Sent
    subject: str
    form: str
    where: str
    decoding: tuple[str, ...]
    confidence: float
    excerpt: str

    @property
    def in_url(self) -> bool:
        return is_in_url(self.where)


def detect_personal_data_sent(view: TrafficView) -> Iterable[Observation]:
    """PERSONAL_DATA_SENT, one for each class, receiver, form, place (URL or not) and phase.

    Only the planted person's own values: a number that merely looks like somebody's accuses nobody.
    """
    groups: dict[tuple[object, ...], list[_Leaked]] = {}
    for sent in view.sent:
        for one in _leaked(view, sent):
            place = (sent.message.host, sent.plaintext, one.in_url)
            key = (one.subject, one.form, *place, sent.moment.phase, sent.moment.consented)
            groups.setdefault(key, []).append(one)
    for group in groups.values():
        yield observed(_leak(group), view.masker)


def detect_location_sent(view: TrafficView) -> Iterable[Observation]:
    """LOCATION_SENT, one for each receiver, datum and phase: a planted point left, within its own precision."""
    groups: dict[tuple[object, ...], list[tuple[Sent, Sighting]]] = {}
    for sent in view.sent:
        for place in sent.seen(Leaving.LOCATION):
            key = (sent.message.host, _datum(place), _spelling(place), sent.moment.phase, sent.moment.consented)
            groups.setdefault(key, []).append((sent, place))
    for group in groups.values():
        yield observed(_location(group), view.masker)


def personal_classes(sent: Iterable[Sent]) -> list[str]:
    """The classes of what left of the planted person in some requests, passwords apart."""
    return sorted({one.what.value for each in sent for one in each.seen(*PERSONAL, Leaving.LOCATION)})


def _leaked(view: TrafficView, sent: Sent) -> Iterator[_Leaked]:
    for one in sent.seen(*PERSONAL):
        told = shown(sent, one, view.masker)
        yield _Leaked(sent, one.what.value, one.form, one.where, one.decoding, one.confidence, told)
    for seen in sent.passwords:
        if seen.field.in_url or sent.plaintext:
            yield _password(view, sent, seen)


def _password(view: TrafficView, sent: Sent, seen: PasswordSeen) -> _Leaked:
    at = seen.field.text.index(seen.password)
    told = view.masker.around(seen.field.text, at, at + len(seen.password))
    return _Leaked(sent, PASSWORD, "plain", seen.field.where, seen.field.decoding, 1.0, told)


def _leak(group: list[_Leaked]) -> Finding:
    first, sure = group[0], max(one.confidence for one in group)
    traces = tuple(Trace(one.sent, one.where, one.excerpt) for one in group)
    data = {
        "form": first.form,
        "decoding": list(first.decoding),
        "in_url": first.in_url,
        "times": len(group),
        "seeded": True,
    }
    return Finding(Kind.PERSONAL_DATA_SENT, first.subject, sure, traces, direct=sure >= PROOF, data=data)


def _location(group: list[tuple[Sent, Sighting]]) -> Finding:
    place = group[0][1]
    sure = max(one.confidence for _, one in group)
    traces = tuple(Trace(sent, one.where, _accuracy(one)) for sent, one in group)
    data = {
        "datum": _datum(place),
        "form": _spelling(place),
        "precision_m": min((one.data["precision_m"] for _, one in group if "precision_m" in one.data), default=None),
        "points": len({one.canary for _, one in group}),
        "decoding": list(place.decoding),
        "in_url": is_in_url(place.where),
        "seeded": True,
    }
    return Finding(Kind.LOCATION_SENT, "location", sure, traces, direct=sure >= PROOF, data=data)


def _datum(place: Sighting) -> str:
    return str(place.data.get("datum", "")).lower().replace("-", "")


def _spelling(place: Sighting) -> str:
    """How the numbers were written: `degrees`, `e6`, `geohash`, `exif` ..."""
    form = place.form.removeprefix(_datum(place)).removeprefix("+")
    return form or "degrees"


def _accuracy(place: Sighting) -> str:
    error_m = place.data.get("error_m")
    return _datum(place) if error_m is None else f"{_datum(place)} ±{error_m:.0f} m"
