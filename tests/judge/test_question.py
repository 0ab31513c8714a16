"""A question knows its answers; `cannot be told` is always one of them."""

from harness.judge.question import UNKNOWN, USUAL
from harness.judge.rule import Catalogue
from harness.model.verdict import Outcome


def test_every_question_may_be_left_unknown_and_can_be_answered_well(catalogue: Catalogue) -> None:
    questions = [rule.question for rule in catalogue.rules.values() if rule.question]
    assert len(questions) >= 16
    for question in questions:
        assert question.choice("unknown") is UNKNOWN
        assert question.choice("") is None
        assert any(choice.gives is Outcome.PASS for choice in question.choices)
        assert len({choice.value for choice in question.choices}) == len(question.choices)
        assert question.ask.zh.endswith("？")
        assert question.ask.en.endswith("?")


def test_the_usual_answers_cover_keeping_doubt_and_breaking() -> None:
    assert {choice.gives for choice in USUAL} >= {Outcome.PASS, Outcome.SUSPECT, Outcome.VIOLATION, Outcome.NOT_TESTED}
