"""The one-page answer."""

from dataclasses import replace

from harness.analysis.article_summary import app_outcome, summarise
from harness.model.saying import Saying
from harness.model.verdict import Outcome, Verdict

BASE = Verdict("A05-1", "5", "a", "d", "", "n", False, Outcome.PASS, 0.9, Saying("w", "w"))


def _of(rule: str, article: str, outcome: Outcome, *, simulated: bool = False) -> Verdict:
    return replace(BASE, rule=rule, article=article, outcome=outcome, simulated=simulated)


def test_the_article_is_as_bad_as_its_worst_rule_and_names_it() -> None:
    verdicts = [
        _of("A14-2b", "14(2)", Outcome.VIOLATION, simulated=True),
        _of("A14-2a", "14(2)", Outcome.VIOLATION, simulated=True),
        _of("A14-2c", "14(2)", Outcome.NOT_TESTED),
        _of("A05-1", "5", Outcome.PASS),
    ]
    article_5, article_14 = summarise(verdicts)
    assert (article_5.article, article_5.outcome, article_5.not_tested) == ("5", Outcome.PASS, ())
    assert article_14.decisive == ("A14-2a", "A14-2b")
    assert article_14.not_tested == ("A14-2c",)
    assert article_14.simulated
    assert app_outcome((article_5, article_14), "a") is Outcome.VIOLATION


def test_advice_stands_below_suspect_and_above_not_tested() -> None:
    (summary,) = summarise([_of("X-1", "16", Outcome.ADVICE), _of("X-2", "16", Outcome.NOT_TESTED)])
    assert summary.outcome is Outcome.ADVICE
    (summary,) = summarise([_of("X-1", "16", Outcome.ADVICE), _of("X-2", "16", Outcome.SUSPECT)])
    assert summary.outcome is Outcome.SUSPECT


def test_nothing_summarises_to_nothing() -> None:
    assert summarise([]) == ()
    assert app_outcome((), "a") is Outcome.NOT_APPLICABLE
