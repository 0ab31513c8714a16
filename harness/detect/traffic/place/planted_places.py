"""The planted places in every datum, and which of them a fix is."""

from collections import Counter
from collections.abc import Sequence
from math import cos, radians
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from harness.detect.traffic.place.datums import DATUMS, METRES_PER_DEGREE, Position
from harness.detect.traffic.place.fix import Fix
from harness.model.persona import Persona

# A sender may have jittered by up to 20 m along each axis; half a metre for the spherical degree and for rounding.
JITTER_M = 20.5
# What a fix may be off and still count as undisturbed: the route's own seventh decimal, float32, two transforms.
NOISE_M = 1.0
_ROWS_AT_ONCE = 1024

_FAR = np.float32(1e30)
_NAMES = tuple(DATUMS)
Degrees = NDArray[np.float64]
Metres = NDArray[np.float32]
Counts = NDArray[np.intp]


class Place(NamedTuple):
    """A fix that is a planted place: number `point` of them, so far off, in this datum.

    `exact` tells that the precision of the spelling explains all of the error, no jitter is needed.
    """

    fix: Fix
    datum: str
    point: int
    error_m: float
    exact: bool


class PlantedPlaces:
    """The route's points first, then where the photographs say that they were taken."""

    def __init__(self, persona: Persona) -> None:
        places = [Position(*place) for place in persona.route_wgs84]
        self.route_points = len(places)
        places += [Position(*photo.exif_wgs84) for photo in persona.photos if photo.exif_wgs84]
        self.keys = tuple(
            f"route_wgs84[{at}]" if at < self.route_points else f"photos[{at - self.route_points}].exif_wgs84"
            for at in range(len(places))
        )
        self.wgs84 = tuple(places)
        self.spelt = {datum: tuple(map(transform, places)) for datum, transform in DATUMS.items()}
        # On a plane about the first place, in metres: good to a per mille as far as its latitude is anybody's.
        self._origin = places[0] if places else Position(0.0, 0.0)
        self._east_m = METRES_PER_DEGREE * cos(radians(self._origin.lat))
        every = [place for spelt in self.spelt.values() for place in spelt]
        self._north = self._norths(np.array([place.lat for place in every]))
        self._east = self._easts(np.array([place.lng for place in every]))

    def matched(self, fixes: Sequence[Fix]) -> list[Place | None]:
        """Which planted place each fix is, in which datum; None for those that are none."""
        options: list[list[Place]] = []
        for start in range(0, len(fixes) if self.keys else 0, _ROWS_AT_ONCE):
            options.extend(self._options(fixes[start : start + _ROWS_AT_ONCE]))
        sure = Counter((found[0].fix.form, found[0].datum) for found in options if len(found) == 1)
        return [_chosen(found, sure) for found in options] if options else [None] * len(fixes)

    def _options(self, fixes: Sequence[Fix]) -> list[list[Place]]:
        """For each fix the nearest planted place in each datum in which there is one."""
        lat, lng, slack_lat, slack_lng, jitter = np.array(
            [(f.lat, f.lng, f.slack_lat, f.slack_lng, NOISE_M if f.coarse else JITTER_M) for f in fixes]
        ).T[:, :, None]
        north, east = np.abs(self._norths(lat) - self._north), np.abs(self._easts(lng) - self._east)
        slack_north, slack_east = slack_lat * METRES_PER_DEGREE, slack_lng * self._east_m
        # Beyond the slack in metres: within the noise it is exact, within the jitter it is the place.
        beyond = np.maximum(north - slack_north.astype(np.float32), east - slack_east.astype(np.float32))
        away = np.where(beyond <= jitter.astype(np.float32), north * north + east * east, _FAR)
        by_datum = away.reshape(len(fixes), len(DATUMS), len(self.keys))
        nearest = by_datum.argmin(axis=2)
        squared = np.take_along_axis(by_datum, nearest[:, :, None], axis=2)[:, :, 0]
        beyond = np.take_along_axis(beyond.reshape(by_datum.shape), nearest[:, :, None], axis=2)[:, :, 0]
        return self._told(fixes, nearest, squared, beyond)

    def _told(self, fixes: Sequence[Fix], nearest: Counts, squared: Metres, beyond: Metres) -> list[list[Place]]:
        found: list[list[Place]] = [[] for _ in fixes]
        rows, columns = np.nonzero(squared < _FAR)
        errors, exact = np.sqrt(squared[rows, columns]).tolist(), (beyond[rows, columns] <= NOISE_M).tolist()
        points = nearest[rows, columns].tolist()
        for row, column, point, error, fits in zip(rows.tolist(), columns.tolist(), points, errors, exact, strict=True):
            if fixes[row].datum in ("", _NAMES[column]):
                found[row].append(Place(fixes[row], _NAMES[column], point, error, fits))
        return [_best(places) if len(places) > 1 else places for places in found]

    def _norths(self, lat: Degrees) -> Metres:
        return ((lat - self._origin.lat) * METRES_PER_DEGREE).astype(np.float32)

    def _easts(self, lng: Degrees) -> Metres:
        return ((lng - self._origin.lng) * self._east_m).astype(np.float32)


def _best(places: list[Place]) -> list[Place]:
    """Those that need no jitter before those that do: the routes of two datums may cross."""
    return [place for place in places if place.exact] or places


def _chosen(places: list[Place], sure: Counter[tuple[str, str]]) -> Place | None:
    """Where two datums are possible: the one that the other fixes of the message are in, else the nearer."""
    if len(places) < 2:
        return places[0] if places else None
    return min(places, key=lambda at: (-sure[at.fix.form, at.datum], at.error_m))
