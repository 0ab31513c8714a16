"""What an app does to a user who refused consent."""

from harness.drive.app_session import AppSession
from harness.drive.refusal import probe_consent
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, step, task, text


def test_an_app_that_demands_consent_again_is_positive() -> None:
    phone = PaperPhone(lambda p: [text("需要同意后才能使用")])
    session = AppSession(app(), phone, PaperWitness(), {}, (), patience=0.02)
    assert probe_consent(session, "grassroots") == "positive"


def test_an_app_that_works_without_consent_is_negative() -> None:
    phone = PaperPhone(
        lambda p: [text("关于")] if p.view.get("page") else [button("通知")],
        {"通知": lambda p: p.view.update(page=1)},
    )
    tasks = (task("看通知", step("tap", text="通知"), step("expect", text="关于")),)
    witness = PaperWitness()
    assert probe_consent(AppSession(app(core_tasks=tasks), phone, witness, {}, (), patience=0.02), "grassroots")
    assert witness.of(EventKind.PROBE)[0]["result"] == "negative"
