"""A device's fingerprint in a request: a canvas or WebGL digest, or so many traits that the device is known again."""

from collections.abc import Iterable, Iterator

from harness.detect.sent.field_lexicon import FieldLexicon
from harness.detect.sent.sent_observation import Finding, Trace, observed
from harness.detect.sent.traffic_view import Sent, TrafficView
from harness.detect.traffic.sent_field import SentField
from harness.model.device_profile import DeviceProfile
from harness.model.observation import Kind, Observation

FEWEST_TRAITS = 4
# Of a number, too: a 32-bit hash has ten digits, rarely fewer than eight.
SHORTEST_DIGEST = 8
_DRAWN = ("canvas", "webgl", "audio")


def detect_fingerprint_sent(view: TrafficView) -> Iterable[Observation]:
    """FINGERPRINT_SENT, one for each receiver and phase; `traits` lists what was recognised."""
    lexicon = FieldLexicon.load()
    groups: dict[tuple[object, ...], list[tuple[Sent, dict[str, SentField]]]] = {}
    for sent in view.sent:
        traits = _traits(sent, lexicon, view.device)
        if len(traits) >= FEWEST_TRAITS or any(_digest(traits.get(name)) for name in _DRAWN):
            key = (sent.message.host, sent.moment.phase, sent.moment.consented)
            groups.setdefault(key, []).append((sent, traits))
    for group in groups.values():
        yield observed(_finding(group), view.masker)


def _finding(group: list[tuple[Sent, dict[str, SentField]]]) -> Finding:
    names = sorted({name for _, traits in group for name in traits})
    drawn = [name for name in _DRAWN if any(_digest(traits.get(name)) for _, traits in group)]
    traces = tuple(Trace(sent, next(iter(traits.values())).where, ", ".join(sorted(traits))) for sent, traits in group)
    data = {"traits": names, "drawn": drawn, "in_url": any(one.in_url for _, seen in group for one in seen.values())}
    return Finding(Kind.FINGERPRINT_SENT, "fingerprint", 0.95 if drawn else 0.85, traces, data=data)


def _traits(sent: Sent, lexicon: FieldLexicon, device: DeviceProfile) -> dict[str, SentField]:
    """Traits by name, from the body, the query and WebSocket messages; headers are what every browser sends."""
    found: dict[str, SentField] = {}
    for field in sent.fields:
        if not field.where.startswith("header"):
            for name in (*_named(field, lexicon), *_shown(field, device)):
                found.setdefault(name, field)
    return found


def _named(field: SentField, lexicon: FieldLexicon) -> Iterator[str]:
    return (name for name, names in lexicon.traits.items() if field.key and names.matches(field.key))


def _shown(field: SentField, device: DeviceProfile) -> Iterator[str]:
    """Traits that the value itself shows, whatever its field is called: the profile of the device is known."""
    value = field.text
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


def _digest(field: SentField | None) -> bool:
    """Whether a drawn trait came with its digest or picture and not just as a yes or no."""
    return field is not None and (bool(field.media) or len(field.text) >= SHORTEST_DIGEST)
