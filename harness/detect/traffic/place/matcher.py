"""Positions in a message: the planted ones in any spelling and datum, and such as only look like somebody's."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from harness.detect.traffic.crowd import Crowd
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.place.once import Found, Once, form_of
from harness.detect.traffic.place.planted_places import Place, PlantedPlaces
from harness.detect.traffic.place.spotter import Spotter
from harness.detect.traffic.place.strange_places import is_trail, may_name_places, strange_places, where_places_may_be
from harness.detect.traffic.place.tiles import fetches_a_tile, half_of
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona

STRANGE_AT_MOST = 16
_IN_PATH = ("url", "query")
METRES_PER_UNIT = 111_319.0


class PlaceMatcher:
    """Built once for a persona. Each planted place counts once per spelling and datum, in the deepest layer."""

    def __init__(self, persona: Persona) -> None:
        self._places = PlantedPlaces(persona)
        self._spotter = Spotter(self._places)

    def among(self, crowd: Crowd) -> set[int]:
        """The messages of a crowd in which something begins like a planted place, or may name somebody's."""
        begun = self._spotter.among(crowd)
        strange = {crowd.message_at(at) for at in where_places_may_be(crowd.text)} - begun
        return begun | {number for number in strange if any(map(may_name_places, crowd.layers[number]))}

    def see(self, message: Message, layers: Sequence[Layer]) -> Iterable[Sighting]:
        texts = sorted((layer for layer in layers if layer.text), key=lambda layer: -len(layer.steps))
        found = [(layer, self._spotter.places(layer.text)) for layer in texts]
        if not any(places for _, places in found) and not any(map(may_name_places, texts)):
            return ()
        return [*self._planted(message, found), *_strange(message, found)]

    def spellings_near(self, text: str) -> list[tuple[int, int]]:
        """[start, end) of everything in a text that is near a planted place, for those who mask."""
        return self._spotter.spans(text)

    def _planted(self, message: Message, found: Sequence[Found]) -> Iterator[Sighting]:
        """Each sighting of a point of the route tells the walk of its datum: all points in the order sent."""
        once = Once()
        for layer, places in found:
            once.add(layer, _without_drawn(message, layer, places))
        of_route = self._places.route_points
        walks = {datum: tuple(point for point in walk if point < of_route) for datum, walk in once.walks.items()}
        for layer, place in once.kept:
            yield self._sighting(message, layer, place, walks[place.datum] if place.point < of_route else ())

    def _sighting(self, message: Message, layer: Layer, place: Place, walk: tuple[int, ...]) -> Sighting:
        fix = place.fix
        data: dict[str, Any] = {
            "datum": place.datum,
            "error_m": round(place.error_m, 1),
            "precision_m": round(min(fix.slack_lat, fix.slack_lng) * METRES_PER_UNIT, 3),
            "lat_path": layer.path(layer.number_at(fix.lat_at)),
            "lng_path": layer.path(layer.number_at(fix.lng_at)),
        }
        if len(walk) > 1:
            data["walk"] = walk
        where = layer.path(layer.number_at(fix.start))
        excerpt = layer.text[fix.start : fix.end][:80]
        canary, sure = self._places.keys[place.point], confidence(place)
        return Sighting(
            message.index, Leaving.LOCATION, True, canary, where, layer.steps, form_of(place), sure, excerpt, data
        )


def _without_drawn(message: Message, layer: Layer, places: list[Place]) -> list[Place]:
    """The places but for the tile that the request asks a map's server for."""
    if not places or not layer.place.startswith(_IN_PATH) or not fetches_a_tile(message.path):
        return places
    return [place for place in places if not half_of(place.fix.form)]


def confidence(place: Place) -> float:
    """Less where the spelling is coarse (a cell of 100 m, of 600 m for a short geohash) or only jitter explains it."""
    if place.fix.coarse:
        return 0.75 if min(place.fix.slack_lat, place.fix.slack_lng) < 1.1e-3 else 0.6
    return 0.98 if place.exact else 0.9


def _strange(message: Message, found: Sequence[Found]) -> Iterator[Sighting]:
    taken = {
        id(layer): {at for place in places for at in (place.fix.lat_at, place.fix.lng_at)} for layer, places in found
    }
    seen = {(round(place.fix.lat, 4), round(place.fix.lng, 4)) for _, places in found for place in places}
    told = 0
    for layer, places in found:
        # A body full of the planted person's places is told already; who else is in it matters no more.
        if len(places) >= STRANGE_AT_MOST:
            continue
        strangers = list(strange_places(layer, taken[id(layer)]))
        for stranger in strangers:
            near = (round(stranger.place.lat, 4), round(stranger.place.lng, 4))
            if near not in seen and told < STRANGE_AT_MOST:
                seen.add(near)
                told += 1
                yield _shape(message, layer, Leaving.LOCATION, stranger.path, 0.7)
        if is_trail(strangers):
            yield _shape(message, layer, Leaving.TRAIL, strangers[0].path, 0.6)


def _shape(message: Message, layer: Layer, what: Leaving, path: str, sure: float) -> Sighting:
    return Sighting(message.index, what, False, "", path, layer.steps, "plain", sure)
