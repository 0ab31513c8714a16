"""The instruments of a browser: what a run does without is neither started nor watched."""

import socket
from pathlib import Path
from typing import Any, cast

import pytest

from harness.capture import browser_instruments
from harness.capture.browser_instruments import BrowserInstruments
from harness.capture.instruments import Surroundings
from harness.capture.proxy import ProxyRoute
from harness.model.event import EventKind
from harness.model.laboratory import Endpoint, Laboratory
from harness.model.persona import Persona
from tests.capture.browser import PROFILE, FakeBrowser
from tests.capture.sink import MemorySink

NAMES = Laboratory(resolve={"app.test:443": Endpoint("127.0.0.1", 8443)})


class PaperAppium:
    url = "http://127.0.0.1:4723"
    ready = stopped = 0

    def __init__(self, *_: object) -> None: ...

    def wait_ready(self) -> None:
        self.ready += 1

    def stop(self) -> None:
        self.stopped += 1


class PaperTree:
    def __init__(self, folder: Path) -> None:
        self.scratch = folder


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The routes of the sessions that were opened."""
    routes: list[Any] = []

    def open_browser(profile: object, address: str, url: str, folder: Path, route: object) -> FakeBrowser:
        routes.append(route)
        return FakeBrowser()

    monkeypatch.setattr(browser_instruments, "AppiumServer", PaperAppium)
    monkeypatch.setattr(browser_instruments, "BrowserSession", open_browser)
    return routes


def instruments(folder: Path, *without: str) -> tuple[BrowserInstruments, MemorySink]:
    sink, tree = MemorySink(folder), cast(Any, PaperTree(folder))

    def listen() -> socket.socket:
        raise AssertionError

    around = Surroundings(
        sink, tree, PROFILE, "https://app.test/", "https://app.test/", Persona(), (), NAMES, (), listen, without, 0
    )
    return BrowserInstruments(around), sink


def test_without_the_proxy_the_browser_goes_straight_by_the_laboratorys_names(
    tmp_path: Path, opened: list[Any]
) -> None:
    tools, sink = instruments(tmp_path, "proxy", "screens", "hooks", "frida", "logs")
    tools.start()
    tools.open(1)
    assert opened[0].proxy_port is None
    assert opened[0].resolve == NAMES.resolve
    assert tools.screens is None
    assert tools.watch() == {}
    assert {data["channel"] for data in sink.data(EventKind.CHANNEL) if data["state"] == "off"} == {
        *("proxy", "screens", "hooks", "frida", "logs")
    }
    tools.let_go()
    tools.stop()


def test_with_the_proxy_the_browser_goes_through_it(
    tmp_path: Path, opened: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, _ = instruments(tmp_path, "hooks", "frida", "logs")
    monkeypatch.setattr(tools._proxy, "start", lambda: ProxyRoute(8080, "pin"))
    tools.start()
    tools.open(1)
    assert (opened[0].proxy_port, opened[0].spki_pin) == (8080, "pin")
    assert tools.screens is not None
    assert set(tools.watch()) == {"proxy", "screens"}
