"""Pictures and films in requests: planted photographs are known however they were altered on the way."""

from collections.abc import Iterable, Iterator
from typing import Any

from harness.detect.sent.sent_observation import PROOF, Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.observation import Kind, Observation

PLANTED, OTHER, VIDEO = "planted", "other", "video"
_UNALTERED = "exact"
_SUBJECTS = {Leaving.PHOTO: PLANTED, Leaving.PHOTO_UPLOAD: OTHER, Leaving.VIDEO_UPLOAD: VIDEO}


def detect_photo_sent(view: TrafficView) -> Iterable[Observation]:
    """PHOTO_SENT, one for each receiver and picture; subject `planted`, `other` or `video`."""
    groups: dict[tuple[object, ...], list[tuple[Sent, Sighting]]] = {}
    for sent in view.sent:
        for picture in pictures_in(sent):
            key = (sent.message.host, picture.what, _identity(picture), sent.moment.consented)
            groups.setdefault(key, []).append((sent, picture))
    for group in groups.values():
        yield observed(_finding(group), view.masker)


def pictures_in(sent: Sent) -> Iterator[Sighting]:
    """Each picture once: a planted one is an upload too."""
    planted = {(one.where, one.data.get("sha256")) for one in sent.seen(Leaving.PHOTO)}
    for one in sent.sightings:
        known = one.what is Leaving.PHOTO_UPLOAD and (one.where, one.data.get("sha256")) in planted
        if one.what in _SUBJECTS and not known:
            yield one


def _identity(picture: Sighting) -> str:
    return picture.canary or str(picture.data.get("sha256") or picture.data.get("bytes"))


def _finding(group: list[tuple[Sent, Sighting]]) -> Finding:
    first = group[0][1]
    seeded = first.what is Leaving.PHOTO
    sure = max(one.confidence for _, one in group)
    changes = {part for _, one in group for part in one.form.split("+")} if seeded else set()
    data: dict[str, Any] = {key: first.data[key] for key in ("width_px", "height_px", "bytes") if key in first.data}
    data |= {"format": str(first.data.get("format", "")).rpartition("/")[2], "decoding": list(first.decoding)}
    data |= {"photo": str(first.data.get("file", "")), "altered": bool(changes - {_UNALTERED}), "seeded": seeded}
    if seeded:
        data |= {"changes": sorted(changes - {_UNALTERED}), "watermarked": "watermarked" in changes}
    traces = tuple(Trace(sent, one.where, one.excerpt) for sent, one in group)
    return Finding(Kind.PHOTO_SENT, _SUBJECTS[first.what], sure, traces, direct=seeded and sure >= PROOF, data=data)
