"""All channels of evidence with the real parts: Appium, Chromium, mitmproxy, Frida, and an app of a local server."""

import http.server
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from mitmproxy import http as flows
from mitmproxy.io import FlowReader

from harness.capture.api_hooks import HooksChannel
from harness.capture.channel import Channel
from harness.capture.channels import Channels
from harness.capture.frida_connect import FridaChannel
from harness.capture.logs import LogsChannel
from harness.capture.network_service import find_network_service
from harness.capture.proxy import ProxyChannel
from harness.capture.screens import ScreenCapture
from harness.devices.appium_server import AppiumServer
from harness.devices.browser import BrowserSession
from harness.devices.browser_start import BrowserRoute
from harness.devices.process_tree import ProcessTree
from harness.model.device_profile import DeviceProfile
from harness.model.event import EventKind
from harness.model.laboratory import Endpoint, Laboratory
from tests.capture.sink import MemorySink

pytestmark = [pytest.mark.end_to_end, pytest.mark.timeout(180)]

AGENT = "Mozilla/5.0 (Linux; Android 14; Test) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36"
PROFILE = DeviceProfile("test", "Test", "browser", "android", True, 360, 780, 2.0, AGENT)
HOME = """<!doctype html><meta charset=utf-8><title>app</title><h1>办事大厅</h1>
<input type=file><iframe src="http://other.test/frame"></iframe>
<script>
  navigator.geolocation.getCurrentPosition(() => 0, () => 0, {enableHighAccuracy: true});
  for (let i = 0; i < 50; i += 1) localStorage.setItem('k', 'v');
  const canvas = document.createElement('canvas'); canvas.getContext('2d'); canvas.toDataURL();
  fetch('/api?phone=13800001111', {method: 'POST', body: 'exact bytes'});
  console.log('hello from the page');
  setTimeout(() => { throw new Error('planted fault'); }, 5);
</script>"""
PAGES = {
    "/": HOME,
    "/frame": "<script>Notification.requestPermission()</script>",
    "/leave": "<script>navigator.geolocation.watchPosition(() => 0); location.href = '/rest'</script>",
    "/rest": "<h1>rest</h1>",
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path, "").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()

    def log_message(self, *_: object) -> None:
        return


@dataclass
class Bench:
    sink: MemorySink
    session: BrowserSession
    proxy: ProxyChannel
    channels: Channels[BrowserSession]
    screens: ScreenCapture

    def data(self, kind: EventKind) -> list[Mapping[str, Any]]:
        return [event.data for event in self.sink.events if event.kind is kind]

    def states(self, channel: str) -> list[str]:
        return [data["state"] for data in self.data(EventKind.CHANNEL) if data["channel"] == channel]

    def calls(self) -> set[str]:
        return {data["api"] for data in self.data(EventKind.CALL)}

    def visit(self, url: str) -> None:
        driver: Any = self.session.driver
        driver.get(url)

    def until(self, holds: Callable[[], bool], timeout_s: float = 8.0) -> bool:
        deadline = time.monotonic() + timeout_s
        while not holds() and time.monotonic() < deadline:
            time.sleep(0.05)
        return holds()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = Endpoint("127.0.0.1", server.server_port)
    tree, sink = ProcessTree(f"capture-{os.getpid()}"), MemorySink(tmp_path)
    try:
        proxy = ProxyChannel(sink, tree, Laboratory(resolve={"app.test:80": here, "other.test:80": here}))
        route = proxy.start()
        appium = AppiumServer(tree, sink.path("system/appium.log"))
        appium.wait_ready()
        way = BrowserRoute(route.port, route.spki_pin)
        session = BrowserSession(PROFILE, "http://app.test/", appium.url, tree.scratch / "profile", way)
        screens = ScreenCapture(sink)
        every: list[Channel[BrowserSession]] = [
            *(proxy, HooksChannel(sink), FridaChannel(sink, route.port), LogsChannel(sink), screens)
        ]
        channels = Channels(sink, every)
        channels.attach(session)
        yield Bench(sink, session, proxy, channels, screens)
        session.close()
        appium.stop()
        proxy.stop()
    finally:
        tree.end_all()
        server.shutdown()


