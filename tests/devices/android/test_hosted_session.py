"""A program in its host: opened by link or steps, its earlier state put away or said to be there, the host spared."""

import base64
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from harness.devices.android import gallery, live_screen, session
from harness.devices.android.hosted_session import NO_STEPS, HostedSession
from harness.devices.android.session import Stand
from harness.devices.session import QR_FILE, LedInHost
from harness.model.app import InHost, Step
from harness.model.faults import HostRefused, StepFailed
from harness.model.hosted_app import hosted_address
from harness.model.saying import Saying
from tests.devices.android.dumps import SCREEN, TEXT, dump, node
from tests.devices.android.paper_handset import Answer, PaperHandset
from tests.devices.android.paper_ui import PaperUi
from tests.devices.android.test_session import FACTS, PROFILE, STARTED

WX = "wx0123456789abcdef"
HOST = "com.tencent.mm"
ENTER = (Step("tap", {"text": "云台通办"}),)
FORGET = (Step("tap", {"text": "删除小程序"}),)


def shown(*texts: str, package: str = HOST) -> str:
    rows = [node(TEXT, f"[0,{at * 100}][900,{at * 100 + 90}]", text=text) for at, text in enumerate(texts)]
    return dump(node("android.widget.FrameLayout", SCREEN, *rows, package=package))


class HostUi(PaperUi):
    allowed: tuple[str, ...] = ()

    def contexts(self) -> tuple[str, ...]:
        return ("NATIVE_APP", *self.allowed)

    def in_web(self, context: str, work: Callable[[Any], Any]) -> Any:
        return work(SimpleNamespace(title="", page_source=f"<html>{context}</html>"))


