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


@contextlib.contextmanager
def serving(sites: Mapping[str, tuple[Path, str]], folder: Path) -> Iterator[Path]:
    """`sites` maps a host to its folder and first page; gives the laboratory file."""
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


def _site(root: Path, first: str) -> Flask:
    app = Flask("kit", static_folder=None)

    @app.get("/")
    def start() -> Plain:
        return redirect("/" + first)

    @app.get("/<path:name>")
    def file(name: str) -> Response:
        path = root / name
        return send_from_directory(root, f"{name.rstrip('/')}/index.html" if path.is_dir() else name)

    return app
