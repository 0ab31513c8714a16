"""The proxy channel with its real process, on loopback only."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from mitmproxy.io import FlowReader

from harness.capture.channel import CANARY_HOST
from harness.capture.proxy import ProxyChannel
from harness.capture.proxy_line import ProxyLine
from harness.capture.proxy_settings import ProxySettings
from harness.devices.process_tree import ProcessTree
from harness.model.event import EventKind
from harness.model.faults import BadInput
from harness.model.laboratory import Laboratory
from tests.capture.sink import MemorySink


@pytest.fixture
def tree() -> Iterator[ProcessTree]:
    tree = ProcessTree(f"proxy-test-{os.getpid()}")
    yield tree
    tree.end_all()


def test_a_request_is_an_event_and_a_flow_and_the_end_is_quick(tmp_path: Path, tree: ProcessTree) -> None:
    sink = MemorySink(tmp_path)
    proxy = ProxyChannel(sink, tree, Laboratory())
    route = proxy.start()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({"http": f"http://127.0.0.1:{route.port}"}))
    assert "仪器自检" in opener.open(f"http://{CANARY_HOST}/", timeout=10).read().decode()
    with pytest.raises(urllib.error.HTTPError, match="502"):
        opener.open("http://no-such-name.invalid/", timeout=10)
    began = time.monotonic()
    proxy.stop()
    assert time.monotonic() - began < 12
    assert [data["host"] for data in sink.data(EventKind.REQUEST)] == [CANARY_HOST, "no-such-name.invalid"]
    assert [data["host"] for data in sink.data(EventKind.TRAFFIC_ERROR)] == ["no-such-name.invalid"]
    with (tmp_path / "traffic/flows.mitm").open("rb") as source:
        assert len(list(FlowReader(source).stream())) == 2
    assert [data["state"] for data in sink.data(EventKind.CHANNEL)] == ["started", "ended"]
    assert b"PRIVATE KEY" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_busy_port_is_named(tmp_path: Path, tree: ProcessTree) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadInput, match=str(port)):
            ProxyChannel(MemorySink(tmp_path), tree, Laboratory(), port).start()


def test_a_ca_that_cannot_be_read_is_named(tmp_path: Path, tree: ProcessTree) -> None:
    laboratory = Laboratory(upstream_ca=str(tmp_path / "missing.pem"))
    with pytest.raises(BadInput, match=r"missing\.pem"):
        ProxyChannel(MemorySink(tmp_path), tree, laboratory).start()


def test_the_process_ends_when_its_parent_is_gone(tmp_path: Path) -> None:
    trust = tmp_path / "trust.pem"
    trust.write_text("")
    settings = ProxySettings(str(tmp_path / "flows.mitm"), str(tmp_path), "", 0, {})
    settings.dump(tmp_path / "settings.json")
    argv = [sys.executable, "-m", "harness.capture.proxy_process", str(tmp_path / "settings.json")]
    child = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout and child.stdin
    assert b"ready" in child.stdout.readline()
    child.stdin.close()
    assert child.wait(5) == 0
    child.stdout.close()


def test_lines_become_events_and_hostile_ones_nothing(tmp_path: Path, tree: ProcessTree) -> None:
    sink = MemorySink(tmp_path)
    proxy = ProxyChannel(sink, tree, Laboratory())
    proxy._waiting = "nonce"
    proxy._take(ProxyLine("request", {"url": "https://canary.harness.invalid/proxy-nonce"}))
    proxy._take(ProxyLine("ready", {"port": "not a number"}))
    proxy._take(ProxyLine("response", {"status": 200}))
    assert proxy._seen
    assert [event.kind for event in sink.events] == [EventKind.REQUEST, EventKind.RESPONSE]
