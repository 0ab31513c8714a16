"""Pictures and films in a request: that one left, whether it is a planted one, and the position it still holds."""

import math
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.picture.comparison import recognised_pixels
from harness.detect.traffic.picture.embedded import Piece, pieces_in
from harness.detect.traffic.picture.exif_position import ExifPosition, exif_position
from harness.detect.traffic.picture.image_header import Header, header_of
from harness.detect.traffic.picture.original import originals_of
from harness.detect.traffic.picture.pixels import opened
from harness.detect.traffic.picture.recognition import Recognition, Sent, recognised_bytes
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona

# Smaller pictures are icons, spacers and counting pixels: no upload, and no planted one unless its bytes are the same.
SMALLEST_SIDE_PX = 64
SMALLEST_BYTES = 2048  # of a picture whose header cannot be read
SAME_PLACE_DEGREES = 2e-5  # about two metres; EXIF keeps a position to centimetres
_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one picture's bytes tell, wherever they occur. `note` tells why it was not opened."""

    header: Header | None
    planted: Recognition | None
    place: ExifPosition | None
    note: str


class PictureMatcher:
    """Finds `photo` (a planted one), `photo_upload` (any picture), `video_upload`, and `location` in EXIF.

    `originals` are the bytes of the persona's photographs by `file`; without them a planted one is known by its
    SHA-256 and its tags alone. Results depend on the bytes only; those of the last pictures are remembered.
    """

    def __init__(self, persona: Persona, originals: Mapping[str, bytes]) -> None:
        self._persona = persona
        self._originals = originals_of(persona.photos, originals)
        self._remembered: OrderedDict[bytes, _Seen] = OrderedDict()

    def see(self, message: Message, layers: Sequence[Layer]) -> Iterable[Sighting]:
        """Sightings of one message; a picture found in a body and again in what was unwrapped from it counts once."""
        found = [(layer, piece) for layer in layers if layer.content for piece in pieces_in(layer.content, layer.media)]
        return [one for layer, piece in _deepest(found) for one in self._sightings(message.index, layer, piece)]

    def _sightings(self, flow: int, layer: Layer, piece: Piece) -> Iterator[Sighting]:
        at = _At(flow, layer.place, layer.steps)
        if piece.kind.startswith("video/"):
            data: dict[str, object] = {"format": piece.kind, "bytes": len(piece.content), "offset": piece.offset}
            yield at.unseeded(Leaving.VIDEO_UPLOAD, _short(piece.kind), 0.97, data)
            return
        seen = self._of(piece)
        planted = seen.planted
        if planted is None and not _counts(piece, seen.header):
            return
        data = _facts(piece, seen)
        if planted is not None:
            canary = f"photos[{planted.original.number}]"
            told = {"method": planted.method, "measure": planted.measure, "file": planted.original.photo.file}
            yield at.seeded(Leaving.PHOTO, canary, planted.form, planted.confidence, data | told)
        sure = seen.header is not None and not seen.note
        yield at.unseeded(Leaving.PHOTO_UPLOAD, _short(piece.kind), 0.98 if sure else 0.8, data)
        if seen.place is not None:
            yield self._placed(at, seen.place, planted)

    def _placed(self, at: "_At", place: ExifPosition, planted: Recognition | None) -> Sighting:
        canary = self._planted_place(place, planted)
        data: dict[str, object] = {"lat": place.lat, "lng": place.lng, "datum": place.datum or "WGS-84"}
        if canary:
            return at.seeded(Leaving.LOCATION, canary, "exif", 0.99, data)
        return at.unseeded(Leaving.LOCATION, "exif", 0.9, data)

    def _planted_place(self, place: ExifPosition, planted: Recognition | None) -> str:
        """The canary at this position: the picture's own, another picture's, or a point of the route."""
        photos = [(f"photos[{n}].exif_wgs84", photo.exif_wgs84) for n, photo in enumerate(self._persona.photos)]
        if planted is not None:
            own = planted.original.number
            photos = [photos[own], *photos[:own], *photos[own + 1 :]]
        known = [(key, point) for key, point in photos if point is not None]
        route = ((f"route_wgs84[{n}]", point) for n, point in enumerate(self._persona.route_wgs84))
        return next((key for key, point in (*known, *route) if _same_place(place, point)), "")

    def _of(self, piece: Piece) -> _Seen:
        key = piece.sha256
        seen = self._remembered.get(key)
        if seen is None:
            seen = self._examined(piece)
            self._remembered[key] = seen
            if len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        else:
            self._remembered.move_to_end(key)
        return seen

    def _examined(self, piece: Piece) -> _Seen:
        header = header_of(piece.content, piece.kind)
        place = exif_position(piece.content)
        sent = Sent(piece.content, piece.kind, header)
        planted = recognised_bytes(sent, self._originals)
        if planted is not None or not self._originals or not _counts(piece, header):
            return _Seen(header, planted, place, "")
        picture = opened(piece.content, piece.kind, header)
        return _Seen(header, recognised_pixels(sent, picture, self._originals), place, picture.why)


