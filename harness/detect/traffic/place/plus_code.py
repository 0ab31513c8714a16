"""Open Location Codes ("plus codes"): pairs of base-20 digits, then a grid of five by four; `8Q7XQ5C2+9R`.

The published algorithm, ten to fifteen digits. A short code leaves out the first four, which the town beside it tells.
"""

from harness.detect.traffic.place.geohash import Cell

LETTERS = "23456789CFGHJMPQRVWX"
_VALUES = {letter: value for value, letter in enumerate(LETTERS)}
BEFORE_PLUS, LEFT_OUT = 8, 4
_PAIRED, _ROWS, _COLUMNS = 10, 5, 4
LONGEST = 15


def encode(lat: float, lng: float, digits: int = _PAIRED) -> str:
    """The full code of so many digits, 8, 10 or more."""
    finest = _ROWS ** (LONGEST - _PAIRED), _COLUMNS ** (LONGEST - _PAIRED)
    north, east = int((lat + 90) * 8000 * finest[0]), int((lng + 180) * 8000 * finest[1])
    fine = ""
    for _ in range(LONGEST - _PAIRED):
        fine = LETTERS[north % _ROWS * _COLUMNS + east % _COLUMNS] + fine
        north, east = north // _ROWS, east // _COLUMNS
    coarse = ""
    for _ in range(_PAIRED // 2):
        coarse = LETTERS[north % 20] + LETTERS[east % 20] + coarse
        north, east = north // 20, east // 20
    whole = (coarse + fine)[:digits]
    return whole[:BEFORE_PLUS] + "+" + whole[BEFORE_PLUS:]


def decode(code: str) -> Cell | None:
    """The cell of a full code's digits in either case, the plus left out; None where one of them is no digit of it."""
    lat, lng, high, wide = -90.0, -180.0, 400.0, 400.0
    values = [_VALUES.get(letter, -1) for letter in code.upper()]
    if min(values, default=-1) < 0 or len(values) in (0, 1, 3, 5, 7, 9):
        return None
    for north, east in zip(values[:_PAIRED:2], values[1:_PAIRED:2], strict=True):
        high, wide = high / 20, wide / 20
        lat, lng = lat + north * high, lng + east * wide
    for value in values[_PAIRED:LONGEST]:
        high, wide = high / _ROWS, wide / _COLUMNS
        lat, lng = lat + value // _COLUMNS * high, lng + value % _COLUMNS * wide
    return Cell(lat + high / 2, lng + wide / 2, high / 2, wide / 2)
