"""A device's fingerprint in a request: a canvas or WebGL digest, or so many traits that the device is known again."""

from collections.abc import Iterable, Iterator

from harness.detect.field_lexicon import FieldLexicon
from harness.detect.payload import Leaf
from harness.detect.sent_observation import Finding, Trace, observed
from harness.detect.traffic_view import Sent, TrafficView
from harness.model.device_profile import DeviceProfile
from harness.model.observation import Kind, Observation

FEWEST_TRAITS = 4
SHORTEST_DIGEST = 8
_DRAWN = ("canvas", "webgl", "audio")


def detect_fingerprint_sent(view: TrafficView) -> Iterable[Observation]:
    """FINGERPRINT_SENT, one for each receiver and phase; `traits` lists what was recognised."""
    lexicon = FieldLexicon.load()
    groups: dict[tuple[object, ...], list[tuple[Sent, dict[str, Leaf]]]] = {}
    for sent in view.sent:
        traits = _traits(sent, lexicon, view.device)
        if len(traits) >= FEWEST_TRAITS or any(_digest(traits.get(name)) for name in _DRAWN):
            key = (sent.message.host, sent.moment.phase, sent.moment.consented)
            groups.setdefault(key, []).append((sent, traits))
    for group in groups.values():
        yield observed(_finding(group), view.masker)


def _finding(group: list[tuple[Sent, dict[str, Leaf]]]) -> Finding:
    names = sorted({name for _, traits in group for name in traits})
    drawn = [name for name in _DRAWN if any(_digest(traits.get(name)) for _, traits in group)]
    traces = tuple(Trace(sent, next(iter(traits.values())), ", ".join(sorted(traits))) for sent, traits in group)
    data = {"traits": names, "drawn": drawn, "in_url": any(leaf.in_url for _, seen in group for leaf in seen.values())}
    return Finding(Kind.FINGERPRINT_SENT, "fingerprint", 0.95 if drawn else 0.85, traces, data=data)


def _traits(sent: Sent, lexicon: FieldLexicon, device: DeviceProfile) -> dict[str, Leaf]:
    """Traits by name, from the body, the query and WebSocket messages; headers are what every browser sends."""
    found: dict[str, Leaf] = {}
    for leaf in sent.payload.leaves:
        if not leaf.path.startswith("header"):
            for name in _named(leaf, lexicon):
                found.setdefault(name, leaf)
            for name in _shown(leaf, device):
                found.setdefault(name, leaf)
    return found


def _named(leaf: Leaf, lexicon: FieldLexicon) -> Iterator[str]:
    key = leaf.key if not leaf.key.startswith("[") else leaf.parent.rpartition(".")[2]
    return (name for name, names in lexicon.traits.items() if key and not key.endswith("#") and names.matches(key))


def _shown(leaf: Leaf, device: DeviceProfile) -> Iterator[str]:
    """Traits that the value itself shows, whatever its field is called: the profile of the device is known."""
    value = leaf.value
    if isinstance(value, str):
        if device.user_agent and device.user_agent in value:
            yield "user_agent"
        if value == device.timezone:
            yield "timezone"
        if value in {f"{a}{mark}{b}" for a, b in _sizes(device) for mark in ("x", "*", "×", ",")}:
            yield "screen"


def _sizes(device: DeviceProfile) -> list[tuple[int, int]]:
    width, height, scale = device.width_dp, device.height_dp, device.scale
    portrait = [(width, height), (round(width * scale), round(height * scale))]
    return portrait + [(b, a) for a, b in portrait]


def _digest(leaf: Leaf | None) -> bool:
    """Whether a drawn trait came with its digest or picture and not just as a yes or no."""
    if leaf is None:
        return False
    if isinstance(leaf.value, str):
        return len(leaf.value) >= SHORTEST_DIGEST
    return isinstance(leaf.value, bytes) or (isinstance(leaf.value, int) and abs(leaf.value) > 1_000_000)
