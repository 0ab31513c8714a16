"""Each task starts from the app's first page, and one that fails does not stop the next."""

import pytest

from harness.drive.app_session import AppSession
from harness.drive.core_tasks import do_core_tasks, files_complaint, may_repeat, tasks_of, way_in
from harness.drive.found_functions import BY_WALK
from harness.model.app import CoreTask
from harness.model.event import EventKind
from harness.model.permission import Leave
from harness.model.screen import UiNode
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, step, task, text

READ = task("看通知", step("tap", text="通知"), step("expect", text="关于"))
LOST = task("看公文", step("tap", text="公文"), step("expect", text="正文"))
COMPLAIN = task("投诉建议", step("tap", text="投诉"), step("type", field="内容", text="测试：$complaint"))
URGE = CoreTask("催办", "superior", (step("tap", text="催办"),))


def page(phone: PaperPhone) -> list[UiNode]:
    return [text("关于做好工作")] if phone.view.get("page") else [button("通知"), button("催办")]


def session(*tasks: CoreTask) -> tuple[AppSession, PaperPhone, PaperWitness]:
    phone, witness = PaperPhone(page, {"通知": lambda p: p.view.update(page=1)}), PaperWitness()
    return AppSession(app(core_tasks=tasks), phone, witness, {}, (), patience=0.02), phone, witness


def test_a_task_that_cannot_be_done_is_recorded_with_its_reason_and_the_next_goes_on() -> None:
    made, _, witness = session(LOST, READ)
    assert do_core_tasks(made, "grassroots") == 1
    lost, read = witness.of(EventKind.TASK)
    assert (lost["task"], lost["outcome"]) == ("看公文", "failed")
    assert "公文" in lost["why"]
    assert read == {"task": "看通知", "role": "grassroots", "outcome": "done", "why": "", "core": True}


def test_each_task_starts_from_the_first_page_wherever_the_one_before_ended() -> None:
    made, phone, _ = session(READ, task("再看", *READ.steps))
    assert do_core_tasks(made, "grassroots") == 2
    assert phone.tapped == ["通知", "通知"]


def test_a_role_does_its_own_tasks_only() -> None:
    made, phone, witness = session(READ, URGE)
    assert tasks_of(made, "superior") == [URGE]
    assert do_core_tasks(made, "superior") == 1
    assert phone.tapped == ["催办"]
    assert [one["role"] for one in witness.of(EventKind.TASK)] == ["superior"]


def test_a_role_without_tasks_does_nothing() -> None:
    made, phone, witness = session(READ)
    assert do_core_tasks(made, "visitor") == 0
    assert not phone.tapped and not witness.said


def test_the_way_in_ends_at_the_first_expectation() -> None:
    one = task("填", step("tap", text="a"), step("expect", text="b"), step("tap", text="c"), step("expect", text="d"))
    assert list(way_in(one)) == list(one.steps[:2])


def test_the_way_in_ends_with_the_first_field_and_sends_no_form() -> None:
    assert list(way_in(COMPLAIN)) == list(COMPLAIN.steps)
    sent = task("投诉", *COMPLAIN.steps, step("tap", text="提交"), step("expect", text="受理编号"))
    assert list(way_in(sent)) == list(COMPLAIN.steps)


def test_the_way_in_of_a_task_that_expects_nothing_is_all_of_it() -> None:
    assert list(way_in(URGE)) == list(URGE.steps)


def test_the_first_page_is_looked_at_once_before_the_tasks_begin() -> None:
    made, phone, witness = session(READ, LOST)
    do_core_tasks(made, "grassroots")
    assert (witness.screens[0], witness.screens.count("launch"), phone.starts) == ("launch", 1, 2)


@pytest.mark.parametrize(("leave", "times"), [(Leave.NOTHING, 1), (Leave.FORMS, 1), (Leave.EVERYTHING, 2)])
def test_a_complaint_is_filed_once_where_somebody_would_have_to_answer_it(leave: Leave, times: int) -> None:
    made, _, witness = session(COMPLAIN, READ)
    made.leave = leave
    for _ in range(2):
        do_core_tasks(made, "grassroots")
    assert [told["task"] for told in witness.of(EventKind.TASK)].count("投诉建议") == times
    assert may_repeat(made, COMPLAIN) is (times == 2)
    assert may_repeat(made, READ)


def test_a_page_about_complaints_that_is_only_read_files_none() -> None:
    assert not files_complaint(task("投诉须知", step("tap", text="投诉须知"), step("expect", text="受理范围")))
    assert files_complaint(task("办事", step("type", field="内容", text="$complaint")))


OTHER_COMPLAINT = task("意见反馈", step("tap", text="意见"), step("type", field="内容", text="测试"))


@pytest.mark.parametrize(("leave", "done"), [(Leave.NOTHING, 1), (Leave.FORMS, 1), (Leave.EVERYTHING, 2)])
def test_two_tasks_that_complain_file_one_complaint_in_a_run(leave: Leave, done: int) -> None:
    made, _, witness = session(COMPLAIN, OTHER_COMPLAINT, READ)
    made.leave = leave
    do_core_tasks(made, "grassroots")
    told = [str(one["task"]) for one in witness.of(EventKind.TASK)]
    assert (len(set(told) - {"看通知"}), "看通知" in told) == (done, True)


@pytest.mark.parametrize(("leave", "done"), [(Leave.NOTHING, False), (Leave.EVERYTHING, True)])
def test_what_the_complaint_walk_has_filed_no_task_files_again(leave: Leave, done: bool) -> None:
    made, _, witness = session(COMPLAIN, READ)
    made.leave = leave
    made.found.filed.add(BY_WALK)
    do_core_tasks(made, "grassroots")
    assert ("投诉建议" in [one["task"] for one in witness.of(EventKind.TASK)]) is done