def _counts(piece: Piece, header: Header | None) -> bool:
    if header is None:
        return len(piece.content) >= SMALLEST_BYTES
    return min(header.width, header.height) >= SMALLEST_SIDE_PX


def _deepest(found: Sequence[tuple[Layer, Piece]]) -> list[tuple[Layer, Piece]]:
    """Without those that were seen again after unwrapping the layer they lie in."""
    deepest: dict[tuple[bytes, str], tuple[Layer, Piece]] = {}
    for layer, piece in found:
        digest = piece.sha256
        inner = [key for key, (other, _) in deepest.items() if key[0] == digest and _one_in_the_other(layer, other)]
        if inner and len(deepest[inner[0]][0].steps) >= len(layer.steps):
            continue
        for key in inner:
            del deepest[key]
        deepest[(digest, layer.place)] = (layer, piece)
    return list(deepest.values())


def _one_in_the_other(one: Layer, other: Layer) -> bool:
    longer, shorter = (one, other) if len(one.place) >= len(other.place) else (other, one)
    rest = longer.place[len(shorter.place) :]
    return longer.place.startswith(shorter.place) and (not rest or rest[0] in ".[")


def _facts(piece: Piece, seen: _Seen) -> dict[str, object]:
    width, height = (seen.header.width, seen.header.height) if seen.header else (0, 0)
    data: dict[str, object] = {"format": piece.kind, "width_px": width, "height_px": height}
    data |= {"bytes": len(piece.content), "sha256": piece.sha256.hex()[:16]}
    return data | ({"not_opened": seen.note} if seen.note else {}) | ({"offset": piece.offset} if piece.offset else {})


@dataclass(frozen=True, slots=True)
class _At:
    """Where in which message a picture was found."""

    flow: int
    place: str
    steps: tuple[str, ...]

    def seeded(self, what: Leaving, canary: str, form: str, confidence: float, data: Mapping[str, object]) -> Sighting:
        return Sighting(self.flow, what, True, canary, self.place, self.steps, form, confidence, _shown(data), data)

    def unseeded(self, what: Leaving, form: str, confidence: float, data: Mapping[str, object]) -> Sighting:
        return Sighting(self.flow, what, False, "", self.place, self.steps, form, confidence, _shown(data), data)


def _shown(data: Mapping[str, object]) -> str:
    if "lat" in data:
        return f"{data['lat']:.6f},{data['lng']:.6f}"
    size = f" {data['width_px']}x{data['height_px']} px" if "width_px" in data else ""
    return f"{data['format']}{size}, {data['bytes']} bytes"


def _short(kind: str) -> str:
    return kind.partition("/")[2]


def _same_place(place: ExifPosition, point: tuple[float, float]) -> bool:
    east = math.cos(math.radians(place.lat))
    return abs(place.lat - point[0]) <= SAME_PLACE_DEGREES and abs(place.lng - point[1]) * east <= SAME_PLACE_DEGREES
