"""A client that asks the demo server by host name, wherever it listens."""

import http.client
import json
import socket
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from harness.demo.server import DemoServer

TIMEOUT_S = 10
BOUNDARY = "demo-boundary"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer: status, headers in lower case, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def data(self) -> dict[str, Any]:
        envelope = json.loads(self.body)
        return dict(envelope["data"])


@dataclass(slots=True)
class Client:
    """Asks one host of the demo over TLS (or plain) at a numeric address; keeps its headers between calls."""

    server: DemoServer
    host: str
    address: str = "127.0.0.1"
    plain: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    def connection(self) -> http.client.HTTPConnection:
        port = self.server.plain_port if self.plain else self.server.tls_port
        raw = socket.create_connection((self.address, port), timeout=TIMEOUT_S)
        link = http.client.HTTPConnection(self.host, timeout=TIMEOUT_S)
        if not self.plain:
            trust = ssl.create_default_context(cafile=self.server.laboratory.upstream_ca)
            raw = trust.wrap_socket(raw, server_hostname=self.host)
        link.sock = raw
        return link

    def ask(self, method: str, path: str, body: bytes | None = None, content_type: str = "") -> Reply:
        link = self.connection()
        try:
            kind = {"Content-Type": content_type} if content_type else {}
            link.request(method, path, body=body, headers=self.headers | kind)
            answer = link.getresponse()
            headers = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, headers, answer.read())
        finally:
            link.close()

    def get(self, path: str) -> Reply:
        return self.ask("GET", path)

    def post(self, path: str, **fields: Any) -> Reply:
        return self.ask("POST", path, json.dumps(fields).encode(), "application/json")

    def post_form(self, path: str, **fields: str) -> Reply:
        return self.ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def post_multipart(self, path: str, photo: bytes | None, **fields: str) -> Reply:
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        if photo is not None:
            head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="photo"; filename="p.jpg"\r\n\r\n'
            parts.append(head.encode() + photo + b"\r\n")
        body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={BOUNDARY}")
