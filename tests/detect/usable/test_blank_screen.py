from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from harness.detect.screen.screen_view import ScreenView
from harness.detect.usable.blank_screen import detect_blank_screen
from harness.model.event import Event, EventKind, Phase, Source
from tests.detect.screen_factory import MASKER, app, judged, view

MOMENT = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def white(after_s: float = 0, **more: Any) -> ScreenView:
    settled: dict[str, Any] = {"one_colour": 1.0, "t": MOMENT + timedelta(seconds=after_s)}
    return view(**(settled | more))


def error(url: str = "https://app.example/x.js", text: str = "TypeError: a is undefined", after_s: float = 1) -> Event:
    moment = MOMENT + timedelta(seconds=after_s)
    data = {"text": text, "url": url}
    return Event(8, moment, 0.0, Source.UI, EventKind.SCRIPT_ERROR, Phase.AFTER_CONSENT, "menu_walk", data)


def kinds(views: list[ScreenView], events: list[Event]) -> list[str]:
    return [kind for kind, _ in judged(list(detect_blank_screen(views, events, app(), MASKER)))]


def test_white_beside_a_script_error() -> None:
    assert kinds([white()], [error()]) == ["blank_screen", "script_error"]


def test_white_that_stays() -> None:
    assert kinds([white(), white(3)], []) == ["blank_screen"]


@pytest.mark.parametrize(
    "views",
    [
        [white()],
        [white(), view("首页", t=MOMENT + timedelta(seconds=1))],
        [white(), white(0.3)],
        [white(), white(3, session=2)],
        [white(phase=Phase.BACKGROUND), white(3, phase=Phase.BACKGROUND)],
        [white(one_colour=0.9), white(3, one_colour=0.9)],
        [view("载入中", one_colour=0.99), view("载入中", t=MOMENT + timedelta(seconds=3), one_colour=0.99)],
    ],
)
def test_a_page_that_loads_or_shows_something_is_not_white(views: list[ScreenView]) -> None:
    assert kinds(views, []) == []


@pytest.mark.parametrize(
    "event",
    [
        error(url="https://cdn.other.example/sdk.js"),
        error(text="ResizeObserver loop limit exceeded"),
        error(url="chrome-extension://abc/x.js"),
        error(url=""),
        error(url="https://[broken"),
    ],
)
def test_errors_of_others_are_none_of_the_apps(event: Event) -> None:
    assert kinds([], [event]) == []
