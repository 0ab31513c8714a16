"""Forms that nobody scripted are found behind the menu, and sent only where the app file allows it."""

from pathlib import Path
from typing import Any

import pytest

from harness.drive.app_session import AppSession
from harness.drive.probes.found_forms import form_steps, forms_found
from harness.drive.probes.required_field import probe_required_fields
from harness.model.event import EventKind
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, text


def page(phone: PaperPhone) -> list[UiNode]:
    if not phone.view.get("page"):
        return [button("走访填报"), button("通知公告")]
    if phone.view["page"] == "notice":
        return [text("关于做好工作")]
    return [entry("走访对象"), entry("现场照片", "file"), button("提交填报"), text(phone.view.get("said", ""))]


def phone(*, required: bool) -> PaperPhone:
    def send(one: PaperPhone) -> None:
        one.view["said"] = "请上传现场照片" if required and not one.view.get("file") else "填报成功"

    taps = {
        "走访填报": lambda p: p.view.update(page="form"),
        "通知公告": lambda p: p.view.update(page="notice"),
        "提交填报": send,
    }
    return PaperPhone(page, taps)


def session(one: PaperPhone, *allowed: str) -> tuple[AppSession, PaperWitness]:
    witness = PaperWitness()
    given: dict[str, Any] = {"allow_texts": allowed}
    made = AppSession(app(**given), one, witness, {}, (Path("p.jpg"),), patience=0.02)
    made.role = "grassroots"
    return made, witness


def test_a_form_behind_the_menu_becomes_a_task() -> None:
    made, _ = session(phone(required=True), "提交填报")
    (task,) = forms_found(made)
    assert task.name == "走访填报"
    assert [step.word for step in task.steps] == ["tap", "type", "choose_file", "tap"]


def test_what_the_deny_list_names_is_not_sent() -> None:
    made, _ = session(phone(required=True))
    assert forms_found(made) == []


@pytest.mark.parametrize(("required", "result"), [(True, "positive"), (False, "negative")])
def test_its_photo_is_left_out_like_that_of_a_scripted_one(required: bool, result: str) -> None:
    made, witness = session(phone(required=required), "提交填报")
    probe_required_fields(made, "grassroots", None)
    assert [(one["duty"], one["result"]) for one in witness.of(EventKind.PROBE)] == [("photo", result)]


@pytest.mark.parametrize(
    "nodes", [[entry("内容"), button("提交")], [entry("照片", "file")], [text("照片"), button("提交")]]
)
def test_a_screen_without_picture_or_end_is_no_such_form(nodes: list[UiNode]) -> None:
    assert not form_steps(PaperPhone(lambda _: nodes).tree())
