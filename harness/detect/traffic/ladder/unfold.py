"""The ladder: takes a request apart, container inside container, until only plain values are left.

Everything that a sender can nest is undone in turn. What one container holds becomes one layer, so that matchers search
one text instead of many values; what is a container itself is opened next, from a queue and never by recursion. The
input is hostile: one Budget of bytes, values, depth and time holds for a whole message, and says when it ran out.
"""

from bisect import bisect_right
from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache

from harness.detect.traffic.ladder.alike import Alike, joined
from harness.detect.traffic.ladder.base_encodings import whole_base64
from harness.detect.traffic.ladder.budget import Budget
from harness.detect.traffic.ladder.byte_list import RAW_SIZES
from harness.detect.traffic.ladder.bytes_reading import (
    WEBSOCKET,
    read_binary,
    read_declared,
    read_marked,
    read_strings,
    unpacked,
)
from harness.detect.traffic.ladder.charset import text_of, utf8_of
from harness.detect.traffic.ladder.layering import layer_of
from harness.detect.traffic.ladder.media import media_of
from harness.detect.traffic.ladder.message_places import message_places
from harness.detect.traffic.ladder.opened import Blob, Opened, Sealed
from harness.detect.traffic.ladder.text_reading import containers, read_text
from harness.detect.traffic.ladder.tokens import encoded_tokens
from harness.detect.traffic.layer import SEPARATOR, Layer
from harness.detect.traffic.message import Message

# A longer value is read by itself and left out of its neighbours' text.
LONG_VALUE = 4_096
WINDOW = LONG_VALUE // 2
# An app has few paths, and sends its headers again and again: so many layers of them are kept, none of more characters.
KNOWN_PLACES = frozenset(("url", "header"))
KNOWN_LAYERS, LONGEST_KNOWN = 1_024, 1_024
_ENCODINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br", "zstd": "zstd"}


@dataclass(frozen=True, slots=True)
class Unfolded:
    """All layers of one message; `exhausted` names the budget (bytes, depth, values, time) that cut it short, or ""."""

    layers: tuple[Layer, ...]
    exhausted: str


def unfold(message: Message, budget: Budget | None = None) -> Unfolded:
    """Everything that a request says: URL, headers, body and what the client said over a WebSocket."""
    climb = _Climb(budget or Budget())
    for place, opened in message_places(message):
        climb.lay_known(place, opened)
    if message.body:
        climb.seal(_body(message, climb.budget))
    for number, said in enumerate(message.client_messages):
        climb.seal(Sealed(f"ws[{number}]", (), said, WEBSOCKET))
    climb.run()
    return Unfolded(tuple(climb.layers), climb.budget.spent)


def _body(message: Message, budget: Budget) -> Sealed:
    """The body with its content encodings undone, the last one applied first."""
    content = message.body
    steps: tuple[str, ...] = ()
    hint = message.content_type
    encodings = "" if message.decoded else message.header("content-encoding")
    for name in reversed(encodings.lower().split(",")) if encodings else ():
        packing = _ENCODINGS.get(name.strip(), "")
        opened = unpacked(content, packing, budget) if packing and len(steps) < 4 else None
        if opened is not None:
            content, steps = opened.blobs[0].content, (*steps, packing)
    return Sealed("body", steps, content, hint)


@lru_cache(KNOWN_LAYERS)
def _layer_alone(
    place: str, values: tuple[str, ...], names: tuple[str, ...], keys: tuple[str, ...] | None
) -> Layer | None:
    """The layer that values make which hold nothing else; None where they do."""
    climb = _Climb(Budget())
    climb.lay(place, (), Opened((), list(values), lambda: names, keys=keys))
    return None if climb.waiting or climb.budget.spent or len(climb.layers) != 1 else climb.layers[0]


def _may_be_long(values: list[str], text: str) -> bool:
    """Whether one of the values may be longer than LONG_VALUE. One that is, without a separator inside, covers a whole
    window of half its length: to look into windows is faster than to look at values."""
    if text.count(SEPARATOR) >= len(values):
        return max(map(len, values)) > LONG_VALUE
    windows = range(0, len(text) - WINDOW + 1, WINDOW)
    return any(text.find(SEPARATOR, at, at + WINDOW) < 0 for at in windows) and max(map(len, values)) > LONG_VALUE


