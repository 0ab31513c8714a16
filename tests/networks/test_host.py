"""The machine's own network says which families it has."""

import socket

import pytest

from harness.networks import host
from harness.networks.host import Families, machine_families


def test_loopback_has_ipv4() -> None:
    assert machine_families().ipv4


def test_a_machine_without_ipv6_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "_can_bind", lambda family, _address: family == socket.AF_INET)
    assert machine_families() == Families(ipv4=True, ipv6=False)
