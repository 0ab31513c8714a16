"""NMEA 0183 sentences: positions as decimal degrees, which they write as ddmm.mmmm and dddmm.mmmm."""

import re

from harness.detect.traffic.ladder.opened import Opened

SENTENCES_LIMIT = 100_000
_POSITION = re.compile(
    r"\$(?:G[PNABLQ]|BD)(?:GGA|RMC|GLL|GNS)[^\n$]{0,60}?,(\d{2})(\d{2}\.\d{1,8}),([NS]),(\d{3})(\d{2}\.\d{1,8}),([EW])"
)


def opened_nmea(text: str) -> Opened | None:
    """Latitude and longitude of every sentence with a fix, as `[n].lat` and `[n].lng`; None where there is none."""
    values: list[str] = []
    names: list[str] = []
    for number, found in zip(range(SENTENCES_LIMIT), _POSITION.finditer(text), strict=False):
        values += (_degrees(found[1], found[2], found[3]), _degrees(found[4], found[5], found[6]))
        names += (f"[{number}].lat", f"[{number}].lng")
    return Opened(("nmea",), values, lambda: names) if values else None


def _degrees(whole: str, minutes: str, side: str) -> str:
    """Decimal degrees with as many digits as the minutes allow: four of a minute make six of a degree."""
    degrees = int(whole) + float(minutes) / 60
    digits = len(minutes.partition(".")[2]) + 2
    return f"{'-' if side in 'SW' else ''}{degrees:.{digits}f}"