@dataclass(slots=True)
class _Climb:
    """One message on its way: the layers found and what is still sealed."""

    budget: Budget
    layers: list[Layer] = field(default_factory=list)
    waiting: deque[Sealed] = field(default_factory=deque)

    def seal(self, sealed: Sealed) -> None:
        """Queue something to be opened, if there is room for it: what waits is paid for, or bombs wait in rows."""
        content = sealed.content
        if isinstance(content, Opened) or (content and self.budget.take_bytes(len(content))):
            self.waiting.append(sealed)

    def run(self) -> None:
        while self.waiting and self.budget.in_time():
            sealed = self.waiting.popleft()
            if not self.budget.admits(len(sealed.steps)):
                continue
            if isinstance(sealed.content, Opened):
                self.lay(sealed.place, sealed.steps, sealed.content)
            elif isinstance(sealed.content, bytes):
                self._open_bytes(sealed, sealed.content)
            else:
                opened = self._read_text(sealed, sealed.content)
                self.lay(sealed.place, sealed.steps + opened.steps, opened)

    def _open_bytes(self, sealed: Sealed, content: bytes) -> None:
        media = media_of(content)
        opened = None if media else self._read_bytes(sealed, content)
        if opened is not None:
            if len(content) in RAW_SIZES and self.budget.take_layer(1):
                # An identifier's or a digest's bytes may pass for text, or for a message.
                self.layers.append(Layer(sealed.place, sealed.steps, content=content))
            self.lay(sealed.place, sealed.steps + opened.steps, opened)
        else:
            self._keep(sealed, content, media)

    def _read_bytes(self, sealed: Sealed, content: bytes) -> Opened | None:
        """From what is certain to what is guessed: marks, declarations, UTF-8, binary formats, other charsets."""
        opened = read_marked(content, sealed.hint, self.budget) or read_declared(content, sealed.hint)
        if opened is not None:
            return opened
        text = utf8_of(content)
        if text is None:
            opened = read_binary(content, sealed.hint, self.budget)
            guessed = None if opened else text_of(content, sealed.hint)
            if guessed is None:
                return opened
            text = guessed[0]
            if guessed[1]:
                sealed.steps = (*sealed.steps, guessed[1])
        return self._read_text(sealed, text)

    def _keep(self, sealed: Sealed, content: bytes, media: str) -> None:
        """Bytes that nothing opens: for those who look at pictures and at entropy; with what is readable in them."""
        if self.budget.take_layer(1):
            self.layers.append(Layer(sealed.place, sealed.steps, content=content, media=media))
        strings = None if media else read_strings(content)
        if strings is not None:
            self.lay(sealed.place, sealed.steps + strings.steps, strings)

    def _read_text(self, sealed: Sealed, text: str) -> Opened:
        opened = read_text(text, form="form-urlencoded" in sealed.hint)
        if opened is None and len(text) > LONG_VALUE and (based := whole_base64(text)):
            opened = Opened((based[1],), [], blobs=[Blob(based[0])])
        return opened or Opened((), [text], is_text=True)

    def lay(self, place: str, steps: tuple[str, ...], opened: Opened) -> None:
        """Make a layer of an opened container and queue what is sealed in it."""
        if opened.values and self.budget.take_layer(len(opened.values)):
            self._lay_values(place, steps, opened)
        if opened.blobs:
            names = opened.names()[-len(opened.blobs) :]
            for name, blob in zip(names, opened.blobs, strict=True):
                self.seal(Sealed(joined(place, name), steps + blob.steps, blob.content, blob.hint))

    def lay_known(self, place: str, opened: Opened) -> None:
        """The same, with what was made of the same path or the same headers before at hand: it says the same again."""
        values = opened.values
        known = None
        if place in KNOWN_PLACES and not opened.steps and sum(map(len, values)) <= LONGEST_KNOWN:
            keys = None if opened.keys is None else tuple(opened.keys)
            known = _layer_alone(place, tuple(values), tuple(opened.names()), keys)
        if known is None:
            self.lay(place, opened.steps, opened)
        elif self.budget.take_layer(len(values)):
            self.layers.append(known)

    def _lay_values(self, place: str, steps: tuple[str, ...], opened: Opened) -> None:
        values = opened.values
        text = SEPARATOR.join(values)
        if len(text) > LONG_VALUE and not opened.is_text and _may_be_long(values, text):
            text = self._set_long_apart(place, steps, opened)
        layer = layer_of(place, steps, opened, text)
        self.layers.append(layer)
        alike = Alike()
        opened_whole = set() if opened.is_text else self._open_values(layer, opened.values, text, alike)
        tokens, layer.words = encoded_tokens(layer.text)
        offsets = layer.starts[:] if tokens else ()
        for start, content, step in tokens:
            number = bisect_right(offsets, start) - 1
            if number not in opened_whole and not alike.take_bytes(number, content, step):
                self.seal(Sealed(layer.path(number), (*steps, step), content))
        for inner in alike.opened(layer):
            self.seal(Sealed(place, steps + inner.steps, inner))

    def _open_values(self, layer: Layer, values: list[str], text: str, alike: Alike) -> set[int]:
        """Read the values that may be containers; the numbers of those that were."""
        whole = set()
        for number in containers(values, text):
            inner = read_text(values[number])
            if inner is not None:
                whole.add(number)
                if not alike.take(number, inner):
                    self.seal(Sealed(layer.path(number), layer.steps + inner.steps, inner))
            if not self.budget.in_time():
                break
        return whole

    def _set_long_apart(self, place: str, steps: tuple[str, ...], opened: Opened) -> str:
        names = opened.names()
        for number, value in enumerate(opened.values):
            if len(value) > LONG_VALUE:
                self.seal(Sealed(joined(place, names[number]), steps, value))
        opened.values = ["" if len(value) > LONG_VALUE else value for value in opened.values]
        return SEPARATOR.join(opened.values)
