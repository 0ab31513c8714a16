"""Digests and device identifiers as the bytes they are, where a binary container held them by themselves."""

from collections.abc import Iterable, Iterator, Sequence

from harness.detect.traffic.identity.planted_value import Planted, what_of
from harness.detect.traffic.identity.spelling import Spelling
from harness.detect.traffic.layer import Layer
from harness.detect.traffic.sighting import Leaving, Sighting

_SHORTEST_DIGEST = 32
_IDENTIFIERS = (Leaving.OAID, Leaving.IDFA, Leaving.ANDROID_ID, Leaving.MAC)
# The same digest was seen already in the text that these steps decoded.
_FROM_TEXT = frozenset(("hex", "base64", "base64url"))


class RawSearch:
    """Compares whole binary values only: one look into a table for each."""

    def __init__(self, numbers: Iterable[Planted], digests: Iterable[Spelling]) -> None:
        self._known: dict[bytes, tuple[str, str]] = {}
        for value in numbers:
            raw = _bytes_of(value.core) if value.what in _IDENTIFIERS else b""
            if raw:
                self._known.setdefault(raw, (value.canary, "raw"))
        for spelling in digests:
            if not spelling.cased and len(spelling.text) >= _SHORTEST_DIGEST:
                self._known.setdefault(bytes.fromhex(spelling.text), (spelling.canary, f"{spelling.form}-raw"))
        self._longest = max(map(len, self._known), default=0)

    def may_find(self, layers: Sequence[Layer]) -> bool:
        """Whether one of the binary values is short enough."""
        return any(0 < len(layer.content) <= self._longest for layer in layers)

    def find(self, flow: int, layers: Sequence[Layer]) -> Iterator[Sighting]:
        for layer in layers:
            if 0 < len(layer.content) <= self._longest and not _FROM_TEXT.issuperset(layer.steps[-1:] or ("",)):
                known = self._known.get(layer.content)
                if known:
                    what, excerpt = what_of(known[0]), layer.content.hex()
                    yield Sighting(flow, what, True, known[0], layer.place, layer.steps, known[1], 1.0, excerpt)


def _bytes_of(core: str) -> bytes:
    try:
        return bytes.fromhex(core)
    except ValueError:
        return b""
