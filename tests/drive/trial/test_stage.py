"""The way in: consent only where it is asked, the role of whoever uses the app."""

from dataclasses import replace

from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, app, button, task, text
from tests.drive.trial.paper_trial import PaperTrial, stage, told


def test_an_app_that_never_asked_is_not_waited_for_again() -> None:
    one = stage(PaperPhone(lambda _: [text("首页"), button("通知")]), PaperTrial())
    one.get_in()
    one.get_in()
    assert one.customs.asks_consent is False
    assert len(told(one, EventKind.CONSENT)) == 1


def test_the_main_role_s_tasks_or_a_visitor_s() -> None:
    visitors = replace(task("看"), role="visitor")
    one = stage(PaperPhone(lambda _: []), PaperTrial(), core_tasks=(task("办"), visitors))
    assert (one.role, one.tasks) == ("visitor", [visitors])
    signed = stage(PaperPhone(lambda _: []), PaperTrial(), accounts=app().accounts, core_tasks=(visitors,))
    assert (signed.role, signed.tasks) == ("grassroots", [visitors])
