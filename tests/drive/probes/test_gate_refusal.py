"""A gate is called mandatory only when no way out works and unrelated functions stay shut."""

from dataclasses import replace

import pytest

from harness.drive.app_session import AppSession
from harness.drive.found_gate import find_gate
from harness.drive.probes.gate_refusal import probe_gate, probe_no_gate
from harness.model.event import EventKind
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, gate, step, task, text

TASKS = (task("看通知", step("tap", text="通知"), step("expect", text="关于")),)


def page(phone: PaperPhone) -> list[UiNode]:
    if phone.memory.get("shut", True):
        return [text("请先打卡", in_dialog=True), *phone.memory.get("exits", [])]
    return [text("关于做好工作")] if phone.view.get("page") else [button("通知")]


def session(phone: PaperPhone, **changes: object) -> tuple[AppSession, PaperWitness]:
    witness = PaperWitness()
    made = AppSession(app(core_tasks=TASKS, **changes), phone, witness, {}, (), patience=0.02)
    made.role = "grassroots"
    return made, witness


def open_notice(phone: PaperPhone) -> None:
    phone.view["page"] = "notice"


def let_in(phone: PaperPhone) -> None:
    phone.memory["shut"] = False


def test_a_gate_without_a_way_out_is_positive() -> None:
    made, witness = session(PaperPhone(page, {"通知": open_notice}))
    assert probe_gate(made, gate()) == "positive"
    assert witness.of(EventKind.PROBE)[0]["duty"] == "check_in"
    assert "看通知" in witness.of(EventKind.PROBE)[0]["why"]


def test_a_gate_that_can_be_skipped_is_negative() -> None:
    phone = PaperPhone(page, {"通知": open_notice, "稍后": let_in})
    phone.memory["exits"] = [button("稍后", in_dialog=True)]
    made, _ = session(phone)
    assert probe_gate(made, gate()) == "negative"


def test_an_exit_that_does_nothing_is_no_way_out() -> None:
    phone = PaperPhone(page, {"通知": open_notice})
    phone.memory["exits"] = [button("关闭", in_dialog=True)]
    made, _ = session(phone)
    assert probe_gate(made, gate()) == "positive"


def test_a_gate_that_never_shows_is_unknown() -> None:
    phone = PaperPhone(page, {"通知": open_notice})
    phone.memory["shut"] = False
    made, _ = session(phone)
    assert probe_gate(made, gate()) == "unknown"


def test_a_gate_on_the_way_blocks_what_lies_behind_it() -> None:
    def article(phone: PaperPhone) -> list[UiNode]:
        return [text("请转发后继续阅读"), button("转发")] if phone.view.get("page") else [button("学习")]

    made, _ = session(PaperPhone(article, {"学习": open_notice}))
    one = gate(name="转发", duty="share", marker="请转发", reach=(step("tap", text="学习"),), blocks="全文完")
    assert probe_gate(made, one) == "positive"


def test_a_gate_that_can_be_skipped_on_the_third_restart_is_negative() -> None:
    def opening(phone: PaperPhone) -> list[UiNode]:
        exits = [button("稍后再说", in_dialog=True)] if phone.starts >= 3 else []
        return page(phone) + (exits if phone.memory.get("shut", True) else [])

    made, witness = session(PaperPhone(opening, {"通知": open_notice, "稍后再说": let_in}))
    assert probe_gate(made, gate()) == "negative"
    assert "after 3 restarts" in witness.of(EventKind.PROBE)[0]["why"]


def test_a_gate_that_is_gone_after_a_restart_is_negative() -> None:
    def once(phone: PaperPhone) -> list[UiNode]:
        phone.memory["shut"] = phone.starts < 1
        return page(phone)

    made, _ = session(PaperPhone(once, {"通知": open_notice}))
    assert probe_gate(made, gate()) == "negative"


@pytest.mark.parametrize(("way_out", "result"), [("去签到", "unknown"), ("以后再说", "negative"), ("返回", "unknown")])
def test_a_dialog_inside_one_page_forces_nothing_elsewhere_and_is_no_proof_of_the_contrary(
    way_out: str, result: str
) -> None:
    def office(phone: PaperPhone) -> list[UiNode]:
        at = phone.view.get("at")
        if at == "study":
            asked = [text("请先签到后学习", in_dialog=True), button(way_out, in_dialog=True)]
            return [text("课程目录"), text("第一课"), *([] if phone.view.get("closed") else asked)]
        return [text("关于做好工作")] if at else [button("通知"), button("学习")]

    taps = {
        "通知": lambda one: one.view.update(at="notice"),
        "学习": lambda one: one.view.update(at="study"),
        "以后再说": lambda one: one.view.update(closed=True),
        "返回": lambda one: one.view.update(at=None),
    }
    made, _ = session(PaperPhone(office, taps))
    found = gate(name="签到", duty="check_in", marker="请先签到", reach=(step("tap", text="学习"),), blocks="")
    assert probe_gate(made, found) == result


def test_without_an_unrelated_function_nothing_is_known() -> None:
    made, _ = session(PaperPhone(lambda _: [text("请先打卡", in_dialog=True)]))
    made.app = replace(made.app, core_tasks=())
    assert probe_gate(made, gate()) == "unknown"


def test_a_demanding_dialog_is_a_gate_that_nobody_had_to_describe() -> None:
    tree = PaperPhone(lambda _: [text("请先完成今日签到", in_dialog=True), text("首页")]).tree()
    found = find_gate(tree)
    assert found is not None
    assert (found.duty, found.marker) == ("check_in", "请先完成今日签到")


@pytest.mark.parametrize("words", ["发现新版本", "请先阅读并同意隐私政策", "今日天气晴"])
def test_notices_and_consent_are_no_gate(words: str) -> None:
    assert find_gate(PaperPhone(lambda _: [text(words, in_dialog=True)]).tree()) is None


def test_an_app_without_gates_is_negative_for_every_duty() -> None:
    phone = PaperPhone(page, {"通知": open_notice}, memory={"shut": False})
    made, witness = session(phone)
    assert probe_no_gate(made) == "negative"
    assert witness.of(EventKind.PROBE)[0]["duty"] == "every"


def test_a_gate_found_without_an_app_file_is_probed_on_the_menu() -> None:
    def found(phone: PaperPhone) -> list[UiNode]:
        return [text("请先打卡后方可使用", in_dialog=True), button("通知", covered=True), button("查询", covered=True)]

    made, witness = session(PaperPhone(found))
    made.app = replace(made.app, core_tasks=())
    assert probe_no_gate(made) == "positive"
    assert witness.of(EventKind.PROBE)[0]["duty"] == "check_in"
