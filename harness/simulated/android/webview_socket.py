"""The abstract socket on which an app's WebView hears debuggers, where the app lets them in.

HTTP for the lists (/json/version, /json/list), WebSocket for the debuggers, as Chromium's own server answers them
(content/browser/devtools/devtools_http_handler.cc); names as android_webview/browser/aw_devtools_server.cc gives them.
"""

import asyncio
import contextlib
import json
from collections.abc import Mapping
from http import HTTPStatus

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, CloseConnection, Event, Ping, Request, TextMessage
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from harness.model.faults import DeviceLost
from harness.simulated.handset.bytestream import ByteStream
from harness.simulated.handset.debugger import Debugger
from harness.simulated.handset.devtools import Json, Refused
from harness.simulated.handset.loopback import Opener
from harness.simulated.handset.pipe_stream import PipeStream
from harness.simulated.handset.web_app import WebApp

MAX_HEAD_BYTES = 16_384


class WebViewSocket:
    """Of one process of one app; `package` is what the socket says that it belongs to."""

    def __init__(self, package: str, app: WebApp) -> None:
        self._package, self._app = package, app
        self._serving: set[asyncio.Task[None]] = set()

    async def connect(self) -> ByteStream:
        client, server = PipeStream.pair()
        task = asyncio.create_task(self._serve(server))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)
        return client

    def close(self) -> None:
        for task in tuple(self._serving):
            task.cancel()

    async def _serve(self, stream: PipeStream) -> None:
        try:
            head = await _head(stream)
            path = head.split(b" ", 2)[1].decode("ascii", "replace") if head.count(b" ") > 1 else ""
            if b"upgrade: websocket" in head.lower():
                await self._debug(stream, head, at_page=path.startswith("/devtools/page/"))
            else:
                await stream.write(await self._listed(path, _host(head)))
        except (ConnectionError, Refused, DeviceLost, RemoteProtocolError, LocalProtocolError):
            pass
        finally:
            await stream.close()

    async def _listed(self, path: str, host: str) -> bytes:
        if path.rstrip("/") == "/json/version":
            return _answer(HTTPStatus.OK, await self._version(host))
        if path.rstrip("/") in ("/json", "/json/list"):
            return _answer(HTTPStatus.OK, await self._pages(host))
        return _answer(HTTPStatus.NOT_FOUND, "")

    async def _version(self, host: str) -> Json:
        engine = await self._app.engine.devtools.call("Browser.getVersion")
        return {
            "Android-Package": self._package,
            "Browser": str(engine["product"]).replace("HeadlessChrome", "Chrome"),
            "Protocol-Version": engine["protocolVersion"],
            "User-Agent": engine["userAgent"],
            "V8-Version": engine["jsVersion"],
            "WebKit-Version": f"537.36 ({engine['revision']})",
            "webSocketDebuggerUrl": f"ws://{host}/devtools/browser",
        }

    async def _pages(self, host: str) -> list[Json]:
        page = self._app.page.target
        told = await self._app.engine.devtools.call("Target.getTargetInfo", {"targetId": page})
        about = told["targetInfo"]
        assert isinstance(about, Mapping)
        return [
            {
                "description": json.dumps({"attached": True, "empty": False, "visible": self._app.in_front}),
                "id": page,
                "title": about.get("title", ""),
                "type": "page",
                "url": about.get("url", ""),
                "webSocketDebuggerUrl": f"ws://{host}/devtools/page/{page}",
            }
        ]

    async def _debug(self, stream: PipeStream, head: bytes, *, at_page: bool) -> None:
        line = DebuggerLine(stream)
        debugger = Debugger(self._app.engine.devtools, self._app.page.target, line.tell)
        await debugger.begin(at_page=at_page)
        try:
            await line.serve(head, debugger)
        finally:
            await debugger.end()


class DebuggerLine:
    """One debugger's WebSocket: messages in, events and answers out, in their order."""

    def __init__(self, stream: PipeStream) -> None:
        self._stream, self._line = stream, WSConnection(ConnectionType.SERVER)
        self._outgoing: asyncio.Queue[Event] = asyncio.Queue()
        self._asking: set[asyncio.Task[None]] = set()
        self._text = ""

    def tell(self, message: Json) -> None:
        self._outgoing.put_nowait(TextMessage(data=json.dumps(message, ensure_ascii=False)))

    async def serve(self, head: bytes, debugger: Debugger) -> None:
        """Until either side ends it."""
        sending = asyncio.create_task(self._send_all())
        try:
            self._line.receive_data(head)
            while self._heard(debugger):
                self._line.receive_data(await self._stream.read() or None)
        finally:
            for task in (sending, *self._asking):
                task.cancel()

    def _heard(self, debugger: Debugger) -> bool:
        """Whether the line goes on after what came."""
        for event in self._line.events():
            if isinstance(event, Request):
                self._outgoing.put_nowait(AcceptConnection())
            elif isinstance(event, TextMessage):
                self._text += event.data
                if event.message_finished:
                    self._ask(debugger)
            elif isinstance(event, Ping):
                self._outgoing.put_nowait(event.response())
            elif isinstance(event, CloseConnection):
                return False
        return True

    def _ask(self, debugger: Debugger) -> None:
        text, self._text = self._text, ""
        with contextlib.suppress(ValueError):
            message = json.loads(text)
            if isinstance(message, dict):
                task = asyncio.create_task(debugger.asked(message))
                self._asking.add(task)
                task.add_done_callback(self._asking.discard)

    async def _send_all(self) -> None:
        with contextlib.suppress(LocalProtocolError, ConnectionError):
            while True:
                await self._stream.write(self._line.send(await self._outgoing.get()))


class WebViewSockets:
    """Of all processes, in the handset's abstract namespace."""

    def __init__(self, namespace: dict[str, Opener]) -> None:
        self._namespace = namespace
        self._open: dict[int, WebViewSocket] = {}

    def let_in(self, pid: int, package: str, app: WebApp) -> None:
        socket = self._open[pid] = WebViewSocket(package, app)
        self._namespace[_name(pid)] = socket.connect

    def shut_out(self, pid: int) -> None:
        self._namespace.pop(_name(pid), None)
        if socket := self._open.pop(pid, None):
            socket.close()


def _name(pid: int) -> str:
    return f"webview_devtools_remote_{pid}"


async def _head(stream: PipeStream) -> bytes:
    """Up to the empty line. Raises ConnectionError for what is no request."""
    head = b""
    while b"\r\n\r\n" not in head:
        data = await stream.read()
        if not data or len(head) > MAX_HEAD_BYTES:
            raise ConnectionResetError("no request")
        head += data
    return head


def _host(head: bytes) -> str:
    """As the one who asks calls us."""
    lines = (line.partition(b":") for line in head.split(b"\r\n"))
    found = next((value.strip() for name, _, value in lines if name.strip().lower() == b"host"), b"")
    return found.decode("ascii", "replace")


def _answer(status: HTTPStatus, content: object) -> bytes:
    body = json.dumps(content, ensure_ascii=False).encode()
    lines = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Content-Type: application/json; charset=UTF-8",
        f"Content-Length: {len(body)}",
        "Connection: close",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
