"""The server answers for every name over TLS and plain, IPv4 and IPv6, keeps connections, and cannot be held up."""

import socket
import ssl
from pathlib import Path

import pytest

from harness.demo import hosts
from harness.demo.server import DemoServer, has_ipv6
from harness.plan.laboratory_file import load_laboratory
from tests.demo.client import TIMEOUT_S, Client


@pytest.mark.parametrize("host", [*hosts.NAMES, hosts.IPV4_LITERAL])
def test_every_name_is_served_over_tls_with_a_certificate_of_the_laboratory(server: DemoServer, host: str) -> None:
    path = "/t.gif" if host == hosts.IPV4_LITERAL else "/"
    assert Client(server, host).get(path).status == 200


def test_it_listens_on_ipv6_wherever_the_machine_has_it(server: DemoServer) -> None:
    assert server.addresses == (("127.0.0.1", "::1") if has_ipv6() else ("127.0.0.1",))


@pytest.mark.skipif(not has_ipv6(), reason="this machine cannot listen on ::1")
@pytest.mark.parametrize("plain", [False, True])
def test_ipv6_gives_the_same_answer_as_ipv4(server: DemoServer, plain: bool) -> None:
    over4, over6 = (Client(server, hosts.BURDENED, address, plain).get("/") for address in ("127.0.0.1", "::1"))
    assert (over4.status, over4.body) == (over6.status, over6.body)


def test_plain_http_takes_account_and_phone_number_and_sends_the_user_on(server: DemoServer) -> None:
    reply = Client(server, hosts.BURDENED, plain=True).get("/sync?account=lihua&mobile=13900000000")
    assert (reply.status, reply.headers["location"]) == (302, f"http://{hosts.IPV4_LITERAL}/next?page=saved")
    assert server.store.records("plain_sync", query="account=lihua&mobile=13900000000")


def test_the_bare_address_sends_the_user_back_to_the_app(server: DemoServer) -> None:
    reply = Client(server, hosts.IPV4_LITERAL, plain=True).get("/next?page=saved")
    assert reply.headers["location"] == f"https://{hosts.BURDENED}/#/profile/saved"


def test_an_unknown_name_is_refused(server: DemoServer) -> None:
    link = Client(server, hosts.NULL).connection()
    link.request("GET", "/", headers={"Host": "elsewhere.test"})
    assert link.getresponse().status == 421
    link.close()


def test_one_connection_serves_several_requests(server: DemoServer) -> None:
    link = Client(server, hosts.COMPLIANT).connection()
    first = link.sock
    for path in ("/", "/app.js", "/api/content"):
        link.request("GET", path)
        assert len(link.getresponse().read()) > 100
    assert link.sock is first
    link.close()


def test_a_silent_peer_does_not_hold_up_the_others(server: DemoServer) -> None:
    with socket.create_connection(("127.0.0.1", server.tls_port), timeout=TIMEOUT_S):
        assert Client(server, hosts.NULL).get("/").status == 200


def test_a_body_beyond_the_limit_is_refused(server: DemoServer) -> None:
    link = Client(server, hosts.BURDENED).connection()
    link.putrequest("POST", "/api/device")
    link.putheader("Content-Length", str(10**9))
    link.endheaders()
    assert link.getresponse().status == 413
    link.close()


def test_an_address_with_brackets_in_its_path_is_no_fault(server: DemoServer) -> None:
    assert Client(server, hosts.NULL).get("/%5B%5D?x=%00").status == 404


def test_the_laboratory_file_says_what_the_laboratory_object_says(server: DemoServer) -> None:
    read = load_laboratory(server.laboratory_file)
    assert (read.name, dict(read.resolve)) == (server.laboratory.name, dict(server.laboratory.resolve))
    assert read.upstream_ca is not None
    assert Path(read.upstream_ca).samefile(str(server.laboratory.upstream_ca))


def test_port_80_goes_to_the_plain_listener_and_any_other_to_tls(server: DemoServer) -> None:
    for host in (hosts.BURDENED, hosts.IPV4_LITERAL):
        plain, secured = (server.laboratory.endpoint(host, port) for port in (80, 443))
        assert plain is not None and secured is not None
        assert (plain.port, secured.port) == (server.plain_port, server.tls_port)


def test_a_stopped_server_listens_no_more_and_can_be_stopped_again(tmp_path: Path) -> None:
    running = DemoServer.start(tmp_path)
    running.stop()
    running.stop()
    with pytest.raises(OSError, match=r"refused|timed out"):
        socket.create_connection(("127.0.0.1", running.tls_port), timeout=TIMEOUT_S)


def test_nobody_else_s_authority_is_trusted(server: DemoServer) -> None:
    with socket.create_connection(("127.0.0.1", server.tls_port), timeout=TIMEOUT_S) as raw:
        stranger = ssl.create_default_context()
        with pytest.raises(ssl.SSLCertVerificationError):
            stranger.wrap_socket(raw, server_hostname=hosts.NULL)
