"""Random device identifiers that nobody planted: an OAID, an IDFA, an Android ID is known by its name only."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from itertools import islice

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from harness.detect.traffic.identity import key_context
from harness.detect.traffic.identity.haystack import Haystack
from harness.detect.traffic.identity.hit import Hit
from harness.detect.traffic.identity.letters import Letters
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.message import Message
from harness.detect.traffic.remembered import remembered
from harness.detect.traffic.sighting import Leaving

_MOST = 200
_LENGTHS = frozenset((16, 32, 64))
_BORDER = ord(b"\n")
_UUID_SHAPE = b"\nhhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh\n"
# What a whole series of phones had.
_NOBODYS_ID = ("9774d56d682e549c",)
_BY_KEY: tuple[tuple[Leaving, re.Pattern[str], Callable[[str], bool]], ...] = (
    (Leaving.OAID, key_context.OAID, bool),
    (Leaving.IDFA, key_context.IDFA, lambda text: "-" in text or len(text) == 32),
    (Leaving.ANDROID_ID, key_context.ANDROID_ID, lambda text: len(text) == 16 and text not in _NOBODYS_ID),
)
# Random values are in every other request and their names cost most to find out. Where a part of a message was only
# taken apart, not decoded, the names stand in it as they are: without one of these there is none of them.
_TAKEN_APART = frozenset(("json", "form", "multipart", "xml"))
_ROOT = _STEP = re.compile(r"[.\[]")
_NAMED = re.compile(key_context.ANY_DEVICE_ID.pattern, re.MULTILINE)
_HINTS = BytesAhoCorasick(
    [
        b"oaid",
        b"aaid",
        b"idfa",
        b"ifa",
        b"adid",
        b"ssaid",
        b'"aid',
        b"'aid",
        b"&aid",
        b"<aid",
        b"?aid",
        b" aid",
        b";aid",
        b"\naid",
    ]
    + [b"android" + mark + b"id" for mark in (b"", b"_", b"-")]
    + [b"advertising" + mark + b"id" for mark in (b"", b"_", b"-", b"_-")],
    matchkind=MatchKind.LeftmostFirst,
    implementation=Implementation.DFA,
)


def device_ids_among(letters: Letters) -> set[int]:
    """The messages of a crowd with a value of such a shape in a layer that may name one."""
    flat = letters.flat
    runs = letters.hex_runs.longer(min(_LENGTHS)).sized(*_LENGTHS).spans()
    met = {letters.message_at(start) for start, end in runs if flat[start - 1] == flat[end] == _BORDER}
    at = letters.hexes.find(_UUID_SHAPE)
    while at >= 0:
        number = letters.message_at(at + 1)
        met.add(number)
        at = letters.hexes.find(_UUID_SHAPE, letters.crowd.begin(number + 1) - 1)
    layers = letters.crowd.layers
    return {number for number in met if any(_names_one(layer) for layer in layers[number] if layer.text)}


def _names_one(layer: Layer) -> bool:
    return layer.keys is None or _may_name(layer.place, layer.keys)


def find_device_ids(haystack: Haystack, message: Message) -> Iterator[Hit]:
    """The whole value has the shape, and its name says what it is."""
    for start, end in islice(_candidates(haystack, message), _MOST):
        key = haystack.key(start)
        text = haystack.flat[start:end].decode()
        if key_context.ANY_DEVICE_ID.search(key) and len(set(text)) > 3:
            what = next((what for what, name, fits in _BY_KEY if name.search(key) and fits(text)), None)
            if what:
                yield Hit(what, "", start, end, "key", 0.85)


def _candidates(haystack: Haystack, message: Message) -> Iterator[tuple[int, int]]:
    """The values of such a shape in layers that may name one; the steps of a path have no names."""
    if not haystack.hex_runs() and _UUID_SHAPE not in haystack.hexes:
        return
    hinted: dict[str, bool] = {"url": False}
    for layer, (begin, stop) in zip(haystack.layers, haystack.layer_spans(), strict=True):
        if not _names_one(layer):
            continue
        found = list(_whole_identifiers(haystack, begin, stop))
        if not found:
            continue
        root = _ROOT.split(layer.place, maxsplit=1)[0]
        if _TAKEN_APART.issuperset(layer.steps):
            if root not in hinted:
                hinted[root] = _hints(message, root)
            if not hinted[root]:
                continue
        yield from found


def _may_name(place: str, keys: Collection[str]) -> bool:
    """Whether any step of the paths in a layer has such a name."""
    return _any_is_named("\n".join((place, *keys)))


@remembered
def _any_is_named(names: str) -> bool:
    return _NAMED.search(_STEP.sub("\n", names.lower())) is not None


def _hints(message: Message, root: str) -> bool:
    if root == "body":
        spoken = message.body
    elif root == "header":
        names = [name if name.lower() != "cookie" else f" {text}" for name, text in message.headers]
        spoken = "\n".join(names).encode(errors="replace")
    elif root == "query":
        spoken = message.path.encode(errors="replace")
    else:
        return True
    # A name may be written with escapes: then nothing is known without asking.
    return b"\\u00" in spoken or bool(_HINTS.find_matches_as_indexes(spoken.lower()))


def _whole_identifiers(haystack: Haystack, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    flat, runs = haystack.flat, haystack.hex_runs()
    for start, end in runs[bisect_left(runs, (begin, 0)) : bisect_left(runs, (stop, 0))]:
        if end - start in _LENGTHS and flat[start - 1] == flat[end] == _BORDER:
            yield start, end
    at = haystack.hexes.find(_UUID_SHAPE, begin - 1, stop + 1)
    while at >= 0:
        yield at + 1, at + len(_UUID_SHAPE) - 1
        at = haystack.hexes.find(_UUID_SHAPE, at + 1, stop + 1)
