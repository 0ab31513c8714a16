"""A small threaded HTTP/1.1 listener for WSGI applications, plain or TLS, IPv4 or IPv6.

Werkzeug's own development server closes every connection after one answer, and does TLS handshakes on its accepting
thread; phones keep connections open and a silent peer must not stop the others, so this one does neither.
"""

import socket
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from werkzeug.test import create_environ, run_wsgi_app

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

BODY_LIMIT_BYTES = 32 * 1024 * 1024
IDLE_TIMEOUT_S = 30
POLL_S = 0.05


class _Handler(BaseHTTPRequestHandler):
    """One connection; it lives on its own thread and ends after IDLE_TIMEOUT_S without a request."""

    protocol_version = "HTTP/1.1"
    server_version = "demo"
    sys_version = ""
    timeout = IDLE_TIMEOUT_S
    wbufsize = 64 * 1024
    disable_nagle_algorithm = True
    server: "Listener"

    def _body(self) -> bytes | None:
        """The request's body, or None when it is too large or its length is not told."""
        length = self.headers.get("Content-Length", "0")
        if self.headers.get("Transfer-Encoding") or not length.isdigit() or int(length) > BODY_LIMIT_BYTES:
            return None
        return self.rfile.read(int(length))

    def answer(self) -> None:
        body = self._body()
        if body is None:
            self.close_connection = True
            self.send_error(413)
            return
        chunks, status, headers = run_wsgi_app(self.server.application, self._environ(body), buffered=True)
        payload = b"".join(chunks)
        self.send_response_only(int(status.split()[0]))
        for name, value in headers.items():
            if name.lower() not in {"content-length", "connection"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(payload)
        self.wfile.flush()

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_OPTIONS = answer  # noqa: N815 - names are http.server's

    def _environ(self, body: bytes) -> dict[str, Any]:
        host = self.headers.get("Host", "localhost")
        environ: dict[str, Any] = create_environ(
            path=self.path, base_url=f"{self.server.scheme}://{host}/", method=self.command, data=body
        )
        for name, value in self.headers.items():
            key = name.upper().replace("-", "_")
            environ[key if key in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{key}"] = value
        environ["REMOTE_ADDR"] = self.client_address[0]
        return environ

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        """Nothing: requests carry planted values, which no log may hold."""


class Listener(ThreadingHTTPServer):
    """Listens on one numeric address. `port` 0 takes a free one; `server_port` says which."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self, address: str, port: int, application: "WSGIApplication", tls: ssl.SSLContext | None = None
    ) -> None:
        self.application, self._tls = application, tls
        self.scheme = "http" if tls is None else "https"
        self.address_family = socket.AF_INET6 if ":" in address else socket.AF_INET
        super().__init__((address, port), _Handler)
        self._thread = threading.Thread(target=self.serve_forever, args=(POLL_S,), daemon=True, name=f"demo-{address}")

    def server_bind(self) -> None:
        """Bind without the reverse look-up of http.server, which can wait for a DNS server."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Stop accepting and close; open connections end with their threads."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join(timeout=5)
        self.server_close()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Runs on the connection's own thread: the TLS handshake belongs here, where a silent peer harms nobody."""
        request.settimeout(IDLE_TIMEOUT_S)
        if self._tls is None:
            super().finish_request(request, client_address)
            return
        with self._tls.wrap_socket(request, server_side=True) as secured:
            super().finish_request(secured, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a peer that hangs up is no fault, and an application's own error is answered with 500 by Flask."""
