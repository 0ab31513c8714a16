"""A tunnel whose client is not on this machine says so, and what is to install."""

import asyncio
from pathlib import Path

import pytest

from harness.model.faults import MissingComponent
from harness.simulated.handset import wireguard_tunnel
from harness.simulated.handset.wireguard_tunnel import TunnelOrder, WireguardTunnel

ORDER = TunnelOrder("AAAA", "BBBB", "10.0.0.1/32", "10.0.0.53", "127.0.0.1:1")


def test_a_missing_client_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wireguard_tunnel, "CLIENT", "no-such-client")
    with pytest.raises(MissingComponent, match="apt-get install no-such-client"):
        asyncio.run(WireguardTunnel(ORDER).up(tmp_path / "log"))
