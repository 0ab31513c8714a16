"""Takes one field out of a form that is on its way (MP-4): what the server says to that, no form can hide.

Bodies are multipart forms, JSON objects or urlencoded forms; anything else is left alone.
"""

import json
import re
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import parse_qsl, urlencode

What = Literal["file", "position"]
WHATS = get_args(What)

_POSITION = re.compile(r"^(lat(itude)?|lng|lon(gitude)?|location|position|coords?|gps|wz|jwd)$", re.IGNORECASE)
_PICTURE_NAME = re.compile(r"photo|image|img|pic|video|file|attach|zhaopian|tupian", re.IGNORECASE)
_BASE64 = re.compile(r"^(data:(image|video)/|[A-Za-z0-9+/\r\n]{256,}={0,2}$)")
MOST_FIELDS = 500


@dataclass(frozen=True, slots=True)
class Dropped:
    """The body without the field, and the field's name."""

    body: bytes
    field: str


def drop_field(content_type: str, body: bytes, what: What) -> Dropped | None:
    """The body without its first field of that sort; None where it has none, or is of another kind."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return _from_multipart(content_type, body, what)
    if kind == "application/json":
        return _from_json(body, what)
    if kind == "application/x-www-form-urlencoded":
        return _from_urlencoded(body, what)
    return None


def _from_multipart(content_type: str, body: bytes, what: What) -> Dropped | None:
    named = re.search(r'boundary="?([^";]+)"?', content_type)
    if not named:
        return None
    mark = b"--" + named[1].encode("latin-1", "replace")
    parts = body.split(mark)
    for place, part in enumerate(parts[1:-1][:MOST_FIELDS], 1):
        head = part.partition(b"\r\n\r\n")[0].decode("utf-8", "replace")
        name = re.search(r'name="([^"]*)"', head)
        is_file = "filename=" in head
        if name and (is_file if what == "file" else not is_file and _POSITION.match(name[1])):
            return Dropped(mark.join([*parts[:place], *parts[place + 1 :]]), name[1])
    return None


def _from_json(body: bytes, what: What) -> Dropped | None:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    found = next((key for key in list(fields)[:MOST_FIELDS] if _is_meant(key, fields[key], what)), None)
    if found is None:
        return None
    left = {key: value for key, value in fields.items() if key != found}
    return Dropped(json.dumps(left, ensure_ascii=False).encode(), found)


def _from_urlencoded(body: bytes, what: What) -> Dropped | None:
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    found = next((key for key, value in pairs if _is_meant(key, value, what)), None)
    if found is None:
        return None
    return Dropped(urlencode([(key, value) for key, value in pairs if key != found]).encode(), found)


def _is_meant(key: str, value: object, what: What) -> bool:
    if what == "position":
        return bool(_POSITION.match(key))
    if isinstance(value, str):
        return bool(_BASE64.match(value)) or bool(_PICTURE_NAME.search(key) and value)
    return bool(_PICTURE_NAME.search(key) and value)
