"""Geohash: a position as the base-32 name of the cell that it lies in."""

from dataclasses import dataclass

LETTERS = "0123456789bcdefghjkmnpqrstuvwxyz"
_VALUES = {letter: value for value, letter in enumerate(LETTERS)}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's middle and half its height and width, in degrees."""

    lat: float
    lng: float
    half_lat: float
    half_lng: float


def encode(lat: float, lng: float, letters: int) -> str:
    """The name of the cell of so many letters."""
    bits, east = 0, True
    ranges = {True: [-180.0, 180.0], False: [-90.0, 90.0]}
    for _ in range(letters * 5):
        low, high = ranges[east]
        middle = (low + high) / 2
        upper = (lng if east else lat) >= middle
        ranges[east] = [middle, high] if upper else [low, middle]
        bits, east = bits << 1 | upper, not east
    return "".join(LETTERS[bits >> 5 * (letters - 1 - at) & 31] for at in range(letters))


def decode(name: str) -> Cell | None:
    """The cell of a name in either case, None where a letter is none of the 32."""
    lat, lng, half_lat, half_lng, east = 0.0, 0.0, 90.0, 180.0, True
    for letter in name.lower():
        value = _VALUES.get(letter)
        if value is None:
            return None
        for bit in (16, 8, 4, 2, 1):
            sign = 1 if value & bit else -1
            if east:
                half_lng /= 2
                lng += sign * half_lng
            else:
                half_lat /= 2
                lat += sign * half_lat
            east = not east
    return Cell(lat, lng, half_lat, half_lng)
