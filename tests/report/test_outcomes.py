from harness.model.verdict import Outcome
from harness.report.outcomes import Column, by_app
from tests.report.inspection_factory import a_device, a_run, a_verdict, an_app

ANDROID, IOS = a_device("android"), a_device("ios", "苹果手机")


def test_rule_on_two_devices_is_one_result_with_the_worst_outcome() -> None:
    runs = [a_run([a_verdict(outcome=Outcome.PASS)], device=ANDROID), a_run([a_verdict()], device=IOS)]
    (app,) = by_app(runs)
    (result,) = app.results
    assert result.outcome is Outcome.VIOLATION
    assert [one.column.device for one in result.leading] == ["ios"]
    assert result.at(Column("android", "host")) is Outcome.PASS


def test_unseen_device_hides_no_finding_and_gives_no_pass() -> None:
    runs = [a_run([a_verdict(outcome=Outcome.PASS)]), a_run([a_verdict(outcome=Outcome.NOT_TESTED)], device=IOS)]
    assert by_app(runs)[0].results[0].outcome is Outcome.NOT_TESTED


def test_article_takes_its_worst_rule_and_rules_are_counted_once() -> None:
    verdicts = [
        a_verdict("A14-2a", Outcome.SUSPECT),
        a_verdict("A14-2b", Outcome.ADVICE),
        a_verdict("A5-1", Outcome.PASS, "5"),
    ]
    (app,) = by_app([a_run(verdicts, device=ANDROID), a_run(verdicts, device=IOS)])
    assert app.article("14(2)") is Outcome.SUSPECT
    assert app.articles == ("5", "14(2)")
    assert app.counts[Outcome.SUSPECT] == app.counts[Outcome.ADVICE] == app.counts[Outcome.PASS] == 1


def test_second_attempt_does_not_hide_the_first() -> None:
    first, second = a_run([a_verdict()]), a_run([a_verdict(outcome=Outcome.PASS)], run_changes={})
    assert by_app([first, second])[0].article("14(2)", Column("android", "host")) is Outcome.VIOLATION


def test_apps_keep_their_order_and_do_not_mix() -> None:
    runs = [a_run([a_verdict()], app=an_app("b")), a_run([a_verdict(outcome=Outcome.PASS)], app=an_app("a"))]
    assert [(one.app.key, one.results[0].outcome) for one in by_app(runs)] == [
        ("b", Outcome.VIOLATION),
        ("a", Outcome.PASS),
    ]
