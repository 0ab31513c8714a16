"""A gate is called mandatory only when no way out works and unrelated functions stay shut."""

from harness.drive.app_session import AppSession
from harness.drive.gate import pass_gates, probe_gate
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


def test_passing_a_gate_is_recorded() -> None:
    phone = PaperPhone(lambda p: [text("请先打卡"), button("打卡")], {"打卡": let_in})
    made, witness = session(phone, gates=(gate(way_through=(step("tap", text="打卡"),)),))
    pass_gates(made)
    assert witness.of(EventKind.GATE)[0]["state"] == "passed"
