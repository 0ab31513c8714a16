"""The matrix of a campaign: every app on every device on every network."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from harness.model.app import App
from harness.model.device_profile import DeviceProfile
from harness.model.faults import BadInput
from harness.model.saying import Saying

SEED_BITS = 48


@dataclass(frozen=True, slots=True)
class Cell:
    """One run to be: `scenarios` in one recording, with a persona from `seed`."""

    app: App
    device: DeviceProfile
    network: str
    scenarios: tuple[str, ...]
    seed: int

    @property
    def name(self) -> str:
        return f"{self.app.key} / {self.device.key} / {self.network}"


def matrix(
    apps: Sequence[App],
    devices: Sequence[DeviceProfile],
    networks: Sequence[str],
    scenarios: Sequence[str],
    campaign_seed: int,
) -> tuple[Cell, ...]:
    """The cells, in the order given: apps, then devices, then networks. Raises BadInput when one is named twice.

    A cell's seed depends on the campaign's and on the cell alone, so it stays the same when other cells come or go.
    """
    _once("--app", [app.key for app in apps])
    _once("--device", [device.key for device in devices])
    _once("--network", networks)
    return tuple(
        Cell(app, device, network, tuple(scenarios), cell_seed(campaign_seed, app.key, device.key, network))
        for app in apps
        for device in devices
        for network in networks
    )


def cell_seed(campaign_seed: int, app: str, device: str, network: str) -> int:
    """A seed of SEED_BITS bits."""
    named = "\n".join((str(campaign_seed), app, device, network))
    return int.from_bytes(hashlib.sha256(named.encode()).digest()[: SEED_BITS // 8])


def _once(option: str, keys: Sequence[str]) -> None:
    for key, count in Counter(keys).items():
        if count > 1:
            mend = Saying("name each once, with a key of its own", "各写一次，且 key 互不相同")
            raise BadInput(Saying("given twice", "重复"), f"{option} {key:.80}", mend)
