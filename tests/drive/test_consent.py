"""The consent moment divides the time line before the tap is sent."""

from harness.drive import consent
from harness.drive.app_session import AppSession
from harness.model.event import EventKind, Phase
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, text


def page(phone: PaperPhone) -> list[UiNode]:
    if phone.memory.get("answered"):
        return [text(phone.memory["answered"])]
    return [
        text("隐私政策提示", in_dialog=True),
        button("不同意", in_dialog=True),
        button("同意", in_dialog=True),
    ]


def session(witness: PaperWitness, refusal: str = "访客浏览") -> AppSession:
    def answer(words: str) -> None:
        assert witness.of(EventKind.CONSENT), "the moment must be written before the tap is sent"
        phone.memory["answered"] = words

    phone = PaperPhone(page, {"同意": lambda _: answer("首页"), "不同意": lambda _: answer(refusal)})
    return AppSession(app(), phone, witness, {}, (), patience=0.02)


def test_accepting_moves_the_phase() -> None:
    witness = PaperWitness()
    consent.accept(session(witness))
    assert witness.phase is Phase.AFTER_CONSENT
    assert witness.of(EventKind.CONSENT)[0]["choice"] == "accepted"


def test_refusing_moves_the_phase_and_the_app_may_go_on() -> None:
    witness = PaperWitness()
    made = session(witness)
    consent.refuse(made)
    assert witness.phase is Phase.REFUSED
    assert not consent.still_insists(made.device)


def test_an_app_that_insists_is_noticed() -> None:
    witness = PaperWitness()
    made = session(witness, refusal="您需要同意后才能使用")
    consent.refuse(made)
    assert consent.still_insists(made.device)


def test_no_answer_leaves_the_phase_alone() -> None:
    witness = PaperWitness()
    consent.leave_unanswered(session(witness), idle_s=0.01)
    assert witness.phase is Phase.BEFORE_CONSENT
    assert witness.of(EventKind.CONSENT)[0] == {
        "choice": "unanswered",
        "dialog": True,
        "refuse_offered": True,
        "preticked": False,
        "why": "",
    }
