"""Paired probes against servers on loopback: whom they ask, and what they note."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from harness.model.laboratory import Endpoint, Laboratory
from harness.networks import paired_probe
from harness.networks.paired_probe import Target, contexts, in_turn, probe, probe_from, targets_of
from tests.judge.conftest import make_app

WEB = Endpoint("127.0.0.1", 1)


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"hello"
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is http.server's
        """Nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_the_apps_own_address_comes_first_then_its_own_domains() -> None:
    names = ("banshi.lincheng.test", "api.lincheng.test", "cdn.other.test", "203.0.113.7:80", "evil-lincheng.test")
    targets = targets_of(make_app(), Laboratory(resolve=dict.fromkeys(names, WEB)))
    assert targets == [Target("banshi.lincheng.test", 443, tls=True), Target("api.lincheng.test", 443, tls=True)]


def test_what_answers_over_one_family_alone_is_noted(port: int) -> None:
    attempts = probe([Target("127.0.0.1", port, tls=False)], None, pairs=2)
    by_family = {family: [one for one in attempts if one.family == family] for family in ("ipv4", "ipv6")}
    assert [(one.why, one.status) for one in by_family["ipv4"]] == [("", 200)] * 2
    assert len({one.body_sha256 for one in by_family["ipv4"]}) == 1
    assert [one.why for one in by_family["ipv6"]] == ["no address"]  # asked once, then given up


def test_a_slow_path_gives_the_first_hosts_all_their_pairs() -> None:
    one, two = (Target(host, 443, tls=True) for host in ("a.test", "b.test"))
    asked = [target.host for _, target in in_turn((one, two), 12)]
    assert asked[:4] == ["a.test", "b.test"] * 2
    assert asked[20:] == ["a.test"] * 2 + ["b.test"] * 2
    assert [number for number, target in in_turn((one, two), 12) if target is two] == list(range(12))


def test_a_server_that_speaks_no_tls_is_a_failure_with_a_reason(port: int) -> None:
    trust, blind = contexts(None)
    one = paired_probe.attempt(Target("127.0.0.1", port, tls=True), "ipv4", 0, trust, blind)
    assert one.why
    assert one.connect_ms is not None
    assert one.status == 0


def test_nobody_there_is_a_failure_with_a_reason() -> None:
    trust, blind = contexts(None)
    one = paired_probe.attempt(Target("127.0.0.1", 1, tls=False), "ipv4", 0, trust, blind)
    assert "refused" in one.why


def test_the_probes_run_where_they_are_told_to() -> None:
    laboratory = Laboratory(resolve={})
    said = probe_from(("env", "PROBED=1"), make_app(addresses={}), laboratory)
    assert said.strip() == b"[]"
