"""A person's answer gives the verdict of the rules that ask one, marked so, and capped like any other finding."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from harness.judge.campaign import Campaign
from harness.judge.decide import judge
from harness.judge.question import USUAL, usual_question
from harness.judge.rule import Catalogue, State, Strength
from harness.model.answer import Answer
from harness.model.saying import Saying
from harness.model.verdict import SEVERITY, Outcome, Verdict

WHEN = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def _judged(bench: Any, *answers: Answer, **changes: Any) -> dict[str, Verdict]:
    given = {answer.rule: answer for answer in answers}
    verdicts = judge(
        [],
        changes.get("coverage", bench.coverage()),
        bench.run(),
        bench.catalogue,
        Campaign(),
        answers=given,
    )
    return {verdict.rule: verdict for verdict in verdicts}


def test_a05_3_follows_the_answer_and_says_who_and_when(bench: Any) -> None:
    verdict = _judged(bench, Answer("A05-3", "differs", "王检", WHEN))["A05-3"]
    assert verdict.outcome is Outcome.VIOLATION
    assert verdict.why.zh == "人工答复（王检，2026-11-22 03:00Z）：已核实不一致。"
    assert 0 < verdict.confidence < 1


def test_without_an_answer_a_person_is_waited_for(bench: Any) -> None:
    assert _judged(bench)["A05-3"].outcome is Outcome.NOT_TESTED
    assert _judged(bench, Answer("A05-3", "unknown", "王检", WHEN))["A05-3"].outcome is Outcome.NOT_TESTED
    assert _judged(bench, Answer("A05-3", "a word of its own", "王检", WHEN))["A05-3"].outcome is Outcome.NOT_TESTED


def test_no_answer_changes_what_the_harness_decides(bench: Any, catalogue: Catalogue) -> None:
    automatic = [rule.id for rule in catalogue.rules.values() if rule.state is State.AUTOMATIC]
    without = _judged(bench)
    answers = [Answer(rule, "no", "王检", WHEN) for rule in automatic]
    with_them = _judged(bench, *answers)
    assert all(with_them[rule] == without[rule] for rule in automatic)


def test_every_answer_of_every_question_is_capped_by_the_clause(bench: Any, catalogue: Catalogue) -> None:
    for rule in catalogue.rules.values():
        for choice in rule.question.choices if rule.question else ():
            outcome = _judged(bench, Answer(rule.id, choice.value, "王检", WHEN))[rule.id].outcome
            assert SEVERITY[outcome] >= SEVERITY[choice.gives], rule.id
            if rule.strength is Strength.IN_PRINCIPLE or rule.not_firm:
                assert outcome is not Outcome.VIOLATION, rule.id
            if rule.strength in (Strength.ENCOURAGED, Strength.PROCEDURE):
                assert outcome not in (Outcome.VIOLATION, Outcome.SUSPECT), rule.id


def test_documents_do_not_depend_on_how_the_run_ended(bench: Any) -> None:
    coverage = replace(bench.coverage(), complete=False)
    verdict = _judged(bench, Answer("A11-3", "examined", "王检", WHEN), coverage=coverage)["A11-3"]
    assert verdict.outcome is Outcome.PASS


def test_a_name_is_shown_bounded_and_without_control_characters(bench: Any) -> None:
    why = _judged(bench, Answer("A05-3", "agrees", "王\x1b[2J" + "检" * 99, WHEN))["A05-3"].why.zh
    assert "\x1b" not in why
    assert "检" * 50 not in why


@pytest.mark.parametrize("value", [choice.value for choice in USUAL])
def test_the_usual_question_knows_its_answers(value: str) -> None:
    choice = usual_question(Saying("x", "某事")).choice(value)
    assert choice is not None
    assert choice.value == value
    assert usual_question(Saying("x", "某事")).choice("perhaps") is None
