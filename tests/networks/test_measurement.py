"""What a network shows of itself, against a service on loopback."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from harness.networks import measurement
from harness.networks.measurement import Measured, connect_ms, loss_percent, parse_measured, rate_kbit


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Answers every datagram but each tenth, and sends as many bytes as asked."""
    stream = socket.create_server(("127.0.0.1", 0))
    port = stream.getsockname()[1]
    datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    datagrams.bind(("127.0.0.1", port))
    monkeypatch.setattr(measurement, "ECHO_PORT", port)
    monkeypatch.setattr(measurement, "ECHO_WAIT_S", 0.2)
    for work in (_stream, _datagrams):
        threading.Thread(target=work, args=(stream if work is _stream else datagrams,), daemon=True).start()
    yield "127.0.0.1"
    stream.close()
    datagrams.close()


def _stream(server: socket.socket) -> None:
    while True:
        try:
            one, _ = server.accept()
        except OSError:
            return
        with one:
            if wanted := one.recv(4):
                one.sendall(bytes(int.from_bytes(wanted)))


def _datagrams(server: socket.socket) -> None:
    while True:
        try:
            content, sender = server.recvfrom(64)
        except OSError:
            return
        if int.from_bytes(content) % 10:
            server.sendto(content, sender)


def test_a_connection_takes_time(echo: str) -> None:
    why: dict[str, str] = {}
    taken = connect_ms(echo, why, "ipv4")
    assert taken is not None
    assert 0 < taken < 1000
    assert not why


def test_nobody_there_is_said_with_the_reason(echo: str) -> None:
    why: dict[str, str] = {}
    assert connect_ms("127.0.0.2", why, "ipv4") is None or not why
    assert connect_ms("::ffff:127.0.0.3", why, "x") is None or not why
    assert connect_ms("192.0.2.1.invalid", why, "name") is None
    assert why["name"]


def test_what_does_not_come_back_is_lost(echo: str) -> None:
    assert loss_percent(echo) == 10.0


def test_a_rate_is_measured(echo: str) -> None:
    rate = rate_kbit(echo)
    assert rate is not None
    assert rate > 1000


def test_what_is_printed_is_read_back() -> None:
    measured = Measured(a=("198.18.0.1",), ipv4_ms=0.5, why={"ipv6": "no"})
    assert parse_measured(json.dumps(asdict(measured))) == measured


@pytest.mark.parametrize("text", ["", "[]", '{"b": 1}', "{"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, AttributeError)):
        parse_measured(text)
