"""A WebView's socket: lists and debuggers' lines, as Chromium's own server gives them."""

import asyncio
import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

from wsproto import ConnectionType, WSConnection
from wsproto.events import AcceptConnection, Request, TextMessage

from harness.simulated.android.webview_socket import WebViewSocket, WebViewSockets
from harness.simulated.handset.bytestream import ByteStream
from harness.simulated.handset.loopback import Opener
from harness.simulated.handset.web_app import WebApp
from tests.simulated.handset.test_debugger import PAGE, PaperEngine

VERSION = {
    "product": "HeadlessChrome/156.0.1.2",
    "protocolVersion": "1.3",
    "userAgent": "ua",
    "jsVersion": "15",
    "revision": "@1",
}


class PaperDevTools(PaperEngine):
    async def exchange(
        self, method: str, parameters: Mapping[str, Any] | None = None, *, session: str = "", timeout_s: float = 0
    ) -> Any:
        if method == "Browser.getVersion":
            return {"result": VERSION}
        if method == "Target.getTargetInfo":
            return {"result": {"targetInfo": {"targetId": PAGE, "title": "首页", "url": "http://app.test/"}}}
        return await super().exchange(method, parameters or {}, session=session, timeout_s=timeout_s)

    async def call(self, method: str, parameters: Mapping[str, Any] | None = None, session: str = "") -> Any:
        return (await self.exchange(method, parameters, session=session))["result"]


def web_app() -> WebApp:
    page, engine = SimpleNamespace(target=PAGE), SimpleNamespace(devtools=PaperDevTools())
    return cast(WebApp, SimpleNamespace(page=page, engine=engine, in_front=True))


async def got(stream: ByteStream, path: str) -> tuple[int, Any]:
    await stream.write(f"GET {path} HTTP/1.1\r\nHost: localhost:4711\r\n\r\n".encode())
    told = b""
    while data := await stream.read():
        told += data
    head, _, body = told.partition(b"\r\n\r\n")
    return int(head.split(b" ")[1]), json.loads(body)


def test_it_says_whose_it_is_and_which_page_it_shows() -> None:
    async def play() -> None:
        socket = WebViewSocket("com.tencent.mm", web_app())
        status, version = await got(await socket.connect(), "/json/version")
        assert (status, version["Android-Package"], version["Browser"]) == (200, "com.tencent.mm", "Chrome/156.0.1.2")
        assert version["webSocketDebuggerUrl"] == "ws://localhost:4711/devtools/browser"
        status, pages = await got(await socket.connect(), "/json/list")
        assert [(one["id"], one["title"], one["type"]) for one in pages] == [(PAGE, "首页", "page")]
        assert (await got(await socket.connect(), "/etc/passwd"))[0] == 404

    asyncio.run(play())


def test_a_debugger_asks_over_its_own_line() -> None:
    async def play() -> None:
        stream = await WebViewSocket("com.tencent.mm", web_app()).connect()
        line = WSConnection(ConnectionType.CLIENT)
        await stream.write(line.send(Request(host="localhost", target="/devtools/browser")))
        heard: list[Any] = []
        while not any(isinstance(one, TextMessage) for one in heard):
            line.receive_data(await asyncio.wait_for(stream.read(), 5))
            heard += list(line.events())
            if isinstance(heard[-1], AcceptConnection):
                await stream.write(line.send(TextMessage(data="no JSON")))
                await stream.write(line.send(TextMessage(data='{"id": 5, "method": "Browser.close"}')))
        assert json.loads(heard[-1].data)["id"] == 5
        await stream.close()

    asyncio.run(play())


def test_what_is_no_request_is_hung_up_on() -> None:
    async def play() -> None:
        stream = await WebViewSocket("a.b", web_app()).connect()
        await stream.write(b"\r\n\r\n")
        assert (await asyncio.wait_for(stream.read(), 5)).startswith(b"HTTP/1.1 404")
        endless = await WebViewSocket("a.b", web_app()).connect()
        await endless.write(b"x" * 20_000)
        await endless.write(b"x" * 20_000)
        assert await asyncio.wait_for(endless.read(), 5) == b""

    asyncio.run(play())


def test_a_process_that_ended_hears_nobody() -> None:
    namespace: dict[str, Opener] = {}
    sockets = WebViewSockets(namespace)
    sockets.let_in(2014, "a.b", web_app())
    assert list(namespace) == ["webview_devtools_remote_2014"]
    sockets.shut_out(2014)
    sockets.shut_out(2014)
    assert namespace == {}
