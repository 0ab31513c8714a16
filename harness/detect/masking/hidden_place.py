"""Where a text holds numbers that lie near a planted place, in whatever unit and datum, and how much may be shown."""

import re
from collections.abc import Iterator

from harness.detect.traffic.place.matcher import PlaceMatcher
from harness.model.persona import Persona

# Two decimals of a degree are a kilometre, and what everybody writes; a short whole number is any number.
_ORDINARY = re.compile(r"\d{1,6}|\d{1,3}\.\d{0,2}")
_DEGREES = re.compile(r"\d{1,3}\.\d")
_SHOWN_CHARS = 2


class HiddenPlaces:
    """Built once for a persona."""

    def __init__(self, persona: Persona) -> None:
        self._places = PlaceMatcher(persona)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, what to show instead): degrees keep one decimal, everything else its beginning."""
        if not text.isascii():
            text = text.encode("utf-8", "replace").decode()
        for start, end in self._places.spellings_near(text):
            found = text[start:end]
            if not _ORDINARY.fullmatch(found):
                degrees = _DEGREES.match(found)
                yield start, end, f"{degrees[0] if degrees else found[:_SHOWN_CHARS]}…"
