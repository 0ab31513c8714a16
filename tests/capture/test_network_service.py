"""The browser's network process is told from its brothers and from other browsers."""

from pathlib import Path

import pytest

from harness.capture.network_service import find_network_service, is_network_service
from harness.model.faults import CaptureLost

HERE = Path("/scratch/run-1/profile")
TITLE = "chromium --type=utility --utility-sub-type=network.mojom.NetworkService --user-data-dir=/scratch/run-1/profile"


def test_it_is_found_in_both_shapes_of_a_command_line() -> None:
    assert is_network_service([TITLE], HERE)
    assert is_network_service(TITLE.split(), HERE)


@pytest.mark.parametrize(
    "title",
    [
        TITLE.replace("utility ", "renderer "),
        TITLE.replace("network.mojom.NetworkService", "storage.mojom.StorageService"),
        TITLE + "-2",
        "",
    ],
)
def test_others_are_not_taken_for_it(title: str) -> None:
    assert not is_network_service([title], HERE)


def test_none_is_a_lost_channel_after_a_bounded_time() -> None:
    with pytest.raises(CaptureLost):
        find_network_service(Path("/no/such/profile"), timeout_s=0.1)
