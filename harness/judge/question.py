"""Question: what a person is asked about a rule that the harness alone cannot decide, and what each answer gives."""

from dataclasses import dataclass

from harness.model.saying import Saying
from harness.model.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that may be given: the word for files, what it means, what it gives before all caps."""

    value: str
    says: Saying
    gives: Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """`look` names what the person should have at hand."""

    ask: Saying
    choices: tuple[Choice, ...]
    look: Saying = Saying("", "")  # noqa: RUF009 - frozen

    def choice(self, value: str) -> Choice | None:
        return next((one for one in self.choices if one.value == value), None)


UNKNOWN = Choice("unknown", Saying("cannot be told", "不清楚"), Outcome.NOT_TESTED)
USUAL: tuple[Choice, ...] = (
    Choice("yes", Saying("yes, it is kept", "是，符合"), Outcome.PASS),
    Choice("doubtful", Saying("doubtful", "存疑"), Outcome.SUSPECT),
    Choice("no", Saying("no, it is not kept", "否，不符合"), Outcome.VIOLATION),
    Choice("not_applicable", Saying("the rule does not apply", "不适用"), Outcome.NOT_APPLICABLE),
    UNKNOWN,
)


def usual_question(title: Saying) -> Question:
    """For a rule whose file words no question of its own."""
    return Question(Saying(f"{title.en}: is this kept?", f"{title.zh}：是否符合？"), USUAL)
