"""The simulated UiAutomator2 server answers as the driver expects, and finds elements as the real one does."""

import asyncio
import json

import pytest

from harness.simulated.android.uia2 import device_routes, tree_xml
from harness.simulated.android.uia2.http import serve_http
from harness.simulated.android.uia2.routes import Routes
from harness.simulated.handset.device import Display
from harness.simulated.handset.page_tree import PageNode, PageTree
from harness.simulated.handset.pipe_stream import PipeStream
from tests.simulated.handset_on_paper import PaperHandset

BUTTON = PageNode(2, "android.widget.Button", (10.0, 20.0, 110.0, 60.0), "办理", id="go", clickable=True)
PAGE = PageTree("题", "https://a.test/", 360.0, 800.0, "", False, (BUTTON,))


def test_a_session_is_opened_over_http_and_tells_of_the_handset() -> None:
    async def talk() -> list[bytes]:
        client, server = PipeStream.pair()
        serving = asyncio.create_task(serve_http(server, Routes(PaperHandset().device.manager)))
        answers = []
        for request in (b"GET /status", b"POST /session", b"GET /session/none/source"):
            await client.write(request + b" HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")
            answers.append(await client.read())
        await client.close()
        await serving
        return answers

    ready, opened, unknown = asyncio.run(talk())
    assert b'"ready": true' in ready
    assert json.loads(opened.partition(b"\r\n\r\n")[2])["value"]["sessionId"]
    assert unknown.startswith(b"HTTP/1.1 404")
    assert b"invalid session id" in unknown


def test_the_handset_tells_its_release_and_screen() -> None:
    told = device_routes.handlers(PaperHandset(31).device)
    info = asyncio.run(_value(told["GET /appium/device/info"]))
    assert isinstance(info, dict)
    assert (info["apiVersion"], info["platformVersion"], info["realDisplaySize"]) == ("31", "12", "1080x2400")


async def _value(handler: device_routes.Handler) -> object:
    return await handler({}, ())


@pytest.mark.parametrize(
    ("strategy", "selector"),
    [
        ("xpath", '//*[@text="办理"]'),
        ("id", "go"),
        ("class name", "android.widget.Button"),
        ("-android uiautomator", 'new UiSelector().textContains("办").clickable(true)'),
    ],
)
def test_an_element_is_found_by_every_strategy(strategy: str, selector: str) -> None:
    root = tree_xml.hierarchy(PAGE, "a.b", Display(1080, 2400, 480))
    (found,) = tree_xml.found_by(strategy, selector, root, "a.b")
    assert found.get("bounds") == "[30,60][330,180]"
    assert 'key="' not in tree_xml.source_text(root)


def test_a_bad_selector_is_said_to_be_one() -> None:
    root = tree_xml.hierarchy(PAGE, "a.b", Display())
    for strategy, selector in (("xpath", "//*["), ("-android uiautomator", "nothing"), ("css", "a")):
        with pytest.raises(tree_xml.BadSelector):
            tree_xml.found_by(strategy, selector, root, "a.b")
