import pytest

from harness.model.verdict import Outcome
from harness.report.outcomes import Column, by_app
from harness.report.subject import Decider
from tests.report.inspection_factory import a_device, a_rule, a_run, a_verdict, an_app

ANDROID, IOS = a_device("android"), a_device("ios", "苹果手机")


def test_rule_on_two_devices_is_one_result_with_the_worst_outcome() -> None:
    runs = [a_run([a_verdict(outcome=Outcome.PASS)], device=ANDROID), a_run([a_verdict()], device=IOS)]
    (app,) = by_app(runs, {})
    (result,) = app.results
    assert result.outcome is Outcome.VIOLATION
    assert [one.column.device for one in result.leading] == ["ios"]
    assert result.at(Column("android", "host")) is Outcome.PASS


def test_unseen_device_hides_no_finding_and_gives_no_pass() -> None:
    runs = [a_run([a_verdict(outcome=Outcome.PASS)]), a_run([a_verdict(outcome=Outcome.NOT_TESTED)], device=IOS)]
    assert by_app(runs, {})[0].results[0].outcome is Outcome.NOT_TESTED


def test_article_takes_its_worst_rule_and_rules_are_counted_once() -> None:
    verdicts = [
        a_verdict("A14-2a", Outcome.SUSPECT),
        a_verdict("A14-2b", Outcome.ADVICE),
        a_verdict("A5-1", Outcome.PASS, "5"),
    ]
    (app,) = by_app([a_run(verdicts, device=ANDROID), a_run(verdicts, device=IOS)], {})
    assert app.article("14(2)") is Outcome.SUSPECT
    assert app.articles == ("5", "14(2)")
    assert app.counts[Outcome.SUSPECT] == app.counts[Outcome.ADVICE] == app.counts[Outcome.PASS] == 1


def test_second_attempt_does_not_hide_the_first() -> None:
    first, second = a_run([a_verdict()]), a_run([a_verdict(outcome=Outcome.PASS)], run_changes={})
    assert by_app([first, second], {})[0].article("14(2)", Column("android", "host")) is Outcome.VIOLATION


def test_apps_keep_their_order_and_do_not_mix() -> None:
    runs = [a_run([a_verdict()], app=an_app("b")), a_run([a_verdict(outcome=Outcome.PASS)], app=an_app("a"))]
    assert [(one.app.key, one.results[0].outcome) for one in by_app(runs, {})] == [
        ("b", Outcome.VIOLATION),
        ("a", Outcome.PASS),
    ]


OPEN, PASSED = Outcome.NOT_TESTED, a_verdict("A14-2a", Outcome.PASS)


@pytest.mark.parametrize(("decider", "wait"), [("person", "person"), ("evidence", "evidence"), ("harness", "")])
def test_a_rule_that_nothing_here_can_decide_stands_apart(decider: Decider, wait: str) -> None:
    rules = {"A14-2b": a_rule("A14-2b", decider=decider)}
    (app,) = by_app([a_run([PASSED, a_verdict("A14-2b", OPEN)])], rules)
    assert app.article("14(2)") is (Outcome.PASS if wait else OPEN)
    assert sum(app.waiting.values()) == sum(app.waiting_in("14(2)").values()) == (1 if wait else 0)
    assert app.counts[OPEN] == (0 if wait else 1)


def test_an_article_whose_rules_all_wait_is_not_tested() -> None:
    (app,) = by_app([a_run([a_verdict("A14-2b", OPEN)])], {"A14-2b": a_rule("A14-2b", decider="person")})
    assert app.article("14(2)") is app.article("14(2)", Column("android", "host")) is OPEN


def test_what_a_person_answered_counts() -> None:
    verdicts = [PASSED, a_verdict("A14-2b", Outcome.VIOLATION)]
    (app,) = by_app([a_run(verdicts)], {"A14-2b": a_rule("A14-2b", decider="person")})
    assert app.article("14(2)") is Outcome.VIOLATION


@pytest.mark.parametrize(
    ("gaps", "wait"),
    [
        (("awaits detector",), "evidence"),
        (("awaits detector", "channel proxy"), ""),
        (("channel proxy",), ""),
        ((), ""),
    ],
)
def test_a_rule_that_decides_in_part_and_was_not_covered_keeps_its_article_from_pass(
    gaps: tuple[str, ...], wait: str
) -> None:
    rules = {"A14-2b": a_rule("A14-2b", decider="partly")}
    (app,) = by_app([a_run([PASSED, a_verdict("A14-2b", OPEN, coverage_gaps=gaps)])], rules)
    assert app.article("14(2)") is (Outcome.PASS if wait else OPEN)


def test_a_rule_that_was_decided_on_one_device_does_not_wait_on_the_other() -> None:
    rules = {"A14-2b": a_rule("A14-2b", decider="partly")}
    here = a_run([PASSED, a_verdict("A14-2b", Outcome.PASS)], device=ANDROID)
    there = a_run([PASSED, a_verdict("A14-2b", OPEN, coverage_gaps=("awaits detector",))], device=IOS)
    (app,) = by_app([here, there], rules)
    assert app.article("14(2)") is OPEN
