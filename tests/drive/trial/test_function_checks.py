"""CMP-3 and CMP-4 from accounts and sessions."""

from harness.drive.trial.function_checks import TRAVERSED_S, check_sign_in, check_use
from harness.drive.trial.stage import Stage
from harness.drive.trial.use import Use
from harness.model.event import EventKind
from tests.drive.paper_phone import PaperPhone, button, step, text
from tests.drive.trial.paper_trial import PaperTrial, stage, told


def checks(one: Stage) -> list[tuple[str, str, str]]:
    return [(data["item"], data["variant"], data["outcome"]) for data in told(one, EventKind.CHECK)]


def fresh(**changes: object) -> Stage:
    return stage(PaperPhone(lambda _: [text("首页"), button("登录")]), PaperTrial(), **changes)


def test_an_app_without_accounts_needs_no_sign_in() -> None:
    one = fresh()
    check_sign_in(one)
    assert checks(one) == [("CMP-3", "login", "not_applicable")]


def test_a_sign_in_that_fails_is_named() -> None:
    from tests.drive.paper_phone import app

    one = fresh(accounts=app().accounts, sign_in=(step("expect", text="欢迎"),))
    one.session.appear_timeout_s = 0.01
    check_sign_in(one)
    assert checks(one) == [("CMP-3", "login", "failed")]
    assert "secret-word" not in str(told(one, EventKind.CHECK))


def test_short_sessions_show_the_core_script_but_no_traversal() -> None:
    one = fresh()
    check_use(one, [Use(1, "ok", 3.0, True)])
    assert checks(one) == [("CMP-4", "core_script", "passed")]
    long = fresh()
    check_use(long, [Use(1, "ok", TRAVERSED_S, True)])
    assert ("CMP-4", "traversal", "passed") in checks(long)


def test_one_crash_fails_both_whatever_the_others_gave_and_a_lost_device_fails_nothing() -> None:
    one = fresh()
    check_use(one, [Use(1, "ok", 3.0, True), Use(2, "crash", 3.0, True), Use(3, "ok", 3.0, True)])
    assert checks(one) == [("CMP-4", "core_script", "failed"), ("CMP-4", "traversal", "failed")]
    lost = fresh()
    check_use(lost, [Use(1, "ok", 3.0, True), Use(2, "device", 3.0, False)])
    assert checks(lost) == [("CMP-4", "core_script", "passed")]
