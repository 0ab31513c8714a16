"""Screens: stored once by content, cited by every event; pictures that cannot be the device's are refused."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from harness.capture.screens import FAILURES_THAT_LOSE, ScreenCapture, judge_picture, png_size, screen_id
from harness.model.event import EventKind
from harness.model.faults import DeviceLost, SecrecyMet
from harness.model.saying import Saying
from tests.capture.browser import PROFILE, FakeBrowser, picture, tree_of
from tests.capture.sink import MemorySink


def test_the_same_content_is_stored_once_and_cited_twice(tmp_path: Path) -> None:
    sink, browser = MemorySink(tmp_path), FakeBrowser()
    capture = ScreenCapture(sink)
    first, again = capture.take(browser, "one"), capture.take(browser, "two", role="grassroots")
    assert first == again == screen_id(browser.shown, browser.source().encode())
    assert len(list((tmp_path / "screens").iterdir())) == 3
    shown = sink.data(EventKind.SCREEN)
    assert [data["why"] for data in shown] == ["one", "two"]
    assert (shown[0]["width_px"], shown[0]["height_px"], shown[0]["scale"]) == (72, 156, 2.0)
    assert shown[1]["role"] == "grassroots" and "role" not in shown[0]
    tree = json.loads((tmp_path / shown[0]["tree"]).read_text(encoding="utf-8"))
    assert tree["nodes"][0]["text"] == "办事" and tree["nodes"][0]["box"]["width_dp"] == 10


def test_another_tree_of_the_same_picture_breaks_nothing(tmp_path: Path) -> None:
    browser = FakeBrowser()
    capture = ScreenCapture(MemorySink(tmp_path))
    capture.take(browser, "one")
    browser.tree = lambda: tree_of("other")  # type: ignore[method-assign]
    assert capture.take(browser, "two")


def test_single_failures_are_faults_and_only_a_row_of_them_loses_the_channel(tmp_path: Path) -> None:
    def gone() -> bytes:
        raise DeviceLost(Saying("gone", "已断开"))

    sink, browser = MemorySink(tmp_path), FakeBrowser()
    capture = ScreenCapture(sink)
    capture.attach(browser)
    works = browser.screenshot
    for shot in [gone, works, *[gone] * FAILURES_THAT_LOSE]:
        browser.screenshot = shot  # type: ignore[method-assign]
        assert bool(capture.take(browser, "x")) is (shot == works)
    assert len(sink.data(EventKind.FAULT)) == 1 + FAILURES_THAT_LOSE
    assert [data["state"] for data in sink.data(EventKind.CHANNEL)] == ["started", "lost"]


@pytest.mark.parametrize(
    ("png", "texts", "ok"),
    [
        (picture(72, 156), ("a",), True),
        (picture(72, 150), ("a",), False),
        (picture(72, 156), (), False),
        (picture(72, 156, plain=True), ("a",), False),
        (picture(72, 156)[:60], ("a",), False),
        (b"", ("a",), False),
    ],
)
def test_the_self_test_believes_only_a_picture_of_this_device(png: bytes, texts: tuple[str, ...], ok: bool) -> None:
    assert judge_picture(png, tree_of(*texts), PROFILE).ok is ok


def test_a_fractional_scale_is_rounded() -> None:
    profile = replace(PROFILE, width_dp=41, scale=2.625)
    assert judge_picture(picture(108, 205), tree_of("a"), profile).ok
    assert png_size(b"GIF89a") == (0, 0)


def test_a_secrecy_marking_stops_the_run_after_its_screen_is_stored(tmp_path: Path) -> None:
    sink, browser = MemorySink(tmp_path), FakeBrowser()
    browser.tree = lambda: tree_of("机密★10年")  # type: ignore[method-assign]
    with pytest.raises(SecrecyMet):
        ScreenCapture(sink).take(browser, "tap 文件")
    assert (len(sink.data(EventKind.SCREEN)), len(sink.data(EventKind.FAULT))) == (1, 1)
    assert list((tmp_path / "screens").glob("*.png"))
