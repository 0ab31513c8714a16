"""A denied permission may stop only what needs it."""

from harness.drive.app_session import AppSession
from harness.drive.probes.permission_refusal import probe_permission
from harness.model.event import EventKind
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, step, task, text

NOTICE = task("看通知", step("tap", text="通知"), step("expect", text="关于"))


def open_page(phone: PaperPhone) -> None:
    phone.view["page"] = 1


def test_functions_that_work_without_a_permission_are_negative() -> None:
    phone = PaperPhone(lambda p: [text("关于")] if p.view.get("page") else [button("通知")], {"通知": open_page})
    session = AppSession(app(core_tasks=(NOTICE,)), phone, PaperWitness(), {}, (), patience=0.02)
    assert probe_permission(session, "geolocation", "grassroots") == "negative"


def test_shut_functions_are_positive_and_named() -> None:
    witness = PaperWitness()
    phone = PaperPhone(lambda p: [text("请先定位")])
    session = AppSession(app(core_tasks=(NOTICE,)), phone, witness, {}, (), patience=0.02)
    assert probe_permission(session, "geolocation", "grassroots") == "positive"
    assert "看通知" in str(witness.of(EventKind.PROBE)[0]["why"])


def test_what_opens_after_a_restart_was_not_withheld() -> None:
    def slow(phone: PaperPhone) -> list[UiNode]:
        return [text("关于")] if phone.view.get("page") else [button("通知")] if phone.starts > 1 else []

    session = AppSession(
        app(core_tasks=(NOTICE,)), PaperPhone(slow, {"通知": open_page}), PaperWitness(), {}, (), patience=0.02
    )
    assert probe_permission(session, "geolocation", "grassroots") == "negative"


def test_without_anything_to_try_it_is_unknown() -> None:
    session = AppSession(app(), PaperPhone(lambda _: []), PaperWitness(), {}, (), patience=0.02)
    assert probe_permission(session, "geolocation", "grassroots") == "unknown"
