"""The file of answers that people write (YAML), and the form that is given to them to fill in."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from harness.judge.rule import Catalogue, Rule
from harness.model.answer import Answer
from harness.model.faults import BadInput
from harness.model.saying import Language, Saying

LARGEST_FILE_BYTES = 1024 * 1024


class _AnswerFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    rule: str
    answer: str | bool | None = None
    by: str = Field(default="", max_length=100)
    at: AwareDatetime | None = None
    note: str = Field(default="", max_length=2000)
    documents: list[str] = Field(default_factory=list, max_length=50)


class _AnswersFile(BaseModel):
    model_config = ConfigDict(extra="forbid")
    by: str = Field(default="", max_length=100)
    answers: list[_AnswerFile] = Field(min_length=1, max_length=500)


def load_answers(path: Path, catalogue: Catalogue, by: str, now: datetime) -> tuple[Answer, ...]:
    """What the file answers; entries left open are passed over. Raises BadInput with file, place and mend."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise _bad(path, "", Saying("is too large", "文件过大"))
        read: Any = yaml.safe_load(path.read_text("utf-8"))
        parsed = _AnswersFile.model_validate(read)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise _bad(path, "", Saying(f"cannot be read ({type(fault).__name__})", "无法读取")) from fault
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise _bad(path, where, Saying(first["msg"].lower(), f"填写有误（{first['msg']}）")) from fault
    given = [(place, one) for place, one in enumerate(parsed.answers) if one.answer is not None]
    return tuple(
        Answer(
            one.rule,
            _value(one, catalogue, f"{path.name}: answers.{place}"),
            _who(one.by or parsed.by or by, f"{path.name}: answers.{place}.by"),
            one.at or now,
            one.note,
            tuple(one.documents),
        )
        for place, one in given
    )


def _value(one: _AnswerFile, catalogue: Catalogue, where: str) -> str:
    rule = catalogue.rules.get(one.rule)
    if rule is None or rule.question is None:
        raise BadInput(Saying(f"{one.rule} asks nobody", f"{one.rule} 不是需要答复的规则"), f"{where}.rule")
    # YAML reads a bare yes or no as true or false.
    value = one.answer if isinstance(one.answer, str) else "yes" if one.answer else "no"
    if rule.question.choice(value) is None:
        known = ", ".join(choice.value for choice in rule.question.choices)
        raise BadInput(Saying(f"must be one of {known}", f"应为 {known} 之一"), f"{where}.answer")
    return value


def _who(name: str, where: str) -> str:
    if not name.strip():
        raise BadInput(Saying("who answered is missing", "缺少答复人"), where)
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


def _bad(path: Path, where: str, what: Saying) -> BadInput:
    return BadInput(what, f"{path.name}: {where}" if where else path.name)
