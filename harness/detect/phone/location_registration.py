"""Requests for positions that stand with the phone: how often, for how long, with the app behind or in front."""

from collections.abc import Iterable
from typing import Any

from harness.detect.event_evidence import at_event
from harness.detect.masking.mask import Masker
from harness.model.event import Event, EventKind, Phase
from harness.model.observation import Channel, Kind, Observation
from harness.recording.reader import Recording

MOST_EVIDENCE = 5


def detect_location_registered(recording: Recording, masker: Masker) -> Iterable[Observation]:
    """LOCATION_REGISTERED, one for each provider and phase. Figures are the sharpest of the readings in it.

    The history counts since the phone started, so only what grew between two readings of the run is `delivered`.
    """
    groups: dict[tuple[str, Phase], list[Event]] = {}
    earlier: dict[str, int] = {}
    grown: dict[tuple[str, Phase], int] = {}
    for event in recording.events:
        if event.kind is not EventKind.LOCATION_REQUEST:
            continue
        provider = str(event.data.get("provider", ""))
        key = (provider, event.phase)
        count = _whole(event.data.get("count"))
        if count is not None:
            grown[key] = grown.get(key, 0) + max(0, count - earlier.get(provider, count))
            earlier[provider] = max(count, earlier.get(provider, 0))
        if event.data.get("now") is True or grown.get(key):
            groups.setdefault(key, []).append(event)
    for (provider, phase), told in groups.items():
        yield _registered(provider, phase, told, grown.get((provider, phase), 0), masker)


def _registered(provider: str, phase: Phase, told: list[Event], delivered: int, masker: Masker) -> Observation:
    standing = [event for event in told if event.data.get("now") is True]
    intervals = [ms for event in told if (ms := _whole(event.data.get("interval_ms"))) is not None]
    data = {
        "interval_ms": min(intervals, default=None),
        "standing": bool(standing),
        "background": phase is Phase.BACKGROUND or any(event.data.get("foreground") is False for event in standing),
        "delivered": delivered,
    }
    evidence = tuple(at_event(event, masker, _shown(event)) for event in told[:MOST_EVIDENCE])
    return Observation(
        Kind.LOCATION_REGISTERED, Channel.LEDGER, masker.mask(provider), 1.0, evidence, phase=phase, data=data
    )


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _shown(event: Event) -> str:
    return f"{event.data.get('provider', '')} every {event.data.get('interval_ms', '?')} ms"
