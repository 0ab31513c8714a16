"""One Chromium behind Appium on a small site of a local server, without instruments: for what the device does."""

import contextlib
import http.server
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from harness.devices.appium_server import AppiumServer
from harness.devices.browser import BrowserSession
from harness.devices.browser_start import BrowserRoute
from harness.devices.process_tree import ProcessTree
from harness.model.device_profile import DeviceProfile
from harness.model.laboratory import Endpoint

AGENT = "Mozilla/5.0 (Linux; Android 14; Test) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36"
PROFILE = DeviceProfile("test", "Test", "browser", "android", True, 360, 780, 2.0, AGENT)


@dataclass
class Site:
    """`pages` by path; `asked` are the paths, with their queries, that were requested."""

    pages: Mapping[str, str]
    asked: list[str] = field(default_factory=list)


@contextlib.contextmanager
def browser_on(site: Site, folder: Path, host: str = "app.test") -> Iterator[BrowserSession]:
    """The site under every name that ends in .test, opened by nobody yet."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tree = ProcessTree(f"one-browser-{os.getpid()}")
    try:
        appium = AppiumServer(tree, folder / "appium.log")
        appium.wait_ready()
        route = BrowserRoute(resolve={"*.test": Endpoint("127.0.0.1", server.server_port)})
        session = BrowserSession(PROFILE, f"http://{host}/", appium.url, tree.scratch / "profile", route)
        try:
            yield session
        finally:
            session.close()
            appium.stop()
    finally:
        tree.end_all()
        server.shutdown()
        server.server_close()


def _handler(site: Site) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            body = site.pages.get(self.path.split("?", 1)[0], "").encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            return

    return Handler
