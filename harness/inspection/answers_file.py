"""The file of answers that people write (YAML), and the form that is given to them to fill in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field

from harness.judge.rule import Catalogue, Rule
from harness.model.answer import Answer
from harness.model.faults import BadInput
from harness.model.file_fault import nearest, printable
from harness.model.saying import Language, Saying
from harness.plan.written_file import Written, read_as


class _AnswerFile(Written):
    rule: Annotated[str, Field(max_length=40)]
    answer: str | bool | None = None
    by: Annotated[str, Field(max_length=100)] = ""
    at: Annotated[AwareDatetime | None, Field(strict=False)] = None
    note: str = ""
    documents: Annotated[list[str], Field(max_length=50, default_factory=list)]


class _AnswersFile(Written):
    by: Annotated[str, Field(max_length=100)] = ""
    answers: Annotated[list[_AnswerFile], Field(min_length=1, max_length=500)]


def load_answers(path: Path, catalogue: Catalogue, by: str, now: datetime) -> tuple[Answer, ...]:
    """What the file answers; entries left open are passed over. Raises BadInput with file, place and mend."""
    parsed = read_as(path, _AnswersFile)
    given = [(place, one) for place, one in enumerate(parsed.answers) if one.answer is not None]
    return tuple(
        Answer(
            one.rule,
            _value(one, catalogue, f"{path}: answers[{place}]"),
            _who(one.by or parsed.by or by, f"{path}: answers[{place}].by"),
            one.at or now,
            one.note,
            tuple(one.documents),
        )
        for place, one in given
    )


def _value(one: _AnswerFile, catalogue: Catalogue, where: str) -> str:
    rule = catalogue.rules.get(one.rule)
    if rule is None or rule.question is None:
        what = Saying(f"{printable(one.rule)} asks nobody", f"{printable(one.rule)} 不是需要答复的规则")
        raise BadInput(what, f"{where}.rule", _nearest_question(one.rule, catalogue))
    # YAML reads a bare yes or no as true or false.
    value = one.answer if isinstance(one.answer, str) else "yes" if one.answer else "no"
    if rule.question.choice(value) is None:
        known = nearest(value, (choice.value for choice in rule.question.choices))
        raise BadInput(Saying("none of the answers to this question", "不是该问题的答复选项"), f"{where}.answer", known)
    return value


def _nearest_question(rule: str, catalogue: Catalogue) -> Saying:
    """Questions are too many to list: the closest one, or where they stand."""
    asked = [one.id for one in catalogue.rules.values() if one.question]
    close = get_close_matches(rule, asked, 1, 0.6)
    if close:
        return Saying(f"did you mean `{close[0]}`?", f"改为 `{close[0]}`？")
    return Saying(
        "`harness answer RUN --questions` prints the ones that wait", "用 harness answer RUN --questions 列出待答问题"
    )


def _who(name: str, where: str) -> str:
    if not name.strip():
        mend = Saying("write it after `by:`, or give --by", "在 by: 后填写，或用 --by 指定")
        raise BadInput(Saying("who answered is missing", "缺少答复人"), where, mend)
    return name.strip()


def open_questions(catalogue: Catalogue, answered: Iterable[str]) -> tuple[Rule, ...]:
    """Rules that ask a person and have no answer yet."""
    known = set(answered)
    return tuple(rule for rule in catalogue.rules.values() if rule.question and rule.id not in known)


def form_to_fill(rules: Sequence[Rule], language: Language) -> str:
    """A file of answers with every question as a comment and nothing answered."""
    who = "答复人姓名" if language == "zh" else "name of who answers"
    lines = [f'by: ""    # {who}', "answers:"]
    for rule in rules:
        if rule.question is None:
            continue
        lines.append(f"  # {rule.id} {rule.question.ask.say(language)}")
        if rule.question.look.say(language):
            lines.append(f"  #   {'材料' if language == 'zh' else 'look at'}: {rule.question.look.say(language)}")
        lines += [f"  #   {choice.value}: {choice.says.say(language)}" for choice in rule.question.choices]
        lines += [f"  - rule: {rule.id}", "    answer:", '    note: ""', "    documents: []"]
    return "\n".join(lines) + "\n"
