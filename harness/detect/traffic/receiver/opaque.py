"""Bodies that nobody but sender and receiver can read: noise that is left when every decoding has been tried.

What counts: a binary body, part or WebSocket message of 64 bytes or more that looks random and is no known format; a
value in base64, hex or JWE whose bytes do, of 128 bytes or more, or of 65 where such values are most of what was sent.
What does not: pictures, films, archives and whatever the ladder opened; tokens, signatures, keys and passwords under
their usual names up to 512 bytes (an RSA-4096 signature); headers and cookies; the parts of a file that is sent in
pieces (a piece in the middle of a JPEG looks like noise: the whole file is judged where it is put together).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.picture.part_reader import part_of
from harness.detect.traffic.receiver.known_bytes import is_known_format
from harness.detect.traffic.receiver.noise_value import noise_values, written_chars
from harness.detect.traffic.receiver.randomness import Randomness, randomness
from harness.detect.traffic.sighting import Leaving, Sighting

MIN_BODY_BYTES = 64
MIN_VALUE_BYTES = 128
MAX_SECRET_BYTES = 512
MAX_SIGHTINGS = 16
RANDOM, NEARLY, DISGUISED = 0.95, 0.75, 0.6
CHANCE_PIECE = 6  # a piece of noise in base64 that makes sense by chance is far smaller than the whole
CIPHER_BLOCK_BYTES = 16  # AES and SM4
_PLACES = ("body", "ws[", "query")
_STRINGS = "strings"  # the ladder's step for what is readable in bytes that nothing opens
_SPELLINGS = {"base64": "base64", "base64url": "base64", "hex": "hex"}  # the ladder's steps that read a text
_MEDIA_TYPES = ("image/", "video/", "audio/", "font/")
_SECRET = re.compile(
    r"(?i)(?:^|[_.-])(?:x[_-]?)?(?:\w*(?:token|sign(?:ature)?|ticket|passw(?:or)?d|pwd|captcha|credential|cert(?:ificate)?|"
    r"nonce|secret|hash|digest|public_?key|session(?:_?id)?|jwt|csrf|state|assertion))$|^sig$|^code$|^(?:aes|rsa|sm2|sm4)?_?key$|^encrypt(?:ed)?_?key$"
)
_PART_KEYS = re.compile(
    r"(?i)(?:^|[?&\n])(?:part_?num(?:ber)?|part_?index|upload_?id|chunks?|chunk_?(?:index|number|no|id)|block_?(?:id|index|no)|"
    r"slice_?(?:index|no|id)|piece_?(?:index|no)|comp=block\b)"
)
_PART_HEADERS = frozenset({"content-range", "upload-offset", "x-upload-offset", "x-chunk-index", "x-part-number"})


@dataclass(frozen=True, slots=True)
class Noise:
    """Unreadable bytes at a place; `spelling` is how they were written, `sent_bytes` what they took so.

    `around` are the steps to the text that they stood in as a value, None for binary bodies, parts and messages.
    """

    place: str
    steps: tuple[str, ...]
    spelling: str
    content: bytes
    sent_bytes: int
    measured: Randomness
    around: tuple[str, ...] | None = None

    @property
    def confidence(self) -> float:
        return RANDOM if self.measured.random else NEARLY

    @property
    def is_secret(self) -> bool:
        """Whether it stands under a name, and has the size, of something that is meant to be unreadable."""
        key = self.place.rpartition(".")[2].partition("[")[0]
        return self.around is not None and len(self.content) <= MAX_SECRET_BYTES and _SECRET.search(key) is not None

    def data(self) -> dict[str, float | int | bool]:
        """`block_cipher`: the length is a multiple of sixteen, a hint at AES or SM4; one in 16 is so by chance."""
        return {
            "entropy_bits": round(self.measured.entropy_bits, 3),
            "random_bits": round(self.measured.expected_bits, 3),
            "bytes": len(self.content),
            "sent_bytes": self.sent_bytes,
            "block_cipher": len(self.content) % CIPHER_BLOCK_BYTES == 0,
        }


class OpaqueMatcher:
    """`opaque_payload`: form `raw`, `base64`, `hex` or `jwe`; `data` as Noise has it."""

    def see(self, message: Message, layers: Sequence[Layer]) -> Sequence[Sighting]:
        found = [noise for layer in layers if layer.place.startswith(_PLACES) for noise in _noise_in(layer, layers)]
        told = [noise for noise in found if _weighs(noise, found, layers)]
        if not told or is_part(message, layers):
            return ()
        return [_sighting(message, noise) for noise in told[:MAX_SIGHTINGS]]


def is_part(message: Message, layers: Sequence[Layer]) -> bool:
    """Whether the request says that it carries one of several pieces of a file."""
    piece = part_of(message)
    if piece and (piece.claim.count > 1 or piece.claim.by_offset):
        return True
    if _PART_KEYS.search(message.path) or any(name.lower() in _PART_HEADERS for name, _ in message.headers):
        return True
    forms = (layer for layer in layers if layer.text and layer.place == "body" and "multipart" in layer.steps)
    return any(
        _PART_KEYS.search("\n".join(layer.path(number).removeprefix("body.") for number in _few(layer)))
        for layer in forms
    )


def _few(layer: Layer) -> range:
    return range(min(64, len(layer.starts)))


def _noise_in(layer: Layer, layers: Sequence[Layer]) -> Iterator[Noise]:
    if _STRINGS in layer.steps:
        return
    if layer.content:
        found = () if layer.media or len(layer.content) < MIN_BODY_BYTES else _of_content(layer)
    else:
        found = _of_values(layer) if len(layer.text) > MIN_BODY_BYTES else ()
    for noise in found:
        if not noise.is_secret and not _opened(noise.place, len(noise.content), layer, layers):
            yield noise


def _of_content(layer: Layer) -> Iterator[Noise]:
    """Bytes that the ladder laid bare: a body, a part, or a long value that it read as base64 or hex."""
    content = layer.content
    measured = randomness(content)
    if (measured.nearly or measured.random) and not is_known_format(content):
        step = layer.steps[-1] if layer.steps else ""
        if spelling := _SPELLINGS.get(step, ""):
            sent = written_chars(spelling, len(content))
            yield Noise(layer.place, layer.steps, spelling, content, sent, measured, layer.steps[:-1])
        else:
            yield Noise(layer.place, layer.steps, "raw", content, len(content), measured)


def _of_values(layer: Layer) -> Iterator[Noise]:
    """Values that the ladder left as they were: too short for it, or a token of several pieces."""
    for value in noise_values(layer):
        steps = layer.steps if value.spelling == "jwe" else (*layer.steps, value.spelling)
        place = layer.path(value.number)
        yield Noise(place, steps, value.spelling, value.content, value.chars, value.measured, layer.steps)


def _weighs(noise: Noise, found: Sequence[Noise], layers: Sequence[Layer]) -> bool:
    """Whether it is long enough to tell, or such values are most of the text that it stood in."""
    if noise.around is None or len(noise.content) >= MIN_VALUE_BYTES:
        return True
    sent = sum(one.sent_bytes for one in found if one.around == noise.around)
    text = sum(len(layer.text) for layer in layers if layer.steps == noise.around and layer.place.startswith(_PLACES))
    return sent * 2 >= text


def _opened(place: str, size: int, layer: Layer, layers: Sequence[Layer]) -> bool:
    """Whether the ladder got further at that place with more than a chance piece of the `size` bytes there.

    A mere search for strings in noise opens nothing.
    """
    inner = sum(
        len(other.text) + len(other.content)
        for other in layers
        if other is not layer
        and len(other.steps) > len(layer.steps)
        and _STRINGS not in other.steps
        and (other.place == place or other.place.startswith((f"{place}.", f"{place}[")))
    )
    return inner * CHANCE_PIECE > size


def _sighting(message: Message, noise: Noise) -> Sighting:
    disguised = noise.around is None and message.content_type.startswith(_MEDIA_TYPES)
    return Sighting(
        flow=message.index,
        what=Leaving.OPAQUE_PAYLOAD,
        seeded=False,
        canary="",
        where=noise.place,
        decoding=noise.steps,
        form=noise.spelling,
        confidence=DISGUISED if disguised else noise.confidence,
        excerpt=noise.content[:16].hex(),
        data=noise.data(),
    )
