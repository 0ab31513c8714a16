"""JSON as exporters write it: mostly strict, sometimes with lone surrogates, NaN or bytes that are no UTF-8."""

import json
from typing import Any

import orjson


def as_json(content: bytes) -> Any:
    """The value, None where it is no JSON at all (or null). The strict and fast parser first."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        pass
    try:
        return json.loads(content.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        return None
