"""The browser's means of disturbing a page: which command each is, and what is gone when nothing answers."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from selenium.common.exceptions import TimeoutException, WebDriverException

from harness.devices.browser import BrowserSession
from harness.devices.browser_trial import BrowserTrial
from harness.devices.trial import Loss
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost
from harness.model.saying import Saying

PROFILE = DeviceProfile("test", "Test", "browser", "android", True, 360, 780, 2.0, "agent")


class FakeBrowser:
    """Remembers what it was asked."""

    def __init__(self) -> None:
        self.profile, self.traceless = PROFILE, False
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.renewed: list[bool] = []
        self.there = True
        self.error: Exception | None = None
        self.driver = SimpleNamespace(
            set_script_timeout=lambda _: None, set_page_load_timeout=lambda _: None, execute_script=self._execute
        )

    def _execute(self, _script: str) -> int:
        if self.error:
            raise self.error
        return 1

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]:
        self.asked.append((command, parameters))
        if command == "Page.crash":
            raise DeviceLost(Saying("tab crashed", "页面崩溃"))
        answers = {
            "Runtime.getHeapUsage": {"usedSize": 1024 * 500, "backingStorageSize": 1024 * 100},
            "Memory.getDOMCounters": {"nodes": 61},
        }
        return answers.get(command, {})

    def leave_no_trace(self) -> None:
        self.traceless = True

    def renew(self, *, keep_data: bool = False) -> None:
        self.renewed.append(keep_data)

    def answers(self) -> bool:
        return self.there

    def read(self, _script: str) -> Any:
        return {"blank": True}

    def evaluate(self, script: str, *arguments: object) -> None:
        self.asked.append((script[:20], {"arguments": arguments}))


@pytest.fixture
def browser() -> FakeBrowser:
    return FakeBrowser()


@pytest.fixture
def trial(browser: FakeBrowser) -> BrowserTrial:
    return BrowserTrial(cast(BrowserSession, browser))


def commands(browser: FakeBrowser) -> list[str]:
    return [command for command, _ in browser.asked]


def test_it_leaves_nothing_behind_and_watches_every_page(trial: BrowserTrial, browser: FakeBrowser) -> None:
    trial.fresh()
    assert browser.traceless
    assert browser.renewed == [False]
    assert commands(browser) == ["Page.addScriptToEvaluateOnNewDocument"]
    assert trial.state().blank


def test_a_killed_app_keeps_what_it_stored(trial: BrowserTrial, browser: FakeBrowser) -> None:
    trial.kill_app()
    assert browser.renewed == [True]
    assert commands(browser)[0] == "Page.crash"


def test_memory_is_taken_after_garbage_is_collected(trial: BrowserTrial, browser: FakeBrowser) -> None:
    assert (trial.held().kilobytes, trial.held().nodes) == (600.0, 61)
    assert commands(browser)[0] == "HeapProfiler.collectGarbage"


@pytest.mark.parametrize(
    ("there", "error", "loss"),
    [
        (False, None, "device"),
        (True, WebDriverException("tab crashed"), "crash"),
        (True, TimeoutException("script timeout"), "anr"),
        (True, WebDriverException("timed out receiving message from renderer"), "anr"),
        (True, WebDriverException("invalid session id"), "device"),
        (True, TimeoutError(), "anr"),
    ],
)
def test_what_is_gone(trial: BrowserTrial, browser: FakeBrowser, there: bool, error: Exception, loss: Loss) -> None:
    browser.there, browser.error = there, error
    assert trial.loss() == loss


def test_a_turned_screen_says_so(trial: BrowserTrial, browser: FakeBrowser) -> None:
    trial.screen(780, 360)
    trial.own_screen()
    turned = [parameters["screenOrientation"]["type"] for _, parameters in browser.asked]
    assert turned == ["landscapePrimary", "portraitPrimary"]


def test_every_disturbance_is_one_command(trial: BrowserTrial, browser: FakeBrowser) -> None:
    trial.dark(True)
    trial.network(offline=True)
    trial.freeze(True)
    trial.press_memory()
    trial.font_scale(1.3)
    trial.move_clock(1000.0)
    trial.language("en-US")
    said = browser.asked
    assert said[0][1]["features"][0]["value"] == "dark"
    assert said[1][1]["offline"] is True
    assert said[2][1]["state"] == "frozen"
    assert said[4][1]["arguments"] == ("130%",)
    assert said[-1][1]["acceptLanguage"] == "en-US"
