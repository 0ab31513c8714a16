"""Answered: the ruling on a rule that a person decides, from what the person said."""

from collections.abc import Mapping

from harness.judge.caps import capped
from harness.judge.question import Choice
from harness.judge.reasons import Grounds
from harness.judge.rule import Rule
from harness.model.answer import Answer
from harness.model.saying import Saying
from harness.model.verdict import Outcome

ANSWER_CONFIDENCE = 0.95  # [default] of what a person answered by name
LONGEST_NAME_CHARS = 40


def ruled_by(rule: Rule, answer: Answer | None, facts: Mapping[str, bool]) -> tuple[Outcome, Grounds, float] | None:
    """Outcome, grounds and confidence; None where nobody answered, or in a word that the question does not know.

    The strength of the clause and the firmness of its source cap an answer like any other finding.
    """
    choice = rule.question.choice(answer.value) if rule.question and answer else None
    if choice is None or answer is None:
        return None
    outcome, bites = capped(rule, choice.gives, facts)
    grounds = Grounds(remarks=bites, answer=_said(choice, answer))
    return outcome, grounds, 0.0 if outcome is Outcome.NOT_TESTED else ANSWER_CONFIDENCE


def _said(choice: Choice, answer: Answer) -> Saying:
    """Marked as a person's answer, with who and when; notes stay in the signed file."""
    who, when = _plain(answer.by), f"{answer.at:%Y-%m-%d %H:%MZ}"
    return Saying(
        f"answered by a person ({who}, {when}): {choice.says.en}", f"人工答复（{who}，{when}）：{choice.says.zh}"
    )


def _plain(name: str) -> str:
    shown = "".join(char if char.isprintable() else "?" for char in name)
    return shown if len(shown) <= LONGEST_NAME_CHARS else shown[:LONGEST_NAME_CHARS] + "…"
