"""Only what the system itself calls a crash or an unanswering app is one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from harness.devices.android.app_breakdown import booked_breakdown, broke, shown_breakdown
from harness.devices.android.ui_node import bounds_of, squeezed
from harness.devices.android.ui_tree import parse_ui_tree
from harness.devices.android.ui_xml import every_node, read_windows
from tests.devices.android.dumps import FRAME, SCREEN, TEXT, dump, node
from tests.devices.android.paper_handset import PaperHandset
from tests.devices.android.paper_ui import SIZE

ZONE = ZoneInfo("Asia/Shanghai")
SINCE = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def exits(reason: int, when: str = "2026-11-22 10:00:05.000") -> PaperHandset:
    record = f"timestamp={when} pid=9 realUid=1\n process=cn.gov.x reason={reason} (R) status=0\n importance=100"
    text = f"ACTIVITY MANAGER PROCESS EXIT INFO\nApplicationExitInfo #0:\n {record}\n"
    return PaperHandset({"dumpsys activity exit-info cn.gov.x": text})


@pytest.mark.parametrize(("reason", "kind"), [(4, "crash"), (5, "crash"), (6, "anr"), (7, "crash"), (10, ""), (1, "")])
def test_a_booked_end_is_the_app_s_where_the_system_says_so(reason: int, kind: str) -> None:
    assert booked_breakdown(exits(reason), "cn.gov.x", SINCE, ZONE) == kind


def test_what_was_before_the_start_is_not_of_this_start() -> None:
    assert booked_breakdown(exits(4, "2026-11-22 09:59:00.000"), "cn.gov.x", SINCE, ZONE) == ""


@pytest.mark.parametrize(("package", "kind"), [("android", "crash"), ("cn.gov.x", "")])
def test_the_system_s_dialog_is_believed_and_the_app_s_is_not(package: str, kind: str) -> None:
    said = node(TEXT, SCREEN, text="林城督办已停止运行", package=package)
    assert shown_breakdown(parse_ui_tree(dump(node(FRAME, SCREEN, said, package=package)), SIZE)) == kind


def test_both_breakdowns_have_a_name() -> None:
    assert [broke(kind, "cn.gov.x").what.zh for kind in ("crash", "anr")] == ["应用崩溃", "应用无响应"]


def test_a_dump_is_read_in_drawing_order_with_places_by_position() -> None:
    windows = read_windows(dump(node(FRAME, SCREEN, node(TEXT, "[0,0][9,9]"), node(TEXT, "odd"))))
    assert [one.path for one in every_node(windows)] == [
        *("/hierarchy/*[1]", "/hierarchy/*[1]/*[1]", "/hierarchy/*[1]/*[2]")
    ]
    assert [one.bounds for one in windows[0].children] == [(0, 0, 9, 9), (0, 0, 0, 0)]


@pytest.mark.parametrize("text", [None, "", "[0,0]", "[0,0][1,x]", "[0,0][99999999,1]"])
def test_bounds_that_cannot_be_read_are_nowhere(text: str | None) -> None:
    assert bounds_of(text) == (0, 0, 0, 0)


def test_words_lose_their_white_space_and_what_is_too_long() -> None:
    assert squeezed(" 首\n 页 ") == "首 页"
    assert len(squeezed("字" * 9000)) == 300
