"""The listener hands a request on as it came, bounds it, and outlives rude peers."""

import http.client
import socket
from collections.abc import Iterator

import pytest
from flask import Flask, Response, request

from harness.demo import listener as module
from harness.demo.listener import Listener

TIMEOUT_S = 5


def echo() -> Flask:
    app = Flask("echo", static_folder=None)

    @app.route("/echo", methods=["GET", "POST", "PUT", "DELETE", "OPTIONS"])
    def answer() -> Response:
        seen = f"{request.method} {request.host} {request.args.get('q', '')} {request.headers.get('X-Token', '')} "
        return Response(seen.encode() + request.get_data(), headers={"X-Peer": request.remote_addr or ""})

    @app.get("/broken")
    def broken() -> Response:
        raise RuntimeError("on purpose")

    return app


@pytest.fixture
def listener() -> Iterator[Listener]:
    running = Listener("127.0.0.1", 0, echo())
    running.start()
    yield running
    running.stop()


@pytest.fixture
def link(listener: Listener) -> Iterator[http.client.HTTPConnection]:
    made = http.client.HTTPConnection("127.0.0.1", listener.server_port, timeout=TIMEOUT_S)
    yield made
    made.close()


def raw(listener: Listener, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", listener.server_port), timeout=TIMEOUT_S) as peer:
        peer.sendall(sent)
        peer.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: peer.recv(65536), b""))


def test_method_host_query_headers_and_body_arrive_as_they_were_sent(link: http.client.HTTPConnection) -> None:
    headers = {"Host": "duban.lincheng.test", "X-Token": "t1"}
    link.request("PUT", "/echo?q=%E7%94%B2", body="身份".encode(), headers=headers)
    answer = link.getresponse()
    assert answer.read().decode() == "PUT duban.lincheng.test 甲 t1 身份"
    assert answer.headers["X-Peer"] == "127.0.0.1"


def test_a_connection_stays_open_for_the_next_request(link: http.client.HTTPConnection) -> None:
    link.connect()
    first = link.sock
    for body in (b"one", b"two"):
        link.request("POST", "/echo", body=body)
        assert link.getresponse().read().endswith(body)
    assert link.sock is first


def test_a_head_is_answered_without_a_body(listener: Listener) -> None:
    answer = raw(listener, b"HEAD /echo HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 ")
    assert body == b""


def test_length_is_told_once(link: http.client.HTTPConnection) -> None:
    link.request("GET", "/echo")
    answer = link.getresponse()
    assert answer.headers.get_all("Content-Length") == [str(len(answer.read()))]


@pytest.mark.parametrize(
    "head", [b"Content-Length: 99999999999", b"Content-Length: -1", b"Content-Length: x", b"Transfer-Encoding: chunked"]
)
def test_a_body_too_large_or_of_untold_length_is_refused_unread(listener: Listener, head: bytes) -> None:
    answer = raw(listener, b"POST /echo HTTP/1.1\r\nHost: a.test\r\n" + head + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_the_limit_itself_is_still_taken(
    listener: Listener, link: http.client.HTTPConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BODY_LIMIT_BYTES", 4)
    statuses = []
    for body in (b"1234", b"12345"):
        link.request("POST", "/echo", body=body)
        answer = link.getresponse()
        answer.read()
        statuses.append(answer.status)
    assert statuses == [200, 413]


def test_an_application_s_own_fault_is_an_answer_and_the_next_request_works(link: http.client.HTTPConnection) -> None:
    link.request("GET", "/broken")
    answer = link.getresponse()
    answer.read()
    assert answer.status == 500
    link.request("GET", "/echo")
    assert link.getresponse().status == 200


@pytest.mark.parametrize("sent", [b"", b"\r\n", b"\x16\x03\x01\x02\x00\x01", b"GET", b"GET / HTTP/9.9\r\n\r\n"])
def test_noise_stops_nobody(listener: Listener, link: http.client.HTTPConnection, sent: bytes) -> None:
    raw(listener, sent)
    link.request("GET", "/echo")
    assert link.getresponse().status == 200


def test_nothing_of_a_request_is_logged(
    link: http.client.HTTPConnection, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    link.request("GET", "/echo?q=13900000001", headers={"X-Token": "13900000001"})
    link.getresponse().read()
    out, err = capfd.readouterr()
    assert "13900000001" not in out + err + caplog.text


def test_a_listener_that_never_started_can_be_stopped() -> None:
    unused = Listener("127.0.0.1", 0, echo())
    unused.stop()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", unused.server_port), timeout=TIMEOUT_S)
