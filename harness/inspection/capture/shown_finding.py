"""A sighting as `harness inspect` shows it: the agreed keys, and nothing planted in it unmasked."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from harness.detect.masking.mask import Masker
from harness.detect.traffic.sighting import Leaving, Sighting
from harness.model.persona import Persona

EXCERPT_CHARS = 160
_REMEMBERED = 4_096
_NOT_OF_A_PERSON = frozenset({Leaving.TRACKER, Leaving.PLAINTEXT})
_NAMED = frozenset({Leaving.NAME, Leaving.CONTACTS, Leaving.CLIPBOARD})
_DEGREES = frozenset({"lat", "lng", "lon", "latitude", "longitude"})
_TOKEN = re.compile(r"[0-9A-Za-z+/=_%-]*\d[0-9A-Za-z+/=_%-]*")
# A sender may use a value as a key; after the dot of a path, degrees are not taken for a number.
_DEGREES_IN_PATH = re.compile(r"(\d{1,3}\.\d)\d{2,}")
_DECIMAL = re.compile(r"(\d{1,3}\.\d)\d+")
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff]{2,}")
_LONGEST_SHOWN = 7


class Shower:
    """Turns sightings into findings for one persona."""

    def __init__(self, persona: Persona) -> None:
        self._mask = lru_cache(_REMEMBERED)(Masker(persona).mask)

    def finding(self, one: Sighting, extra: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The agreed keys in the agreed order; `data` only where the matcher told more."""
        found: dict[str, Any] = {
            "flow": one.flow,
            "class": one.what.value,
            "seeded": one.seeded,
            "canary": one.canary,
            "where": _DEGREES_IN_PATH.sub(r"\1…", self._mask(one.where)),
            "decoding": list(one.decoding),
            "form": one.form,
            "confidence": round(one.confidence, 3),
            "excerpt": self._excerpt(one),
        }
        if one.data:
            found["data"] = self._data(one.data)
        return found | dict(extra or {})

    def _excerpt(self, one: Sighting) -> str:
        text = self._mask(one.excerpt)
        if one.what not in _NOT_OF_A_PERSON:
            text = veiled(text, names=one.what in _NAMED)
        return "".join(letter if letter.isprintable() else " " for letter in text[:EXCERPT_CHARS])

    def _data(self, value: Any, key: str = "") -> Any:
        if isinstance(value, Mapping):
            return {str(name): self._data(inner, str(name)) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self._data(inner, key) for inner in value]
        if isinstance(value, float) and key.lower() in _DEGREES:
            return int(value * 10) / 10
        return self._mask(value) if isinstance(value, str) else value


def veiled(text: str, *, names: bool) -> str:
    """What masking by value may not know (an encoding of a value, somebody else's number) is shortened by its shape."""
    text = _DECIMAL.sub(r"\1…", text)
    text = _TOKEN.sub(lambda token: _shortened(token.group()), text)
    return _IDEOGRAPHS.sub(lambda run: run.group()[0] + "*" * (len(run.group()) - 1), text) if names else text


def _shortened(token: str) -> str:
    return token if len(token) <= _LONGEST_SHOWN else f"{token[:3]}…"
