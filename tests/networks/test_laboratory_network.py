"""A resolver is asked until it answers; everything else of a laboratory network is the end-to-end tests' subject."""

import socket
import threading

import pytest

from harness.networks import laboratory_network
from harness.networks.laboratory_network import resolver_answers


def test_a_resolver_that_answers_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 0))
    port = server.getsockname()[1]
    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", lambda self, where: connect(self, (where[0], port)))

    def echo() -> None:
        content, sender = server.recvfrom(512)
        server.sendto(content, sender)

    threading.Thread(target=echo, daemon=True).start()
    assert laboratory_network.resolver_answers("127.0.0.1")
    server.close()
    assert not resolver_answers("127.0.0.1")
