"""What is shown now: questions answered on the way, controls found again, scrolled to, or said to be gone."""

import pytest

from harness.devices.android import live_screen
from harness.devices.android.live_screen import LiveScreen
from harness.devices.android.permission_prompt import PermissionPrompt
from harness.devices.session import PermissionState
from harness.drive.find import find_control
from harness.model.faults import AppBroke, StepFailed
from harness.model.screen import UiNode
from tests.devices.android.dumps import BUTTON, FRAME, SCREEN, TEXT, dump, node, page
from tests.devices.android.paper_ui import SIZE, PaperUi
from tests.devices.android.test_permission_prompt import question

APP = "cn.gov.lincheng"
HOME = page(node(BUTTON, "[0,300][900,420]", text="首页", clickable="true"))
ASKED = question("要允许获取此设备的位置信息吗？", "使用该应用时允许", "不允许")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_screen, "POLL_S", 0.001)


def live(ui: PaperUi) -> tuple[LiveScreen, list[tuple[str, PermissionState]]]:
    told: list[tuple[str, PermissionState]] = []

    def asked(prompt: PermissionPrompt, wanted: PermissionState) -> None:
        told.append((prompt.permission, wanted))

    return LiveScreen(ui, SIZE, APP, asked), told  # type: ignore[arg-type]


def control(screen: LiveScreen, words: str) -> UiNode:
    found = find_control(screen.tree(), words)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("wanted", "tapped"), [("granted", "使用该应用时允许"), ("denied", "不允许"), (None, "不允许")]
)
def test_a_question_of_the_system_is_told_and_answered_as_wanted(wanted: PermissionState | None, tapped: str) -> None:
    ui = PaperUi({"home": HOME, "ask": ASKED}, {("ask", tapped): "home"}, page="ask")
    screen, told = live(ui)
    if wanted:
        screen.wanted["geolocation"] = wanted
    assert [one.text for one in screen.tree().nodes] == ["首页"]
    assert ui.taps == [tapped]
    assert told == [("geolocation", wanted or "denied")]


def test_a_question_that_does_not_go_away_is_not_answered_for_ever() -> None:
    ui = PaperUi({"ask": ASKED}, page="ask")
    screen, told = live(ui)
    screen.tree()
    assert len(told) == 4


@pytest.mark.parametrize(
    ("words", "what"), [("林城督办屡次停止运行", "crashed"), ("林城督办没有响应", "does not answer")]
)
def test_what_the_system_says_of_a_fallen_app_is_the_app_s_and_no_fault(words: str, what: str) -> None:
    shown = dump(
        node(
            FRAME,
            "[60,900][1020,1500]",
            node(TEXT, "[90,950][990,1050]", text=words, package="android"),
            package="android",
        )
    )
    screen, _ = live(PaperUi({"home": shown}))
    with pytest.raises(AppBroke, match=what):
        screen.tree()


def test_an_app_that_writes_such_words_has_not_fallen() -> None:
    screen, _ = live(PaperUi({"home": page(node(TEXT, SCREEN, text="林城督办屡次停止运行"))}))
    assert list(screen.tree().texts()) == ["林城督办屡次停止运行"]


def test_a_control_that_moved_is_touched_where_it_is_and_one_that_is_gone_is_not() -> None:
    moved = page(
        node(TEXT, "[0,0][900,200]", text="通知"), node(BUTTON, "[0,900][900,1020]", text="首页", clickable="true")
    )
    ui = PaperUi({"home": HOME, "moved": moved, "empty": page(node(TEXT, SCREEN, text="无"))})
    screen, _ = live(ui)
    old = control(screen, "首页")
    ui.page = "moved"
    assert screen.in_reach(old).box.y_dp == 300
    ui.page = "empty"
    with pytest.raises(StepFailed, match="no longer there"):
        screen.in_reach(old)


def test_a_control_below_the_screen_is_scrolled_to() -> None:
    below = page(node(BUTTON, "[0,2500][900,2620]", text="提交", clickable="true"))
    near = page(node(BUTTON, "[0,1500][900,1620]", text="提交", clickable="true"))

    def turn(ui: PaperUi) -> None:
        ui.page = "near"

    ui = PaperUi({"home": below, "near": near}, on_swipe=turn)
    screen, _ = live(ui)
    assert screen.in_reach(control(screen, "提交")).box.y_dp == 500
    assert ui.swipes == [0.57]


def test_a_long_scroll_is_several_swipes() -> None:
    ui = PaperUi({"home": HOME})
    screen, _ = live(ui)
    screen.scroll(-1.5)
    assert ui.swipes == [-0.6, -0.6, -0.3]


def test_settling_ends_when_two_looks_are_the_same_or_the_time_is_up() -> None:
    ui = PaperUi({"home": HOME})
    screen, _ = live(ui)
    screen.settle(5000)
    ui.pages = {"home": page(node(FRAME, SCREEN))}
    screen.settle(20)
