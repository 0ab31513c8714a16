"""The explorer on a simulated handset, by the scenario file that a browser runs: no word of it names a platform."""

import json
from pathlib import Path

import pytest

from harness.demo.server import DemoServer
from harness.detect.coverage import coverage_of
from harness.model.event import EventKind
from harness.recording.reader import Recording
from tests.end_to_end.stage import APPS, harness, recordings

pytestmark = pytest.mark.end_to_end
HANDSET = "simulated-android-14"
EXPLORER = "scenarios/explore/test_explorer.py"
# What a person who opens every menu of the compliant app comes to, as the headings of its pages say.
PAGES = {"办事指南", "在线预约", "政策通知", "新闻资讯", "投诉建议"}


def test_every_page_is_found_and_nothing_denied_is_touched(server: DemoServer, tmp_path: Path) -> None:
    lab = ("--lab", server.laboratory_file, "--campaign", "demo", "--lang", "en")
    asked = ("run", APPS / "compliant.yaml", "--device", HANDSET, "--scenario", EXPLORER)
    said = harness(*asked, *lab, "--out", tmp_path / "out", timeout_s=700)
    assert said.code in (0, 1, 3), said.err + said.out
    (folder,) = recordings(tmp_path / "out")
    events = Recording.open(folder).events
    told = {str(one.data["role"]): one.data for one in events if one.kind is EventKind.EXPLORED}
    assert set(told) == {"grassroots", "superior"}
    assert all(one["ended"] == "saturated" and not one["penned"] for one in told.values()), told
    shown = json.dumps([one.data for one in events if one.kind in (EventKind.MOVE, EventKind.MENU)], ensure_ascii=False)
    assert {page for page in PAGES if page not in shown} == set()
    assert told["grassroots"]["denied"]
    assert coverage_of(Recording.open(folder)).scenarios["menu_walk"].ok
