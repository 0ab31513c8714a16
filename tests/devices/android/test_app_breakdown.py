"""An app is called broken by the system's own words alone."""

from datetime import UTC, datetime

import pytest

from harness.devices.android.app_breakdown import booked_breakdown, broke, shown_breakdown
from harness.devices.android.ui_place import ScreenSize
from harness.devices.android.ui_tree import parse_ui_tree
from tests.devices.android.paper_handset import PaperHandset

SCREEN = ScreenSize(1080, 2400, 3.0)
DIALOG = """<?xml version='1.0' encoding='UTF-8'?><hierarchy rotation="0" width="1080" height="2400">
<node index="0" class="android.widget.FrameLayout" package="{package}" bounds="[0,0][1080,2400]" text="">
<node index="0" class="android.widget.TextView" package="{package}" bounds="[90,900][990,1000]" text="{words}"/>
</node></hierarchy>"""


@pytest.mark.parametrize(
    ("package", "words", "kind"),
    [
        ("android", "督办通屡次停止运行", "crash"),
        ("android", "Duban keeps stopping", "crash"),
        ("android", "督办通没有响应", "anr"),
        ("android", "允许访问位置信息吗？", ""),
        ("com.lincheng.duban", "督办通屡次停止运行", ""),
    ],
)
def test_only_the_systems_dialogue_says_that_an_app_broke(package: str, words: str, kind: str) -> None:
    tree = parse_ui_tree(DIALOG.format(package=package, words=words), SCREEN)
    assert shown_breakdown(tree) == kind


def test_nothing_booked_is_no_breakdown() -> None:
    handset = PaperHandset({"dumpsys activity exit-info .*": "ACTIVITY MANAGER PROCESS EXIT INFO\n"})
    assert booked_breakdown(handset, "com.lincheng.duban", datetime(2026, 1, 5, tzinfo=UTC), UTC) == ""


@pytest.mark.parametrize("kind", ["crash", "anr"])
def test_a_breakdown_names_the_app(kind: str) -> None:
    assert "com.lincheng.duban" in broke(kind, "com.lincheng.duban").line("en")
