"""A required photo is told from an optional one by leaving it out."""

from pathlib import Path

from harness.drive.app_session import AppSession
from harness.drive.refusal import probe_consent, probe_permission, probe_required_fields
from harness.model.event import EventKind
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, step, task, text

FORM = task(
    "走访填报",
    step("choose_file", field="照片", photo=0),
    step("tap", text="提交"),
    step("expect", text="提交成功"),
    duty="photo",
)


def form_page(phone: PaperPhone) -> list[UiNode]:
    shown = phone.view.get("message", "")
    return [entry("照片", "file"), button("提交"), text(shown)]


def submit(required: bool) -> PaperPhone:
    def tap(phone: PaperPhone) -> None:
        missing = required and not phone.view.get("file")
        phone.view["message"] = "请上传现场照片" if missing else "提交成功"

    return PaperPhone(form_page, {"提交": tap})


def probe(phone: PaperPhone) -> list[dict[str, object]]:
    witness = PaperWitness()
    probe_required_fields(
        AppSession(app(core_tasks=(FORM,)), phone, witness, {}, (Path("p.jpg"),), patience=0.02), "grassroots"
    )
    return witness.of(EventKind.PROBE)


def test_a_form_that_will_not_do_without_is_positive() -> None:
    assert [one["result"] for one in probe(submit(required=True))] == ["positive"]


def test_a_form_that_goes_through_is_negative() -> None:
    assert [one["result"] for one in probe(submit(required=False))] == ["negative"]


def test_silence_is_unknown() -> None:
    assert [one["result"] for one in probe(PaperPhone(form_page))] == ["unknown"]


def test_functions_that_work_without_a_permission_are_negative() -> None:
    open_task = task("看通知", step("tap", text="通知"), step("expect", text="关于"))
    phone = PaperPhone(
        lambda p: [text("关于")] if p.view.get("page") else [button("通知")],
        {"通知": lambda p: p.view.update(page=1)},
    )
    session = AppSession(app(core_tasks=(open_task,)), phone, PaperWitness(), {}, (), patience=0.02)
    assert probe_permission(session, "geolocation", "grassroots") == "negative"


def test_shut_functions_are_positive_and_named() -> None:
    closed = task("看通知", step("tap", text="通知"), step("expect", text="关于"))
    witness = PaperWitness()
    session = AppSession(
        app(core_tasks=(closed,)), PaperPhone(lambda p: [text("请先定位")]), witness, {}, (), patience=0.02
    )
    assert probe_permission(session, "geolocation", "grassroots") == "positive"
    assert "看通知" in str(witness.of(EventKind.PROBE)[0]["why"])


def test_an_app_that_demands_consent_again_is_positive() -> None:
    phone = PaperPhone(lambda p: [text("需要同意后才能使用")])
    session = AppSession(app(), phone, PaperWitness(), {}, (), patience=0.02)
    assert probe_consent(session, "grassroots") == "positive"
