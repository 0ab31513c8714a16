"""The driver's trial: it holds where a session reads the screen and takes its picture, and is closed either way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import pytest

from harness.devices.android.acceptance_driver import PNG, driver_held
from harness.devices.android.adb import Handset
from harness.devices.android.ui_automator import UiAutomator
from tests.devices.android.dumps import SIGN_IN
from tests.devices.android.paper_handset import PaperHandset
from tests.devices.android.paper_ui import PaperUi
from tests.devices.android.test_session import FACTS


class Pictured(PaperUi):
    shot = PNG

    def screenshot(self) -> bytes:
        return self.shot


@contextmanager
def driven(ui: PaperUi) -> Iterator[UiAutomator]:
    yield cast(UiAutomator, ui)
    ui.close()


@pytest.mark.parametrize(("shot", "held"), [(PNG, True), (b"", False)])
def test_it_holds_where_the_screen_can_be_read_and_photographed(shot: bytes, held: bool) -> None:
    ui, handset = Pictured({"home": SIGN_IN}), PaperHandset({".*": ""})
    ui.shot = shot
    told, words = driver_held(cast(Handset, handset), FACTS, lambda _: driven(ui))
    assert told is held
    assert "cn.gov.lincheng in front, 6 elements" in words
    assert ui.closed and ui.swipes
    assert handset.said[-1] == "input keyevent KEYCODE_HOME"
