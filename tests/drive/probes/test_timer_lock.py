"""A lesson that can be ended at once is told from one that holds its reader."""

import pytest

from harness.drive.app_session import AppSession
from harness.drive.probes.timer_lock import probe_timer_lock
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text


def lesson(*nodes: UiNode, after: str = "") -> PaperPhone:
    def page(phone: PaperPhone) -> list[UiNode]:
        if not phone.view.get("page"):
            return [button("学习园地")]
        return [*nodes, text(phone.view.get("said", ""))]

    def finish(phone: PaperPhone) -> None:
        phone.view["said"] = after

    return PaperPhone(page, {"学习园地": lambda p: p.view.update(page=1), "完成学习": finish})


@pytest.mark.parametrize(
    ("phone", "result"),
    [
        (lesson(text("还需学习10分钟")), "positive"),
        (lesson(button("完成学习"), after="学习时长不足，请继续学习"), "positive"),
        (lesson(UiNode("button", "完成学习", button("").box, clickable=True, enabled=False)), "positive"),
        (lesson(button("完成学习"), after="已完成学习"), "negative"),
        (lesson(button("完成学习")), "unknown"),
        (lesson(text("正文")), "unknown"),
        (PaperPhone(lambda _: [button("通知公告")]), "negative"),
    ],
)
def test_the_end_is_withheld_or_not(phone: PaperPhone, result: str) -> None:
    assert probe_timer_lock(AppSession(app(), phone, PaperWitness(), {}, (), patience=0.02)) == result


def test_behind_a_list_the_first_lesson_is_opened() -> None:
    title = UiNode("link", "以实干推动城市更新", button("").box, clickable=True)

    def page(phone: PaperPhone) -> list[UiNode]:
        shown = phone.view.get("page", "home")
        return {"home": [button("学习园地")], "list": [title], "lesson": [text("剩余9分钟"), button("完成学习")]}[shown]

    taps = {"学习园地": lambda p: p.view.update(page="list"), title.text: lambda p: p.view.update(page="lesson")}
    made = AppSession(app(), PaperPhone(page, taps), PaperWitness(), {}, (), patience=0.02)
    assert probe_timer_lock(made) == "positive"


@pytest.mark.parametrize(("way_out", "result"), [("关闭计时", "negative"), ("关闭页面", "positive")])
def test_a_timer_that_may_be_closed_holds_nobody(way_out: str, result: str) -> None:
    def page(phone: PaperPhone) -> list[UiNode]:
        if not phone.view.get("page"):
            return [button("学习园地")]
        free = bool(phone.view.get("free"))
        finish = UiNode("button", "完成学习", button("").box, clickable=True, enabled=free)
        said = "计时已关闭" if free else "剩余10分钟"
        return [text(str(phone.view.get("said", said))), finish, *([] if free else [button(way_out)])]

    taps = {
        "学习园地": lambda one: one.view.update(page=1),
        "关闭计时": lambda one: one.view.update(free=1),
        "完成学习": lambda one: one.view.update(said="已完成学习"),
    }
    made = AppSession(app(), PaperPhone(page, taps), PaperWitness(), {}, (), patience=0.02)
    assert probe_timer_lock(made) == result
