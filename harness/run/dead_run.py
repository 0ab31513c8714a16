"""What is left of runs whose owner died: processes, folders and networks are removed, the recording is sealed."""

from pathlib import Path

from harness.devices import responsibility
from harness.devices.process_tree import Owner
from harness.devices.responsibility import owner_environment, token_of
from harness.model.run import RunStatus
from harness.networks.namespace import remove_networks_of, sweep_dead_networks
from harness.recording.seal import seal
from harness.recording.signing_key import laboratory_key

__all__ = ["clean_up_after", "owner_environment", "seal_abandoned", "sweep_dead_runs", "token_of"]


def clean_up_after(folder: Path) -> tuple[int, ...]:
    """Reap whatever is left of the run that recorded into a folder, its network too; the killed process ids."""
    killed = responsibility.clean_up_after(folder)
    remove_networks_of(token_of(folder))
    return killed


def sweep_dead_runs() -> tuple[int, ...]:
    """Remove what runs left behind whose owner is gone: processes, folders, networks."""
    killed = responsibility.sweep_dead_runs()
    sweep_dead_networks(lambda owner: (found := Owner.parse(owner)) is not None and found.alive())
    return killed


def seal_abandoned(folder: Path, key: Path, why: str) -> None:
    """Seal a recording whose run died before it could, as aborted."""
    seal(folder, laboratory_key(key), RunStatus.ABORTED, [why])
