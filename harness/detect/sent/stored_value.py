"""Planted personal data that a server had the browser keep in a cookie: readable on the device afterwards (PI-35).

Only plain and simply wrapped spellings count (percent-escapes, base64); a digest in a cookie is a name for a session.
"""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from http.cookies import CookieError, SimpleCookie
from urllib.parse import unquote_plus

from harness.detect.masking.mask import Masker
from harness.detect.traffic.capture.server_connection import ServerSide
from harness.detect.traffic.identity.planted_value import numbers_of
from harness.detect.traffic.password_seen import passwords_of
from harness.model.observation import Channel, Evidence, Kind, Observation
from harness.recording import layout
from harness.recording.reader import Recording

_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{16,4096}={0,2}")
SHORTEST_VALUE = 6


def detect_stored_value(recording: Recording, sides: Iterable[ServerSide], masker: Masker) -> Iterable[Observation]:
    """STORED_VALUE by class (phone, id_card, ..., password), each once with the answer that set it."""
    wanted = dict(_wanted(recording))
    told: set[str] = set()
    for side in sides:
        for name, text in _kept(side):
            for value, what in wanted.items():
                if what not in told and value in text:
                    told.add(what)
                    yield _found(what, name, side, masker)


def _wanted(recording: Recording) -> Iterator[tuple[str, str]]:
    """Values and what each is; shorter ones would be found anywhere."""
    yield from (
        (value.text, value.what.value) for value in numbers_of(recording.persona) if len(value.text) >= SHORTEST_VALUE
    )
    name = recording.persona.name
    yield from ((one, "name") for one in (name,) if len(one) >= 2)
    yield from ((one, "password") for one in passwords_of(recording.run.app.accounts))


def _kept(side: ServerSide) -> Iterator[tuple[str, str]]:
    """Name and readings of each cookie that is not deleted at once."""
    for line in side.cookies:
        try:
            jar = SimpleCookie(line)
        except CookieError:
            continue
        for name, morsel in jar.items():
            if morsel["max-age"] != "0":
                plain = unquote_plus(morsel.value)
                yield name, "\n".join([plain, *_unwrapped(plain)])


def _unwrapped(text: str) -> Iterator[str]:
    for found in _BASE64.findall(text):
        try:
            raw = base64.b64decode(found.replace("-", "+").replace("_", "/") + "=" * (-len(found) % 4), validate=True)
        except (binascii.Error, ValueError):
            continue
        yield raw.decode("utf-8", "ignore")


def _found(what: str, name: str, side: ServerSide, masker: Masker) -> Observation:
    place = Evidence(layout.FLOWS, f"flow={side.flow_id}", masker.mask(f"{side.host} Set-Cookie: {name}=…"))
    data = {"where": "cookie", "host": masker.mask(side.host)}
    return Observation(Kind.STORED_VALUE, Channel.TRAFFIC, what, 1.0, (place,), direct=True, data=data)