def kept_flows(folder: Path) -> list[flows.HTTPFlow]:
    with (folder / "traffic" / "flows.mitm").open("rb") as source:
        return [flow for flow in FlowReader(source).stream() if isinstance(flow, flows.HTTPFlow)]


def test_every_channel_proves_itself_and_sees_what_the_app_does(bench: Bench) -> None:
    outcome = bench.channels.prove(bench.session)
    assert {name: test for name, test in outcome.items() if not test.ok} == {}

    bench.session.open_app()
    wanted = {"geolocation.getCurrentPosition", "canvas.toDataURL", "fetch", "Notification.requestPermission"}
    assert bench.until(lambda: wanted <= bench.calls())
    assert bench.until(lambda: bool(bench.data(EventKind.SCRIPT_ERROR)))

    bench.visit("http://app.test/leave")
    assert bench.until(lambda: "geolocation.watchPosition" in bench.calls()), "a call before leaving the page was lost"

    first = bench.screens.take(bench.session, "first")
    bench.screens.take(bench.session, "again")
    bench.channels.detach()
    bench.proxy.stop()

    stored = sum(d["count"] for d in bench.data(EventKind.CALL) if d["api"] == "localStorage.setItem")
    assert stored == 50
    assert "planted fault" in bench.data(EventKind.SCRIPT_ERROR)[0]["text"]
    assert any(data["text"] == "hello from the page" for data in bench.data(EventKind.CONSOLE))
    assert not any("harness" in data["text"] for data in bench.data(EventKind.CONSOLE))
    shown = bench.data(EventKind.SCREEN)
    assert (shown[0]["width_px"], shown[0]["height_px"]) == (720, 1560)
    assert first and (bench.sink.folder / shown[0]["tree"]).is_file()
    targets = [d for d in bench.data(EventKind.CONNECT) if not d.get("noise") and not d.get("self_test")]
    assert targets and all(data["to_proxy"] for data in targets)
    posted = [flow for flow in kept_flows(bench.sink.folder) if flow.request.method == "POST"]
    assert [flow.request.raw_content for flow in posted] == [b"exact bytes"]
    assert list(bench.sink.folder.glob("system/performance-*.json"))
    for name in ("proxy", "hooks", "frida", "logs", "screens"):
        assert bench.states(name) == ["started", "proved", "ended"]


def test_what_dies_is_lost_at_once_and_the_rest_goes_on(bench: Bench) -> None:
    bench.session.open_app()
    os.kill(find_network_service(bench.session.user_data_dir), 9)
    assert bench.until(lambda: "lost" in bench.states("frida"))

    assert bench.proxy.pid is not None
    os.kill(bench.proxy.pid, 9)
    assert bench.until(lambda: "lost" in bench.states("proxy"))

    assert bench.screens.take(bench.session, "after the losses")
    bench.channels.detach()
    bench.proxy.stop()
    assert any(flow.request.pretty_url == "http://app.test/" for flow in kept_flows(bench.sink.folder))
    assert not (bench.sink.folder / "traffic" / "flows.mitm.journal").exists()


def test_without_a_proxy_the_other_channels_still_prove_themselves(tmp_path: Path) -> None:
    tree, sink = ProcessTree(f"capture-off-{os.getpid()}"), MemorySink(tmp_path)
    try:
        appium = AppiumServer(tree, sink.path("system/appium.log"))
        appium.wait_ready()
        session = BrowserSession(PROFILE, "about:blank", appium.url, tree.scratch / "profile", BrowserRoute())
        parts: list[Channel[BrowserSession]] = [
            *(HooksChannel(sink), FridaChannel(sink, None), LogsChannel(sink), ScreenCapture(sink))
        ]
        channels = Channels(sink, parts, without=("proxy",))
        channels.attach(session)
        outcome = channels.prove(session)
        channels.detach()
        session.close()
    finally:
        tree.end_all()
    assert {name: test for name, test in outcome.items() if not test.ok} == {}
    off = [event.data for event in sink.events if event.data.get("state") == "off"]
    assert [data["channel"] for data in off] == ["proxy"]