class Stage:
    """A host on a handset of paper: `lead` and links bring the program to the front, unless `deaf`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, address: str = f"wechat/{WX}", **more: Answer) -> None:
        monkeypatch.setattr(session, "FRONT_TIMEOUT_S", 0.02)
        for module in (session, live_screen):
            monkeypatch.setattr(module, "POLL_S", 0.001)
        self.inside = self.deaf = False
        self.led: list[Sequence[Step]] = []
        self.told: list[Mapping[str, Any]] = []
        self.ui = HostUi({"home": shown("聊天"), "program": shown("政务服务")})
        self.handset = PaperHandset(
            {
                "cmd package resolve-activity .*": f"{HOST}/.ui.LauncherUI\n",
                "am start -S .*": self._begun,
                "am start .* -d .*": self._linked,
                "am .*": STARTED,
                "input keyevent .*": "",
                "dumpsys activity activities .*": lambda _: self._front(),
                **more,
            }
        )
        found = hosted_address(address)
        assert found
        stand = Stand(cast(Any, self.handset), FACTS, HOST, 8080)
        self.session = HostedSession(PROFILE, stand, cast(Any, self.ui), lambda *_: None, address=found)
        self.session.opened = self.told.append

    def _begun(self, _: str) -> str:
        self.inside, self.ui.page = False, "home"
        return STARTED

    def _linked(self, _: str) -> str:
        self._enter()
        return "Status: ok\n"

    def _enter(self) -> None:
        if not self.deaf:
            self.inside, self.ui.page = True, "program"

    def _front(self) -> str:
        name = ".plugin.appbrand.ui.AppBrandUI00" if self.inside else ".ui.LauncherUI"
        return f"  mResumedActivity: ActivityRecord{{1 u0 {HOST}/{name} t1}}\n"

    def lead(self, steps: Sequence[Step]) -> None:
        self.led.append(steps)
        if steps == ENTER:
            self._enter()

    def led_by(self, **entry: Any) -> "Stage":
        assert isinstance(self.session, LedInHost)
        self.session.led_by(InHost(**entry), self.lead)
        return self

    def said(self, verb: str) -> list[str]:
        return [one for one in self.handset.said if one.startswith(verb)]


def test_steps_through_the_host_lead_to_the_program_after_its_state_was_put_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = Stage(monkeypatch).led_by(open=ENTER, forget=FORGET)
    stage.session.open_app()
    assert stage.led == [FORGET, ENTER]
    (told,) = stage.told
    assert (told["way"], told["forgotten"], told["why"]) == ("steps", True, "")
    assert told["activity"].endswith("AppBrandUI00")
    stage.session.open_app()
    assert stage.led == [FORGET, ENTER, ENTER]  # what it stored since then is its own
    assert len(stage.told) == 1


def test_the_host_is_ended_and_begun_but_never_cleared_nor_are_its_permissions_touched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = Stage(monkeypatch).led_by(open=ENTER)
    stage.session.set_permission("geolocation", "denied")
    stage.session.open_app()
    assert len(stage.said("am start -S")) == 1
    assert stage.said("pm") == []
    assert stage.told[0]["why"] == NO_STEPS
    assert stage.told[0]["forgotten"] is False


def test_a_link_of_the_sponsor_or_of_the_host_itself_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = Stage(monkeypatch).led_by(link="weixin://dl/business/?t=T1")
    ticket.session.open_app()
    assert "weixin://dl/business/?t=T1" in ticket.said("am start -W -a android.intent.action.VIEW")[0]
    own = Stage(monkeypatch, "alipay/2021001234567890").led_by()
    own.session.open_app()
    assert "appId=2021001234567890" in own.said("am start -W -a android.intent.action.VIEW")[0]


def test_a_host_that_does_not_lead_there_is_no_failure_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(_: Sequence[Step]) -> None:
        raise StepFailed(Saying("“搜索” is not on the screen", "屏幕上没有“搜索”"), "搜索")

    stage = Stage(monkeypatch)
    stage.session.led_by(InHost(open=ENTER), lost)
    with pytest.raises(HostRefused, match="steps through the host"):
        stage.session.open_app()
    deaf = Stage(monkeypatch).led_by(open=ENTER)
    deaf.deaf = True
    with pytest.raises(HostRefused, match="LauncherUI"):
        deaf.session.open_app()


def test_a_host_that_fell_is_no_crash_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(monkeypatch).led_by(open=ENTER)
    stage.session.open_app()
    stage.ui.pages = {**stage.ui.pages, "program": shown("微信停止运行", package="android")}
    with pytest.raises(HostRefused, match="the host: the app crashed"):
        stage.session.tree()


def test_what_the_host_shows_of_itself_bears_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(monkeypatch).led_by(open=ENTER)
    stage.session.open_app()
    assert stage.session.tree().url == f"android:wechat/{WX}"
    stage.inside, stage.ui.page = False, "home"
    assert stage.session.tree().url == f"android:{HOST}"
    stage.session.to_foreground()
    assert stage.session.tree().url == f"android:wechat/{WX}"


def test_a_page_is_kept_where_the_host_lets_us_look_in(monkeypatch: pytest.MonkeyPatch) -> None:
    closed, opened = Stage(monkeypatch).led_by(open=ENTER), Stage(monkeypatch).led_by(open=ENTER)
    opened.ui.allowed = ("WEBVIEW_com.tencent.mm:appbrand0", "WEBVIEW_chrome")
    for stage in (closed, opened):
        stage.session.open_app()
    assert (closed.told[0]["contexts"], closed.told[0]["elements"]) == ([], "accessibility")
    assert closed.told[0]["no_context"] == "no WebView of the host hears debuggers"
    assert "<html>" not in closed.session.source()
    assert opened.told[0]["contexts"] == ["WEBVIEW_com.tencent.mm:appbrand0"]
    assert "<html>WEBVIEW_com.tencent.mm:appbrand0</html>" in opened.session.source()


def test_the_picture_of_a_code_is_put_into_the_gallery(monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[tuple[str, bytes]] = []

    def keep(_: object, photos: Sequence[Path], api_level: int) -> None:
        put.extend((photo.name, photo.read_bytes()) for photo in photos)

    monkeypatch.setattr(gallery, "put_photos", keep)
    Stage(monkeypatch).led_by(open=ENTER, qr=base64.b64encode(b"code").decode())
    assert put == [(QR_FILE, b"code")]


def test_an_engine_without_an_icon_is_begun_by_the_link_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    bare: dict[str, Answer] = {"cmd package resolve-activity .*": "No activity found\n"}
    stage = Stage(monkeypatch, "quick-xiaomi/cn.gov.yuntai.quick")
    stage.handset.transcript.update(bare)
    found = hosted_address("alipay/2021001234567890")
    assert found
    stand = Stand(cast(Any, stage.handset), FACTS, HOST, 8080)
    made = HostedSession(PROFILE, stand, cast(Any, stage.ui), lambda *_: None, address=found)
    made.open_app()
    assert stage.said("am start -S") == []
    assert stage.said("am force-stop") == [f"am force-stop {HOST}"]


def test_the_hosts_own_screens_are_touched_by_the_steps_that_lead_there_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = Stage(monkeypatch)

    def lead(_: Sequence[Step]) -> None:
        stage.session.tap(stage.session.tree().nodes[0])
        stage.lead(ENTER)

    stage.session.led_by(InHost(open=ENTER), lead)
    stage.session.open_app()
    assert len(stage.ui.taps) == 1
    stage.session.tap(stage.session.tree().nodes[0])
    assert len(stage.ui.taps) == 2
    stage.inside, stage.ui.page = False, "home"
    node = stage.session.tree().nodes[0]
    with pytest.raises(StepFailed, match="own screen"):
        stage.session.tap(node)
    with pytest.raises(StepFailed, match="own screen"):
        stage.session.type_text(node, "x")
    assert len(stage.ui.taps) == 2
