"""Reading figures out of an event's data: whatever is not what it should be counts as not there."""

from collections.abc import Mapping
from typing import Any

MOST_TEXT = 300
LARGEST = 1e300


def number(data: Mapping[str, Any], key: str) -> float | None:
    """A finite number, or None."""
    value = data.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    within = abs(value) < LARGEST  # false for NaN too
    return float(value) if within else None


def count(data: Mapping[str, Any], key: str) -> int | None:
    """A whole number from 0 to 2^53, or None."""
    value = number(data, key)
    return int(value) if value is not None and 0 <= value < 2**53 else None


def text(data: Mapping[str, Any], key: str) -> str:
    """A bounded text; lists are joined."""
    value = data.get(key, "")
    parts = [str(part) for part in value[:3]] if isinstance(value, list | tuple) else [str(value)]
    return " < ".join(parts)[:MOST_TEXT]
