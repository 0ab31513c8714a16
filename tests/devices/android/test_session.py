"""A session on a handset: the words of a DeviceSession, in Android's own commands and touches."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from harness.devices.android import file_picker, live_screen, session
from harness.devices.android.app_start import launcher_component
from harness.devices.android.facts import HandsetFacts
from harness.devices.android.rom import Rom
from harness.devices.android.root import Root
from harness.devices.android.session import AndroidSession, Stand
from harness.devices.deny_list import DenyList
from harness.drive.find import find_control, find_field, is_choice_field, is_file_field, is_text_field
from harness.model.device_profile import DeviceProfile
from harness.model.faults import AppBroke, BadInput, StepFailed
from tests.devices.android.dumps import BUTTON, EDIT, FRAME, SCREEN, TEXT, dump, node, page
from tests.devices.android.paper_handset import Answer, PaperHandset
from tests.devices.android.paper_ui import PaperUi

APP = "cn.gov.lincheng"
PROFILE = DeviceProfile("phone", "Phone", "android", "android", False, 360, 800, 3.0, "")
FACTS = HandsetFacts(
    *("S", "S", "m", "b", "m", Rom("AOSP", "14"), "14", 34, ("arm64-v8a",), "", "", 1080, 2400, 480, 8192),
    *(False, False, False, False, Root("none")),
)
STARTED = "Status: ok\nLaunchState: COLD\nTotalTime: 512\nWaitTime: 530\nComplete\n"
HOME = page(
    node(TEXT, "[0,0][900,90]", text="林城督办"),
    node(EDIT, "[0,200][900,320]", text="", hint="账号", clickable="true"),
    node("android.widget.Spinner", "[0,400][900,520]", text="请选择", content_desc="走访类型", clickable="true"),
    node(BUTTON, "[0,600][900,720]", text="选择文件", clickable="true"),
    node(BUTTON, "[0,800][900,920]", text="登 录", clickable="true"),
)
LAUNCHER = dump(node(FRAME, SCREEN, node(TEXT, "[0,0][99,99]", text="电话", package="launcher"), package="launcher"))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "FRONT_TIMEOUT_S", 0.02)
    monkeypatch.setattr(session, "OPTION_TIMEOUT_S", 0.02)
    monkeypatch.setattr(file_picker, "STEP_TIMEOUT_S", 0.02)
    for module in (session, live_screen, file_picker):
        monkeypatch.setattr(module, "POLL_S", 0.001)


def handset(**more: Answer) -> PaperHandset:
    return PaperHandset(
        {
            "cmd package resolve-activity .*": f"priority=0\n{APP}/.Main\n",
            "am start .*": STARTED,
            "input keyevent .*": "",
            "dumpsys activity exit-info .*": "ACTIVITY MANAGER PROCESS EXIT INFO\n",
            r"echo \$EPOCHREALTIME.*": "1763778000.000000\n",
            **more,
        }
    )


def opened(ui: PaperUi, phone: PaperHandset, facts: HandsetFacts = FACTS) -> AndroidSession:
    return AndroidSession(PROFILE, Stand(phone, facts, APP, 8080), cast(Any, ui), lambda *_: None)


def test_an_app_is_started_cold_and_its_start_is_kept() -> None:
    phone = handset()
    one = opened(PaperUi({"home": HOME}), phone)
    one.open_app()
    assert "-S -W -n cn.gov.lincheng/.Main" in next(said for said in phone.said if said.startswith("am start"))
    assert "TotalTime: 512" in one.start_said
    assert (one.profile.width_dp, one.profile.height_dp, one.profile.scale) == (360, 800, 3.0)


def test_a_package_that_is_not_there_is_bad_input() -> None:
    phone = PaperHandset({"cmd package .*": "No activity found\n"})
    with pytest.raises(BadInput, match="cannot be started there"):
        launcher_component(phone, APP)


def test_an_app_that_stays_away_is_a_failed_step_and_a_crashed_one_is_the_app_s_own() -> None:
    with pytest.raises(StepFailed, match="does not come to the front"):
        opened(PaperUi({"home": LAUNCHER}), handset()).open_app()
    fallen = (
        "ACTIVITY MANAGER PROCESS EXIT INFO\nApplicationExitInfo #0:\n timestamp=2099-01-01 00:00:00.000 pid=9\n"
        f" process={APP} reason=4 (CRASH) status=0\n importance=100\n"
    )
    broken = handset(**{"dumpsys activity exit-info .*": fallen})
    broken.transcript = {"dumpsys activity exit-info .*": fallen, **broken.transcript}
    with pytest.raises(AppBroke, match="crashed"):
        opened(PaperUi({"home": LAUNCHER}), broken).open_app()


def test_tapping_typing_and_picking_reach_what_was_found() -> None:
    options = page(
        node(TEXT, "[0,500][900,590]", text="入户走访", clickable="true"),
        node(TEXT, "[0,600][900,690]", text="电话走访", clickable="true"),
    )
    ui = PaperUi({"home": HOME, "options": options}, {("home", "走访类型"): "options", ("options", "电话走访"): "home"})
    one = opened(ui, handset())
    user = find_field(one.tree(), "账号", is_text_field)
    choice = find_field(one.tree(), "走访类型", is_choice_field)
    button = find_control(one.tree(), "登录")
    assert user and choice and button
    one.type_text(user, "lihua")
    one.pick(choice, "电话走访")
    one.deny(DenyList(asked=("登录",)))
    one.tap(button)
    assert ui.typed == {"账号": "lihua"}
    assert ui.taps == ["走访类型", "电话走访", "登 录"]


@pytest.mark.parametrize("text", ["登 录", "选择文件"])
def test_what_the_deny_list_names_is_touched_by_no_way(text: str) -> None:
    ui = PaperUi({"home": HOME})
    one = opened(ui, handset())
    one.deny(DenyList(own=("文件",)))
    control = find_control(one.tree(), text)
    assert control
    with pytest.raises(StepFailed, match="deny list"):
        one.tap(control)
    with pytest.raises(StepFailed, match="deny list"):
        one.choose_file(control, Path("canary-1.jpg"))
    with pytest.raises(StepFailed, match="deny list"):
        one.pick(control, "入户走访")
    assert ui.taps == []


def test_an_option_is_denied_by_its_own_words_and_a_line_break_is_never_typed() -> None:
    ui = PaperUi({"home": HOME})
    one = opened(ui, handset())
    user, choice = (find_field(one.tree(), "账号", is_text_field), find_field(one.tree(), "走访类型", is_choice_field))
    assert user and choice
    with pytest.raises(StepFailed, match="删除"):
        one.pick(choice, "删除记录")
    one.type_text(user, "lihua\n发送")
    assert (ui.taps, ui.typed) == ([], {"账号": "lihua 发送"})


def test_an_option_that_is_not_offered_is_said_and_the_list_is_left() -> None:
    phone = handset()
    one = opened(PaperUi({"home": HOME}), phone)
    choice = find_field(one.tree(), "走访类型", is_choice_field)
    assert choice
    with pytest.raises(StepFailed, match="no option"):
        one.pick(choice, "火星走访")
    assert "input keyevent KEYCODE_BACK" in phone.said


def test_a_photograph_is_chosen_by_its_name() -> None:
    files = dump(
        node(
            FRAME, SCREEN, node(TEXT, "[0,0][900,90]", text="canary-1.jpg", clickable="true", package="p"), package="p"
        )
    )
    ui = PaperUi({"home": HOME, "files": files}, {("home", "选择文件"): "files", ("files", "canary-1.jpg"): "home"})
    one = opened(ui, handset())
    found = find_field(one.tree(), "选择文件", is_file_field)
    assert found
    one.choose_file(found, Path("photos/canary-1.jpg"))
    assert ui.taps == ["选择文件", "canary-1.jpg"]


def test_hidden_and_shown_again_without_a_new_start() -> None:
    phone = handset()
    one = opened(PaperUi({"home": HOME}), phone)
    one.to_background()
    one.to_foreground()
    said = [command for command in phone.said if command.startswith(("input", "am"))]
    assert said[0] == "input keyevent KEYCODE_HOME"
    assert said[1].startswith("am start -W") and "-S" not in said[1]


def test_our_own_request_goes_through_the_proxy_that_the_system_is_set_to() -> None:
    phone = handset()
    one = opened(PaperUi({"home": HOME}), phone)
    one.request("https://canary.harness.invalid/proxy-1")
    assert phone.said[-1] == (
        r"printf 'GET http://canary.harness.invalid/proxy-1 HTTP/1.1\r\nHost: canary.harness.invalid\r\n"
        r"Connection: close\r\n\r\n' | toybox nc -w 3 127.0.0.1 8080"
    )


def test_a_release_without_a_list_of_ended_processes_is_not_asked_for_it() -> None:
    phone = handset()
    with pytest.raises(StepFailed):
        opened(PaperUi({"home": LAUNCHER}), phone, replace(FACTS, api_level=28)).open_app()
    assert not any("exit-info" in said for said in phone.said)


def test_closing_ends_the_driver() -> None:
    ui = PaperUi({"home": HOME})
    opened(ui, handset()).close()
    assert ui.closed


def test_opened_again_it_shows_its_first_page_in_the_process_that_it_has() -> None:
    phone = handset(**{"pidof .*": "2014\n"})
    entered: list[str] = []
    one = opened(PaperUi({"home": HOME}), phone)
    one.after_cold_start = lambda: entered.append("entered")
    one.open_app()
    one.open_app()
    starts = [said for said in phone.said if said.startswith("am start")]
    assert ["-S" in said for said in starts] == [True, False]
    assert "--activity-clear-task" in starts[1]
    assert entered == ["entered"]
    phone.transcript = {"pidof .*": "\n", **{key: said for key, said in phone.transcript.items() if key != "pidof .*"}}
    one.open_app()
    assert entered == ["entered", "entered"]
