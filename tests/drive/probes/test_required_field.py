"""A required photo is told from an optional one by leaving it out, in the form and on its way."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from harness.drive.app_session import AppSession
from harness.drive.probes.means import Droppable
from harness.drive.probes.required_field import parts_of, probe_required_fields
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


@dataclass
class PaperProxy:
    """Drops what it is told to, where the form carries it."""

    carries: bool = True
    ordered: list[Droppable | None] = field(default_factory=list)

    def drop_next(self, what: Droppable | None) -> None:
        self.ordered.append(what)

    def dropped(self, timeout_s: float) -> str:
        return "photo" if self.carries else ""

    @property
    def drops(self) -> bool:
        return bool(self.ordered) and self.ordered[-1] is not None


def form_page(phone: PaperPhone) -> list[UiNode]:
    return [
        text("每次走访必须上传现场照片"),
        entry("照片", "file"),
        button("提交"),
        text(phone.view.get("message", "")),
    ]


def submit(in_form: bool, on_server: bool = False, proxy: PaperProxy | None = None) -> PaperPhone:
    def tap(phone: PaperPhone) -> None:
        there = phone.view.get("file")
        refused = (in_form and not there) or (on_server and (not there or (proxy is not None and proxy.drops)))
        phone.view["message"] = "请上传现场照片" if refused else "提交成功"

    return PaperPhone(form_page, {"提交": tap})


def probe(phone: PaperPhone, proxy: PaperProxy | None = None, form: Any = FORM) -> list[tuple[str, str]]:
    witness = PaperWitness()
    session = AppSession(app(core_tasks=(form,)), phone, witness, {}, (Path("p.jpg"),), patience=0.02)
    probe_required_fields(session, "grassroots", proxy)
    return [(str(one["probe"]), str(one["result"])) for one in witness.of(EventKind.PROBE)]


def test_a_form_that_will_not_do_without_is_positive() -> None:
    assert probe(submit(in_form=True)) == [("leave_out_field", "positive")]


def test_a_form_that_goes_through_is_negative() -> None:
    assert probe(submit(in_form=False)) == [("leave_out_field", "negative")]


def test_a_sentence_that_always_stood_there_is_no_demand() -> None:
    assert probe(PaperPhone(form_page)) == [("leave_out_field", "unknown")]


def test_what_the_server_demands_shows_when_the_proxy_drops_it() -> None:
    proxy = PaperProxy()
    found = probe(submit(in_form=False, on_server=True, proxy=proxy), proxy)
    assert found == [("leave_out_field", "positive"), ("drop_field", "positive")]
    assert proxy.ordered == ["file", None]


def test_a_server_that_takes_the_form_without_is_negative_both_times() -> None:
    proxy = PaperProxy()
    assert probe(submit(in_form=False, proxy=proxy), proxy)[1] == ("drop_field", "negative")


def test_a_request_without_the_field_leaves_it_unknown() -> None:
    proxy = PaperProxy(carries=False)
    assert probe(submit(in_form=False, proxy=proxy), proxy)[1] == ("drop_field", "unknown")


def test_parts_are_left_out_one_at_a_time_with_what_rests_on_them() -> None:
    both = task(
        "巡查",
        step("type", field="情况", text="测试"),
        step("tap", text="获取位置"),
        step("expect", text="已获取位置"),
        step("choose_file", field="现场视频"),
        step("tap", text="提交"),
        step("expect", text="成功"),
    )
    found = [(part.duty, part.what, sorted(part.steps)) for part in parts_of(both)]
    assert found == [("trail", "position", [1, 2]), ("video", "file", [3])]


def test_a_complaint_is_not_sent_for_a_probe_where_an_office_would_get_it() -> None:
    complaint = task("投诉建议", step("choose_file", field="照片", photo=0), step("tap", text="提交"))
    phone, witness = PaperPhone(lambda _: [entry("照片", "file"), button("提交")]), PaperWitness()
    session = AppSession(app(core_tasks=(complaint,)), phone, witness, {}, (Path("p.jpg"),), patience=0.02)
    probe_required_fields(session, "grassroots", None)
    (told,) = witness.of(EventKind.PROBE)
    assert (told["duty"], told["result"], phone.tapped) == ("photo", "unknown", [])
