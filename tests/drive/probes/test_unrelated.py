"""What an app must not withhold: the app file's tasks of other duties, or what its menu offers."""

from harness.drive.app_session import AppSession
from harness.drive.probes.unrelated import can_reach, entries_as_tasks, reachable, unrelated_tasks
from harness.model.app import CoreTask
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, entry, step, task, text


def made(phone: PaperPhone, *tasks: CoreTask) -> AppSession:
    session = AppSession(app(core_tasks=tasks), phone, PaperWitness(), {}, (), patience=0.02)
    session.role = "grassroots"
    return session


def test_tasks_of_the_duty_itself_are_not_unrelated() -> None:
    session = made(PaperPhone(lambda _: []), task("打卡", duty="check_in"), task("看通知"))
    assert [one.name for one in unrelated_tasks(session, "check_in")] == ["看通知"]


def test_without_tasks_the_menu_is_tried_but_nothing_denied() -> None:
    phone = PaperPhone(
        lambda _: [button("首页"), button("通知公告"), button("退出登录"), button("稍后", in_dialog=True)]
    )
    assert [one.name for one in entries_as_tasks(phone.tree(), made(phone))] == ["通知公告"]


def test_an_entry_that_changes_nothing_was_not_reached() -> None:
    phone = PaperPhone(lambda p: [button("通知公告"), text(p.view.get("page", ""))])
    session = made(phone)
    (entry,) = entries_as_tasks(phone.tree(), session)
    assert not can_reach(session, entry)
    phone.taps = {"通知公告": lambda p: p.view.update(page="正文")}
    assert reachable(session, [entry]) == ["通知公告"]


def test_a_task_without_a_way_is_not_reached() -> None:
    session = made(PaperPhone(lambda _: []))
    assert not can_reach(session, task("看通知", step("tap", text="通知")), timeout_s=0.1)


def test_a_form_is_reached_when_its_field_can_be_filled_in_and_is_not_sent() -> None:
    phone = PaperPhone(lambda p: [entry("内容"), button("提交")] if p.view.get("page") else [button("投诉")])
    phone.taps = {"投诉": lambda p: p.view.update(page=1), "提交": lambda p: p.memory.update(sent=1)}
    form = (step("tap", text="投诉"), step("type", field="内容", text="测试"), step("tap", text="提交"))
    session = made(phone)
    assert can_reach(session, task("投诉建议", *form, step("expect", text="受理编号")))
    assert phone.tapped == ["投诉"]
    assert not can_reach(made(PaperPhone(lambda _: [])), task("投诉建议", *form), timeout_s=0.1)
