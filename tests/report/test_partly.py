"""What some devices passed and others did not test is told as such, in every form of the report."""

from hypothesis import given
from hypothesis import strategies as st

from harness.model.verdict import Outcome
from harness.report.filed.report_text import filed_report
from harness.report.html import inspection_html
from harness.report.ledger_sheets import ledger_sheets
from harness.report.outcomes import AppResult, by_app
from harness.report.page import page
from harness.report.partly import partly_rules_text, partly_text
from harness.report.terminal import verdict_lines
from harness.report.words import load_words
from tests.report.inspection_factory import a_device, a_run, a_verdict, an_inspection

WORDS = load_words("zh")
PASS, OPEN, FOUND = Outcome.PASS, Outcome.NOT_TESTED, Outcome.VIOLATION
SHORT, SAID = "2/3 台通过", "2/3 台通过；未测：手机丙"


def app_on(*outcomes: Outcome) -> AppResult:
    return by_app([a_run([a_verdict(outcome=one)], device=a_device(*named)) for named, one in told(outcomes)], {})[0]


def told(outcomes: tuple[Outcome, ...]) -> list[tuple[tuple[str, str], Outcome]]:
    names = (("a", "手机甲"), ("b", "手机乙"), ("c", "手机丙"))
    return list(zip(names, outcomes, strict=False))


def test_it_says_how_many_passed_and_which_did_not_test() -> None:
    app = app_on(PASS, PASS, OPEN)
    assert app.article("14(2)") is OPEN
    assert partly_text(app, "14(2)", WORDS) == SAID
    assert "1 条规则" in partly_rules_text(app, WORDS)


def test_all_that_passed_and_none_that_did_need_no_word() -> None:
    for outcomes in ((PASS, PASS, PASS), (OPEN, OPEN, OPEN)):
        assert partly_text(app_on(*outcomes), "14(2)", WORDS) == ""
        assert partly_rules_text(app_on(*outcomes), WORDS) == ""


@given(st.lists(st.sampled_from(Outcome), min_size=1, max_size=3))
def test_a_finding_is_never_hidden_behind_it_and_it_is_never_an_all_clear(outcomes: list[Outcome]) -> None:
    app = app_on(*outcomes)
    said = partly_text(app, "14(2)", WORDS)
    if said:
        assert app.article("14(2)") is OPEN
        assert {PASS, OPEN} <= set(outcomes)
        assert not {FOUND, Outcome.SUSPECT, Outcome.ADVICE} & set(outcomes)


def test_every_form_of_the_report_says_it() -> None:
    runs = [a_run([a_verdict(outcome=one)], device=a_device(*named)) for named, one in told((PASS, PASS, OPEN))]
    whole = an_inspection(runs)
    html = inspection_html(whole, "zh")
    assert SHORT in html and "手机丙 未测以下条款" in html
    assert SAID in "\n".join(verdict_lines(whole, "zh"))
    filed = filed_report(whole, "zh")
    assert filed.apps[0].articles[0].overall.word == SHORT
    assert "手机丙" in filed.apps[0].not_concluded
    assert filed.apps[0].articles[0].overall.outcome == "not_tested"
    assert SAID in {row[3] for sheet in ledger_sheets(whole, "zh") for row in sheet.rows if sheet.name == "条款结论"}


def test_the_headline_speaks_of_what_was_tested_and_a_finding_goes_before_it() -> None:
    def headline(*outcomes: Outcome) -> Outcome:
        runs = [a_run([a_verdict(outcome=one)], device=a_device(*named)) for named, one in told(outcomes)]
        return page(an_inspection(runs), WORDS).apps[0].conclusion

    assert headline(PASS, PASS, OPEN) is PASS
    assert headline(PASS, FOUND, OPEN) is FOUND
    assert headline(OPEN, OPEN, OPEN) is OPEN
