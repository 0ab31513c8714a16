"""A fix: one position as it was sent, before anybody knows whose it is."""

from collections.abc import Iterator
from typing import NamedTuple

# Wider than this, a place is known only to a hundred metres: whoever sends it has no need of 20 m of jitter.
COARSE_DEG = 3e-4
# Two decimals are a kilometre: prices and versions look like that, and a weather forecast's city.
COARSEST_DEG = 1.5e-3


class Angle(NamedTuple):
    """A latitude or a longitude (axis of scale.py) in text[start:end]; a tuple, for bodies hold thousands.

    `unit_deg` is what one in the last sent place is worth.
    """

    start: int
    end: int
    axis: int
    degrees: float
    unit_deg: float


class Fix(NamedTuple):
    """Degrees of one position, each good to plus or minus its slack by the precision of its spelling alone.

    `lat_at` and `lng_at` are offsets in the layer's text; [start, end) covers both. `form` is the spelling ("" decimal
    degrees), `datum` the only one that it can be in, "" where any. `gap` is what lies between the two numbers, None
    where one token says both.
    """

    form: str
    lat: float
    lng: float
    slack_lat: float
    slack_lng: float
    lat_at: int
    lng_at: int
    start: int
    end: int
    datum: str = ""
    gap: tuple[int, int] | None = None

    @property
    def coarse(self) -> bool:
        return min(self.slack_lat, self.slack_lng) > COARSE_DEG


def fixes_of(form: str, datum: str, lat: Angle, lng: Angle) -> Iterator[Fix]:
    """What a pair of numbers may be: the one with more places tells how they were cut, for trailing zeros get lost.

    Coarse numbers were either rounded, and lie in the middle of their cell, or cut, and lie at its corner.
    """
    unit = min(lat.unit_deg, lng.unit_deg)
    if unit > COARSEST_DEG:
        return
    first, second = (lat, lng) if lat.start < lng.start else (lng, lat)
    at = lat.start, lng.start, first.start, second.end, datum, (first.end, second.start)
    if unit <= COARSE_DEG:
        yield Fix(form, lat.degrees, lng.degrees, unit, unit, *at)
        return
    for corner in (0.0, unit / 2):
        yield Fix(form, lat.degrees + corner, lng.degrees + corner, unit / 2, unit / 2, *at)
