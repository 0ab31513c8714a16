"""An app of one page for runs that are to be short: a consent question, a task, nothing else."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harness.model.app import App
from harness.plan.app_file import load_app

HOST = "small.lincheng.test"
PACKAGE = "cn.gov.lincheng.small"
PAGE = """<!doctype html><meta charset=utf-8><meta name=viewport content="width=device-width"><title>临城小程</title>
<h1>政务公告</h1><button id=more onclick="out.textContent='提前储水'">停水公告</button><p id=out></p>
<div id=ask role=dialog style="position:fixed;inset:25% 8%;background:#fff;border:1px solid;padding:1em">
<h2>个人信息保护指引</h2><p>请阅读并同意《隐私政策》后使用。</p>
<button onclick="localStorage.yes=1;ask.remove()">同意</button><button onclick="ask.remove()">不同意</button></div>
<script>if (localStorage.yes) ask.remove();</script>"""
FILE = f"""key: small
name: 临城小程
sponsor: 临城县人民政府办公室
filing_number: 政务应用备2026-000999号
kind: h5
audience: public
version: "1.0.0"
released_on: 2026-02-02
addresses: {{browser: "http://{HOST}/", android: {PACKAGE}}}
first_party_domains: [lincheng.test]
declared_functions: [公告]
accounts: []
sign_in: []
gates: []
core_tasks:
  - name: 查看公告
    role: visitor
    steps:
      - tap: 停水公告
      - expect: 提前储水
exceptions: []
necessary_media: []
deny_texts: []
"""


def small_app(folder: Path) -> App:
    file = folder / "small.yaml"
    file.write_text(FILE, encoding="utf-8")
    return load_app(file)


@contextmanager
def served() -> Iterator[int]:
    """The port of this machine on which the page is served."""

    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = PAGE.encode() if self.path == "/" else b""
            self.send_response(200 if content else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *words: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()
