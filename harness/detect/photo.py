"""Pictures in requests: planted ones are known by the tags drawn into them, however they were altered on the way."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from harness.detect.payload import Leaf
from harness.detect.picture import decoded, size_of, watermarked
from harness.detect.sent_observation import Finding, Trace, observed
from harness.detect.text_layers import image_kind
from harness.detect.traffic_view import Sent, TrafficView
from harness.model import photo_tag
from harness.model.faults import EvidenceBroken
from harness.model.observation import Kind, Observation
from harness.model.persona import Persona, PlantedPhoto
from harness.recording.reader import Recording

ORIGINAL_LIMIT_BYTES = 32 << 20
PICTURES_LIMIT = 500
SMALL_SIDE_PX = 900


@dataclass(frozen=True, slots=True)
class PictureSeen:
    """A picture in a request; `photo` is the planted one it was made from."""

    sent: Sent
    leaf: Leaf
    content: bytes
    sha256: str
    photo: PlantedPhoto | None


def detect_photo_sent(recording: Recording, view: TrafficView) -> Iterable[Observation]:
    """PHOTO_SENT, one for each receiver and picture; subject `planted` or `other`."""
    groups: dict[tuple[str, str, bool], list[PictureSeen]] = {}
    for seen in _pictures(view):
        name = seen.photo.file if seen.photo else seen.sha256
        groups.setdefault((seen.sent.message.host, name, seen.sent.moment.consented), []).append(seen)
    for group in groups.values():
        yield observed(_finding(recording, group), view.masker)


def planted_photo(content: bytes, persona: Persona) -> PlantedPhoto | None:
    """The persona's photograph that a picture shows: same bytes, or its tags are in it."""
    digest = hashlib.sha256(content).hexdigest()
    same = next((photo for photo in persona.photos if photo.sha256 == digest), None)
    if same is not None:
        return same
    tag = photo_tag.decode(tags_in(content)) if persona.photos else None
    ids = photo_tag.tag_ids(tag) if tag else None
    return next((photo for photo in persona.photos if photo.tag_ids == ids), None)


def tags_in(content: bytes) -> tuple[int, ...]:
    """The ids of the ArUco tags in a picture, each as often as it was read; a thumbnail is enlarged first."""
    grey = decoded(content, cv2.IMREAD_GRAYSCALE)
    if grey is None:
        return ()
    if max(grey.shape) < SMALL_SIDE_PX:
        scale = SMALL_SIDE_PX / max(grey.shape)
        grey = np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
    dictionary = cv2.aruco.getPredefinedDictionary(getattr(cv2.aruco, photo_tag.DICTIONARY))
    _, ids, _ = cv2.aruco.ArucoDetector(dictionary, cv2.aruco.DetectorParameters()).detectMarkers(grey)
    return () if ids is None else tuple(int(one) for one in ids.flatten())


def _pictures(view: TrafficView) -> Iterator[PictureSeen]:
    known: dict[str, PlantedPhoto | None] = {}
    for sent in view.sent:
        for leaf in sent.payload.leaves:
            if isinstance(leaf.value, bytes) and image_kind(leaf.value):
                digest = hashlib.sha256(leaf.value).hexdigest()
                if digest not in known and len(known) < PICTURES_LIMIT:
                    known[digest] = planted_photo(leaf.value, view.persona)
                yield PictureSeen(sent, leaf, leaf.value, digest, known.get(digest))


def _finding(recording: Recording, group: list[PictureSeen]) -> Finding:
    seen = group[0]
    kind, size = image_kind(seen.content) or "", size_of(seen.content)
    shown = f"{kind} {size[0]}x{size[1]} px, {len(seen.content)} bytes"
    data: dict[str, object] = {"format": kind, "width_px": size[0], "height_px": size[1], "bytes": len(seen.content)}
    data |= {"decoding": list(seen.leaf.steps), "altered": False, "photo": ""}
    if seen.photo:
        changed = [one for one in group if one.sha256 != seen.photo.sha256]
        marks = [watermarked(_original(recording, seen.photo), one.content) for one in changed[:3]]
        data |= {"photo": seen.photo.file, "altered": bool(changed), "watermarked": any(mark is True for mark in marks)}
    subject = "planted" if seen.photo else "other"
    traces = tuple(Trace(one.sent, one.leaf, shown) for one in group)
    return Finding(Kind.PHOTO_SENT, subject, 1.0, traces, direct=seen.photo is not None, data=data)


def _original(recording: Recording, photo: PlantedPhoto) -> bytes:
    try:
        return recording.bytes_of(photo.file, ORIGINAL_LIMIT_BYTES)
    except EvidenceBroken:
        return b""
