"""An observation of the network room, masked, with a place to look."""

from collections.abc import Mapping
from typing import Any

from harness.detect.network.network_view import NetworkView
from harness.model.observation import Channel, Evidence, Kind, Observation


def seen(
    view: NetworkView,
    kind: Kind,
    subject: str,
    data: Mapping[str, Any],
    *,
    file: str,
    locator: str,
    excerpt: str = "",
    direct: bool = True,
) -> Observation:
    """`data` may hold numbers, words and lists of words."""
    mask = view.masker.mask
    shown = {key: mask(one) if isinstance(one, str) else one for key, one in data.items()}
    shown = {key: [mask(str(word)) for word in one] if isinstance(one, list) else one for key, one in shown.items()}
    evidence = Evidence(file, locator, mask(excerpt)[:240])
    return Observation(kind, Channel.NETWORK, mask(subject), 1.0, (evidence,), direct=direct, data=shown)
