"""A driver of one command is gone with it, and says what it lacks."""

from typing import Any, ClassVar, cast

import pytest

from harness.devices.android.adb import Handset
from harness.devices.android.adb_server import AdbServer
from harness.inspection.attached import driver_here
from harness.inspection.attached.driver_here import driver_on
from harness.model.faults import DeviceLost
from harness.model.saying import Saying
from tests.devices.android.paper_handset import PaperHandset


class PaperServer:
    port = 15037

    def __init__(self) -> None:
        self.environment = {"ANDROID_ADB_SERVER_PORT": "15037"}


class PaperAppium:
    url = "http://127.0.0.1:1"
    given: ClassVar[dict[str, str]] = {}

    def __init__(self, _tree: object, _log: object, driver: str, environment: dict[str, str]) -> None:
        PaperAppium.given = {"driver": driver, **environment}

    def wait_ready(self) -> None:
        """At once."""


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []

    class Ui:
        def __init__(self, way: Any, _handset: object) -> None:
            told.append(f"opened at {way.adb_port}")

        def close(self) -> None:
            told.append("closed")

    monkeypatch.setattr(driver_here, "AppiumServer", PaperAppium)
    monkeypatch.setattr(driver_here, "UiAutomator", Ui)
    monkeypatch.setattr(driver_here, "environment_of_driver", lambda: {"ANDROID_HOME": "/sdk"})
    return told


def test_it_uses_the_commands_own_adb_server_and_closes_whatever_happened(ended: list[str]) -> None:
    server, handset = cast(AdbServer, PaperServer()), cast(Handset, PaperHandset({}))
    with pytest.raises(DeviceLost), driver_on(server, handset):
        raise DeviceLost(Saying("gone", "断开"), "S1")
    assert ended == ["opened at 15037", "closed"]
    assert PaperAppium.given == {
        "driver": "uiautomator2",
        "ANDROID_ADB_SERVER_PORT": "15037",
        "ANDROID_HOME": "/sdk",
    }
