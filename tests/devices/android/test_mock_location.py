from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.devices.android.mock_location import (
    Position,
    is_there,
    position_of,
    prepare,
    set_position,
    settings_apk,
    stop,
)
from harness.model.faults import MissingComponent, StepFailed
from tests.devices.android.paper_handset import PaperHandset

THERE = {"pm path .*": "package:/x", "dumpsys package .*": "", "pm grant .*": "", "appops set .*": "", "am .*": ""}
ANSWER = 'Broadcasting: Intent {{ act=io.appium.settings.location }}\nBroadcast completed: result=-1, data="{} {} 10.0"'


def test_a_position_is_believed_when_the_handset_says_it() -> None:
    handset = PaperHandset({"am broadcast .*": ANSWER.format("30.2500001", "120.1600002")})
    assert is_there(handset, Position(30.25, 120.16))
    assert not is_there(handset, Position(30.26, 120.16))


def test_a_handset_that_refuses_or_says_nothing_is_nowhere() -> None:
    assert position_of('Broadcast completed: result=0, data="0.0 0.0 0.0"') is None
    assert not is_there(PaperHandset(), Position(0.0, 0.0))


@given(st.text(max_size=200))
def test_any_text_is_a_position_or_none(text: str) -> None:
    position_of(text)


def test_the_way_of_starting_follows_the_release() -> None:
    handset = PaperHandset(dict(THERE))
    set_position(handset, Position(30.25, 120.16), 34)
    set_position(handset, Position(30.25, 120.16), 25)
    assert "start-foreground-service" in handset.said[0]
    assert "am startservice" in handset.said[1]
    assert "--es longitude 120.1600000 --es latitude 30.2500000" in handset.said[0]


def test_a_settings_app_that_may_not_set_positions_is_told_before_the_run() -> None:
    with pytest.raises(StepFailed, match="mock location app"):
        prepare(PaperHandset({**THERE, "appops get .*": "MOCK_LOCATION: default"}), Path("x.apk"))
    for told in ("MOCK_LOCATION: allow; time=+5s ago", "MOCK_LOCATION: mode=0"):
        prepare(PaperHandset({**THERE, "appops get .*": told}), Path("x.apk"))


def test_the_right_to_set_positions_ends_with_the_run() -> None:
    handset = PaperHandset(dict(THERE))
    stop(handset)
    assert handset.said[-1].endswith("mock_location default")


@pytest.mark.parametrize("folder", ["node_modules", "node_modules/appium-uiautomator2-driver/node_modules"])
def test_the_settings_app_is_found_where_npm_puts_it(tmp_path: Path, folder: str) -> None:
    apk = tmp_path / folder / "io.appium.settings/apks/settings_apk-debug.apk"
    apk.parent.mkdir(parents=True)
    apk.write_bytes(b"PK")
    assert settings_apk(tmp_path) == apk


def test_a_settings_app_that_is_not_installed_here_says_where_it_is_looked_for(tmp_path: Path) -> None:
    with pytest.raises(MissingComponent, match="make install"):
        settings_apk(tmp_path)
