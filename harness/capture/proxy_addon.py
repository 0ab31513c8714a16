"""The mitmproxy addon that turns passing traffic into evidence and answers what must not leave the machine."""

import time
from collections import Counter
from typing import Any, Protocol

from mitmproxy import connection, flow, http, tcp, tls, udp
from mitmproxy.proxy import server_hooks
from mitmproxy.proxy.mode_specs import WireGuardMode

from harness.capture.channel import CANARY_HOST
from harness.capture.field_drop import What, drop_field
from harness.capture.noise_hosts import noise_reason
from harness.capture.proxy_line import LineKind, ProxyLine

CANARY_PAGE = (
    "<!doctype html><html lang=zh><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<title>self-test</title><body style='margin:0;font:20px sans-serif'>"
    "<p style='background:#036;color:#fff;padding:2em'>仪器自检 self-test</p><button>确定</button></body></html>"
)
MAX_STREAMED_BYTES = 4_000_000
MAX_HEAD_BYTES = 1_024
Raw = tcp.TCPFlow | udp.UDPFlow


class Store(Protocol):
    """Where evidence goes; flow_store.FlowStore is one."""

    def announce(self, line: ProxyLine) -> None: ...
    def keep_open(self, one: flow.Flow) -> None: ...
    def keep_last_message(self, one: http.HTTPFlow) -> None: ...
    def keep_ended(self, one: flow.Flow) -> None: ...


