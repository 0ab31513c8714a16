"""Geo keys: whether the names around a number say that it is somebody's position, or only the frame of a map."""

import re
from collections.abc import Collection

from harness.detect.traffic.remembered import remembered

_GEO = re.compile(
    r"latitude|longitude|lat_?l(?:ng|on)|l(?:ng|on)_?lat|location|gps|coord|geo(?!r)|jingdu|weidu|经度|纬度|坐标|定位|位置"
    r"|(?:^|[^a-z])(?:lat|lng|lon|long|loc|pos|position|point|jd|wd)(?:[^a-z]|$)",
    re.IGNORECASE,
)
_GEO_CAMEL = re.compile(r"[a-z0-9](?:Lat|Lng|Lon|Loc|Pos|Point)(?![a-z])|(?:^|[^a-z])(?:lat|lng|lon)[A-Z]")
_ANY_GEO = re.compile(_GEO.pattern, re.IGNORECASE | re.MULTILINE)
_ANY_GEO_CAMEL = re.compile(_GEO_CAMEL.pattern, re.MULTILINE)
_FRAME = re.compile(
    r"bbox|bound(?:s|ary|ing)|extent|viewport|envelope|(?:south|north)_?(?:west|east)|(?:^|[^a-z])(?:sw|ne)(?:[^a-z]|$)"
    r"|(?:min|max|left|right|top|bottom)_?(?:lat|lng|lon|x|y)",
    re.IGNORECASE,
)
_MAP = re.compile(r"tile|center|centre|zoom|camera|中心", re.IGNORECASE)


def _near(path: str) -> str:
    """A value's own name and its parent's: further up, everything is about something else."""
    return ".".join(path.split(".")[-2:])


def says_position(path: str) -> bool:
    """`body.user.lat`, `body.gps.x`, `query.location`, `body.经度` ..."""
    near = _near(path)
    return bool(_GEO.search(near) or _GEO_CAMEL.search(near))


def may_say_position(place: str, keys: Collection[str]) -> bool:
    """Whether any path below `place`, made of `keys`, could say so: none of the patterns reaches over a point."""
    return _any_says_position("\n".join((place, *keys)))


@remembered
def _any_says_position(names: str) -> bool:
    names = names.replace(".", "\n")
    return bool(_ANY_GEO.search(names) or _ANY_GEO_CAMEL.search(names))


def says_frame(path: str) -> bool:
    """The edges of what a map shows: not where anybody is."""
    return bool(_FRAME.search(_near(path)))


def says_map(path: str) -> bool:
    """The edges, the middle or a tile of what a map shows."""
    return says_frame(path) or bool(_MAP.search(_near(path)))
