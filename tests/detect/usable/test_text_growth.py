"""Pages that forbid zooming, and a size of type that the app offers."""

from pathlib import Path

import pytest

from harness.detect.usable.text_growth import detect_page_zoom, detect_text_setting, forbids_zoom
from tests.detect.recording_factory import HOST, stage
from tests.detect.screen_factory import MASKER, app, link, view


@pytest.mark.parametrize(
    ("content", "forbidden"),
    [
        (b"width=device-width, user-scalable=no", True),
        (b"width=device-width, maximum-scale=1.0", True),
        (b"width=device-width, maximum-scale=5", False),
        (b"width=device-width, initial-scale=1", False),
    ],
)
def test_viewports(content: bytes, forbidden: bool) -> None:
    assert forbids_zoom(b'<head><meta name="viewport" content="' + content + b'">') is forbidden


def test_pages_of_the_app_itself_count(tmp_path: Path) -> None:
    scene = stage(tmp_path)
    for host in (HOST, "ads.example.com"):
        flow = scene.request("GET", f"https://{host}/", answer=b'<meta name="viewport" content="user-scalable=no">')
        assert flow.response is not None
        flow.response.headers["content-type"] = "text/html; charset=utf-8"
    (found,) = detect_page_zoom(scene.view())
    assert found.data["allowed"] is False and found.data["host"] == HOST


def test_a_setting_of_the_app() -> None:
    assert [one.subject for one in detect_text_setting([view(link("字体大小"))], app(), MASKER)] == ["setting"]
