"""A browser whose driver ends while starting is started once more; one whose Appium is gone is not."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from appium import webdriver
from selenium.common.exceptions import SessionNotCreatedException

from harness.devices.browser_driver import clients_words, start_driver
from harness.devices.browser_start import BrowserRoute
from harness.model.device_profile import DeviceProfile
from harness.model.faults import DeviceLost

PHONE = DeviceProfile("p", "P", "browser", "android", True, 360, 780, 3.0, "UA/1")
ENDED = SessionNotCreatedException("Chromedriver exited unexpectedly with code 1")


class Remote:
    """Fails as it is told, and keeps the ports that were asked for."""

    def __init__(self, outcomes: Sequence[Exception | None]) -> None:
        self.outcomes, self.ports = list(outcomes), list[int]()

    def __call__(self, _: str, *, options: Any, client_config: Any) -> "Remote":
        self.ports.append(options.to_capabilities()["appium:chromedriverPort"])
        outcome = self.outcomes.pop(0)
        if outcome is not None:
            raise outcome
        return self


def start(remote: Remote, folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(webdriver, "Remote", remote)
    monkeypatch.setattr("harness.devices.browser_driver.capabilities", _capabilities)
    return start_driver(PHONE, "http://127.0.0.1:1", folder, BrowserRoute(), 1.0)[1]


def _capabilities(*_: object) -> Any:
    ports = iter(range(1, 9))
    return type("Options", (), {"to_capabilities": lambda _: {"appium:chromedriverPort": next(ports)}})()


def test_the_first_start_is_the_usual_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert start(Remote([None]), tmp_path, monkeypatch) == 1


def test_a_driver_that_ended_is_started_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert start(Remote([ENDED, None]), tmp_path, monkeypatch) == 2


def test_one_that_ends_again_is_a_lost_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remote = Remote([ENDED, ENDED, None])
    with pytest.raises(DeviceLost, match=r"did not start .*code 1"):
        start(remote, tmp_path, monkeypatch)
    assert len(remote.outcomes) == 1


def test_without_appium_there_is_no_second_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    remote = Remote([ConnectionRefusedError("refused"), None])
    with pytest.raises(DeviceLost, match="refused"):
        start(remote, tmp_path, monkeypatch)
    assert len(remote.outcomes) == 1


def test_the_page_s_markup_is_not_quoted() -> None:
    said = SessionNotCreatedException("element <a href=x>13800001234</a> is gone")
    assert clients_words(said) == "element"