class EvidenceAddon:
    """Each request is announced and journalled when it arrives; each flow is kept once, when it ends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._open: dict[str, flow.Flow] = {}
        self._silent: dict[str, str] = {}
        self._to_drop: What | None = None
        self.noise: Counter[str] = Counter()

    # Each hook is mitmproxy's, by name.

    def request(self, flow: http.HTTPFlow) -> None:
        self._silent.pop(flow.client_conn.id, None)
        host = _host(flow)
        reason = noise_reason(host, flow.request.path, flow.request.headers)
        if reason is not None:
            flow.response = http.Response.make(204)
            flow.metadata["noise"] = reason
            self.noise[host] += 1
            return
        if host == CANARY_HOST:
            flow.response = _canary_answer(flow.request)
        else:
            self._drop(flow)
        self._open[flow.id] = flow
        self._store.keep_open(flow)
        self._say("request", _request_data(flow))

    def drop_next(self, what: What | None) -> None:
        """From the next request that carries such a field it is taken out, once; None takes the order back."""
        self._to_drop = what

    def _drop(self, flow: http.HTTPFlow) -> None:
        request = flow.request
        if self._to_drop is None or request.method not in ("POST", "PUT", "PATCH"):
            return
        dropped = drop_field(request.headers.get("content-type", ""), request.content or b"", self._to_drop)
        if dropped is not None:
            request.content, self._to_drop = dropped.body, None
            flow.metadata["dropped"] = dropped.field
            self._say("altered", {"flow": flow.id, "field": dropped.field})

    def responseheaders(self, flow: http.HTTPFlow) -> None:
        """An endless event stream must reach the page while it lasts; its bytes are collected as they pass."""
        if flow.response and "text/event-stream" in flow.response.headers.get("content-type", ""):
            flow.response.stream = _Collected(flow)

    def response(self, flow: http.HTTPFlow) -> None:
        if "noise" in flow.metadata or flow.response is None:
            return
        stream = flow.response.stream
        if isinstance(stream, _Collected):
            flow.response.stream, flow.response.raw_content = False, bytes(stream.content)
        size = len(flow.response.raw_content or b"")
        self._say("response", {"flow": flow.id, "status": flow.response.status_code, "bytes": size})
        if flow.websocket is None and flow.response.status_code != 101:
            self._end(flow)

    def error(self, flow: http.HTTPFlow) -> None:
        if "noise" in flow.metadata:
            return
        text = flow.error.msg if flow.error else "unknown"
        self._say("traffic_error", {"flow": flow.id, "text": text, "host": flow.request.host})
        stream = flow.response.stream if flow.response else None
        if flow.response and isinstance(stream, _Collected):
            flow.response.stream, flow.response.raw_content = False, bytes(stream.content)
        self._end(flow)

    def websocket_message(self, flow: http.HTTPFlow) -> None:
        if flow.websocket is None or not flow.websocket.messages:
            return
        message = flow.websocket.messages[-1]
        self._store.keep_last_message(flow)
        data = {"flow": flow.id, "from_client": message.from_client, "bytes": len(message.content)}
        self._say("websocket_message", data)

    def websocket_end(self, flow: http.HTTPFlow) -> None:
        self._end(flow)

    def tcp_start(self, flow: Raw) -> None:
        self._begin_raw(flow)

    def tcp_end(self, flow: Raw) -> None:
        self._tell_raw(flow)
        self._end(flow)

    def tcp_error(self, flow: Raw) -> None:
        self._say("traffic_error", {"flow": flow.id, "text": flow.error.msg if flow.error else "unknown"})
        self._end(flow)

    # Datagrams come through a WireGuard tunnel alone.
    udp_start, udp_end, udp_error = tcp_start, tcp_end, tcp_error

    def _begin_raw(self, flow: Raw) -> None:
        self._open[flow.id] = flow
        self._store.keep_open(flow)
        host, port = (flow.server_conn.address or ("", 0))[:2]
        url, now_ms = f"{flow.type}://{host}:{port}", time.time() * 1000
        data = {"flow": flow.id, "method": flow.type.upper(), "url": url, "host": host, "port": port}
        self._say("request", {**data, "scheme": flow.type, "bytes": 0, "http_version": "", "at_ms": now_ms})

    def tls_failed_client(self, data: tls.TlsData) -> None:
        """No TLS with the app; `distrusted` when it said that it does not trust our CA (the sign of pinning)."""
        name = data.conn.sni or (data.context.server.address or ("",))[0]
        text = data.conn.error or ""
        distrusted = "does not trust the proxy's certificate for" in text
        self._say("traffic_error", {"text": f"tls: {text}", "host": name, "distrusted": distrusted})

    def tls_established_client(self, data: tls.TlsData) -> None:
        self._silent[data.conn.id] = data.conn.sni or (data.context.server.address or ("",))[0]

    def server_connect_error(self, data: server_hooks.ServerConnectionHookData) -> None:
        """Whoever cannot be reached is not asked either."""
        self._silent.pop(data.client.id, None)

    def client_disconnected(self, client: connection.Client) -> None:
        """TLS with the app stood and it asked for nothing: so do pins that are looked at after the handshake."""
        host = self._silent.pop(client.id, None)
        if host is not None:
            self._say("traffic_error", {"text": "tls: the app asked for nothing", "host": host, "silent": True})

    def tls_failed_server(self, data: tls.TlsData) -> None:
        name = data.conn.sni or (data.context.server.address or ("",))[0]
        self._say("traffic_error", {"text": f"upstream tls: {data.conn.error}", "host": name})

    def keep_all_open(self) -> None:
        """At the end: what never ended is kept as it is."""
        for one in list(self._open.values()):
            self._end(one)
        for host, count in self.noise.items():
            self._say("noise", {"host": host, "count": count})

    def _end(self, one: flow.Flow) -> None:
        if self._open.pop(one.id, None) is not None:
            self._store.keep_ended(one)

    def _tell_raw(self, one: Raw) -> None:
        """What was handed on unread: how much, and the first bytes of the app, which name its protocol."""
        head = next((message.content for message in one.messages if message.from_client), b"")[:MAX_HEAD_BYTES]
        host = (one.server_conn.address or ("", 0))[0]
        size = sum(len(message.content) for message in one.messages)
        told = {"text": "not decrypted", "host": host, "raw": True, "bytes": size, "head": head.hex()}
        self._say("traffic_error", {"flow": one.id, **told})

    def _say(self, kind: LineKind, data: dict[str, Any]) -> None:
        self._store.announce(ProxyLine(kind, data))


class _Collected:
    """Passes a streamed body on and keeps its first bytes."""

    def __init__(self, flow: http.HTTPFlow) -> None:
        self.content = bytearray()
        self._flow = flow

    def __call__(self, chunk: bytes) -> bytes:
        room = MAX_STREAMED_BYTES - len(self.content)
        self.content += chunk[: max(0, room)]
        if room < len(chunk):
            self._flow.metadata["body_cut"] = True
        return chunk


def _tunnelled(flow: http.HTTPFlow) -> bool:
    return isinstance(flow.client_conn.proxy_mode, WireGuardMode)


def _host(flow: http.HTTPFlow) -> str:
    """The name that was asked for: through a tunnel comes only an address, and the name in what the app says."""
    return str(flow.request.pretty_host if _tunnelled(flow) else flow.request.host)


def _request_data(flow: http.HTTPFlow) -> dict[str, Any]:
    request = flow.request
    return {
        "flow": flow.id,
        "method": request.method,
        "url": request.pretty_url if _tunnelled(flow) else request.url,
        "host": _host(flow),
        "port": request.port,
        "scheme": request.scheme,
        "bytes": len(request.raw_content or b""),
        "http_version": request.http_version,
        "at_ms": round((request.timestamp_start or time.time()) * 1000, 1),
        **({"tunnel": True} if _tunnelled(flow) else {}),
    }


def _canary_answer(request: http.Request) -> http.Response:
    if request.path.split("?")[0] == "/":
        return http.Response.make(200, CANARY_PAGE, {"content-type": "text/html; charset=utf-8"})
    return http.Response.make(204, b"", {"access-control-allow-origin": "*", "cache-control": "no-store"})
