"""What an app must not withhold: the app file's tasks of other duties, or what its menu offers."""

from harness.drive.app_session import AppSession
from harness.drive.probes.unrelated import can_reach, entries_as_tasks, reachable, unrelated_tasks
from harness.model.app import CoreTask
from tests.drive.paper_phone import PaperPhone, PaperWitness, app, button, step, task, text


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
