"""A busy port is refused in one line that names the option."""

import socket

import pytest

from harness.devices.port import FIRST, LAST, free_port, refuse_busy
from harness.model.faults import BadInput


def test_a_busy_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BadInput, match=rf"--proxy-port: port {port} is taken"):
            refuse_busy(port, "--proxy-port")


def test_a_free_port_is_accepted() -> None:
    refuse_busy(free_port(), "--proxy-port")


def test_a_free_port_is_none_that_an_outgoing_connection_may_take() -> None:
    ports = {free_port() for _ in range(20)}
    assert all(FIRST <= port < LAST for port in ports)
    assert len(ports) > 10
