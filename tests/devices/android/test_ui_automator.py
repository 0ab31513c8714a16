"""UiAutomator2 through Appium: what is asked for, and what a complaint is called when the handset was asked first."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from harness.devices.android import ui_automator
from harness.devices.android.ui_automator import UiAutomator, Way, capabilities, chromedriver
from harness.model.faults import DeviceLost, DeviceSilent, StepFailed
from harness.model.saying import Saying
from tests.devices.android.paper_handset import PaperHandset

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class PaperAppium:
    """Answers WebDriver; `refusals` are error messages by the end of a path."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []
        self.refusals: dict[str, tuple[str, str]] = {}
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                outer.asked.append((f"{self.command} {self.path}", json.loads(body) if body else None))
                found = next((one for end, one in outer.refusals.items() if self.path.endswith(end)), None)
                value: object = {"source": "<hierarchy/>", "screenshot": "cG5n", "element": {ELEMENT: "7"}}.get(
                    self.path.rpartition("/")[2],
                    {"sessionId": "s", "capabilities": {}} if "/s" not in self.path[8:] else None,
                )
                if found:
                    value = {"error": found[0], "message": found[1], "stacktrace": ""}
                told = json.dumps({"value": value}).encode()
                self.send_response(500 if found else 200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def do_GET(self) -> None:
                self._answer()

            def do_POST(self) -> None:
                self._answer()

            def do_DELETE(self) -> None:
                self._answer()

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def appium() -> Iterator[PaperAppium]:
    paper = PaperAppium()
    yield paper
    paper.server.shutdown()
    paper.server.server_close()


def opened(appium: PaperAppium, handset: PaperHandset | None = None) -> UiAutomator:
    return UiAutomator(Way(appium.url, "S1", 15037, 8201), handset or PaperHandset({"echo here": "here\n"}))


def test_the_adb_server_is_left_alone_and_the_app_is_not_started_by_appium() -> None:
    asked = capabilities(Way("http://x", "S1", 15037, 8201)).to_capabilities()
    assert asked["appium:suppressKillServer"] is True
    assert asked["appium:autoLaunch"] is False
    assert (asked["appium:udid"], asked["appium:adbPort"], asked["appium:systemPort"]) == ("S1", 15037, 8201)


def test_what_is_shown_is_read_and_fingers_go_where_they_should(appium: PaperAppium) -> None:
    ui = opened(appium)
    assert ui.source() == "<hierarchy/>"
    assert ui.screenshot() == b"png"
    ui.tap(100.4, 200.6)
    steps = appium.asked[-1][1]["actions"][0]["actions"]
    assert [(one["type"], one.get("x"), one.get("y")) for one in steps] == [
        ("pointerMove", 100, 201),
        ("pointerDown", None, None),
        ("pause", None, None),
        ("pointerUp", None, None),
    ]
    ui.swipe((10, 900), (10, 100))
    assert [one.get("y") for one in appium.asked[-1][1]["actions"][0]["actions"]] == [900, None, 100, None]
    ui.close()
    assert appium.asked[-1][0].startswith("DELETE /session/")


def test_a_field_that_is_gone_is_a_failed_step(appium: PaperAppium) -> None:
    ui = opened(appium)
    appium.refusals["/element"] = ("no such element", "not there")
    with pytest.raises(StepFailed, match="no longer there"):
        ui.enter("/hierarchy/*[1]", "text", "账号")


@pytest.mark.parametrize(
    ("said", "process", "named"),
    [
        (
            "'GET /source' cannot be proxied to UiAutomator2 server because the instrumentation process is not running",
            "",
            "UiAutomator2 server ended",
        ),
        ("Could not proxy command: socket hang up", "", "UiAutomator2 server ended"),
        ("Could not proxy command: socket hang up", "2345\n", "did not do it"),
        ("no such element", "", "did not do it"),
    ],
)
def test_a_complaint_of_a_handset_that_answers_is_the_server_s(
    appium: PaperAppium, said: str, process: str, named: str
) -> None:
    ui = opened(appium, PaperHandset({"pidof io.appium.*": process}))
    appium.refusals["/source"] = ("unknown error", said)
    with pytest.raises(DeviceLost, match=named):
        ui.source()


@pytest.mark.parametrize(
    "fault", [DeviceLost(Saying("device unauthorized", "未授权")), DeviceSilent(Saying("no answer", "无应答"))]
)
def test_what_the_handset_itself_suffers_comes_before_the_complaint(appium: PaperAppium, fault: DeviceLost) -> None:
    ui = opened(appium, PaperHandset({"pidof .*": fault}))
    appium.refusals["/source"] = ("unknown error", "whatever")
    with pytest.raises(type(fault), match=fault.what.en):
        ui.source()


def test_an_appium_that_is_gone_is_named(appium: PaperAppium) -> None:
    ui = opened(appium)
    appium.server.shutdown()
    appium.server.server_close()
    with pytest.raises(DeviceLost, match="Appium does not answer"):
        ui.source()


def test_what_was_on_the_clipboard_goes_with_the_session_and_a_lost_handset_is_not_waited_for(
    appium: PaperAppium,
) -> None:
    ui = opened(appium)
    ui.set_clipboard("云台 A1")
    asked = len(appium.asked)
    ui.close()
    assert [one[0].rpartition("/")[2] for one in appium.asked[asked:]][:1] == ["sync"]
    lost = opened(appium)
    asked = len(appium.asked)
    lost.give_up()
    lost.close()
    assert len(appium.asked) == asked


def test_a_webview_is_entered_and_left_again_whatever_happened_in_it(appium: PaperAppium) -> None:
    ui = opened(appium)
    assert ui.in_web("WEBVIEW_a.b", lambda _: 5) == 5
    switched = [body["name"] for path, body in appium.asked if path.endswith("/context")]
    assert switched == ["WEBVIEW_a.b", "NATIVE_APP"]
    appium.refusals["/source"] = ("unknown error", "the page fell")
    with pytest.raises(StepFailed, match="in the WebView: the page fell"):
        ui.in_web("WEBVIEW_a.b", lambda driver: driver.page_source)
    assert appium.asked[-1][1] == {"name": "NATIVE_APP"}


def test_the_laboratorys_chromedrivers_come_before_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ui_automator, "find_tool", lambda _: "/bin/chromedriver")
    folder = {"HARNESS_CHROMEDRIVERS": str(tmp_path)}
    assert chromedriver(folder) == {"appium:chromedriverExecutableDir": str(tmp_path)}
    assert chromedriver({"HARNESS_CHROMEDRIVERS": "/nowhere"}) == {"appium:chromedriverExecutable": "/bin/chromedriver"}
    monkeypatch.setattr(ui_automator, "find_tool", lambda _: None)
    assert chromedriver({"HARNESS_CHROMEDRIVERS": "/nowhere"}) == {}
