"""Gates are passed by the app file's steps, and it is written down."""

from harness.drive.app_session import AppSession
from harness.drive.gate import pass_gates
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, gate, step, text


def let_in(phone: PaperPhone) -> None:
    phone.memory["shut"] = False


def test_passing_a_gate_is_recorded() -> None:
    phone = PaperPhone(lambda p: [text("请先打卡"), button("打卡")], {"打卡": let_in})
    witness = PaperWitness()
    gates = (gate(way_through=(step("tap", text="打卡"),)),)
    made = AppSession(app(gates=gates), phone, witness, {}, (), patience=0.02)
    pass_gates(made)
    assert witness.of(EventKind.GATE)[0]["state"] == "passed"
