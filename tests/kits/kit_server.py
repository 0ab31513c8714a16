"""Serves the kits' demonstration sites under names of their own, behind TLS of a laboratory that a run can use."""

import contextlib
import ssl
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from flask import Flask, Response, redirect, send_from_directory
from werkzeug.wrappers import Response as Plain

from harness.demo.certificates import issue
from harness.demo.listener import Listener
from harness.demo.server import ByHost

IPV4 = "127.0.0.1"
NUMBER = "政务应用备2026-000888号"
# What the measures ask of every government app and no kit's demonstration has: without it, it is rightly accused.
FOOTER = (
    '<div style="position:fixed;left:0;right:0;bottom:0;z-index:99999;background:#fff;color:#222;font-size:13px;'
    'text-align:center">主办单位：{sponsor}<br>备案编号：' + NUMBER + '<br><a href="/tousu">投诉建议</a></div>'
)
COMPLAINT = (
    "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><title>投诉建议</title>"
    "<h1>投诉建议</h1><label>内容<textarea></textarea></label><button>提交</button>"
)


@contextlib.contextmanager
def serving(sites: Mapping[str, tuple[Path, str, str]], folder: Path) -> Iterator[Path]:
    """`sites` maps a host to its folder, first page and sponsor; gives the laboratory file."""
    files = issue(folder, tuple(sites))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files.chain, files.key)
    listener = Listener(IPV4, 0, ByHost({host: _site(*site) for host, site in sites.items()}), context)
    listener.start()
    written = {
        "name": "kits",
        "resolve": dict.fromkeys(sites, f"{IPV4}:{listener.server_port}"),
        "upstream_ca": files.authority.name,
    }
    path = folder / "laboratory.yaml"
    path.write_text(yaml.safe_dump(written), encoding="utf-8")
    try:
        yield path
    finally:
        listener.stop()


def _site(root: Path, first: str, sponsor: str) -> Flask:
    app = Flask("kit", static_folder=None)

    @app.get("/")
    def start() -> Plain:
        return redirect("/" + first)

    @app.get("/tousu")
    def complaint() -> str:
        return COMPLAINT

    @app.get("/<path:name>")
    def file(name: str) -> Response:
        path = root / name
        answer = send_from_directory(root, f"{name.rstrip('/')}/index.html" if path.is_dir() else name)
        return _with_footer(answer, sponsor) if answer.mimetype == "text/html" else answer

    return app


def _with_footer(answer: Response, sponsor: str) -> Response:
    answer.direct_passthrough = False
    page = answer.get_data().decode("utf-8", "replace")
    head, end, tail = page.rpartition("</body>")
    answer.set_data((head or tail) + FOOTER.format(sponsor=sponsor) + end + (tail if head else ""))
    return answer
