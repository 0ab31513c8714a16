"""The machine's own network says which families it has; an unknown one is refused by name."""

import pytest

from harness.model.faults import BadInput
from harness.networks.host import prove


def test_loopback_has_ipv4() -> None:
    assert prove("host").ipv4


def test_an_unknown_network_is_refused() -> None:
    with pytest.raises(BadInput, match=r"--network.*nat64x.*host"):
        prove("nat64x")
