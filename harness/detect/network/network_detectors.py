"""Every network detector on one recording; nothing where the run stood on the machine's own network."""

from collections.abc import Iterator

from harness.detect.masking.mask import Masker
from harness.detect.network.broken_ipv6 import detect_broken_ipv6
from harness.detect.network.fallback import detect_fallback
from harness.detect.network.family_difference import detect_family_difference
from harness.detect.network.family_share import detect_family_share, detect_name_without_ipv6
from harness.detect.network.literal import detect_literal_connection
from harness.detect.network.network_proof import detect_network_proved
from harness.detect.network.network_view import NetworkView
from harness.model.observation import Observation
from harness.recording.reader import Recording

DETECTORS = (
    detect_network_proved,
    detect_family_share,
    detect_name_without_ipv6,
    detect_literal_connection,
    detect_broken_ipv6,
    detect_family_difference,
    detect_fallback,
)


def detect_on_network(recording: Recording, masker: Masker) -> Iterator[Observation]:
    view = NetworkView.of(recording, masker)
    if view is not None:
        for detect in DETECTORS:
            yield from detect(view)
