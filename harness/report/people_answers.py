"""What people answered: each answer with its rule, who gave it and when, and the papers that it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from harness.model.answer import Answer
from harness.model.verdict import Verdict
from harness.report.clock_text import minute_text
from harness.report.plain_text import plain
from harness.report.subject import InspectedRun, Inspection
from harness.report.words import Words


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """One answer as it is shown; `said` is the verdict's own sentence, `devices` those whose recordings hold it."""

    app: str
    rule: str
    title: str
    said: str
    by: str
    at: str
    documents: tuple[str, ...]
    devices: tuple[str, ...]


def people_answers(inspection: Inspection, words: Words) -> tuple[PersonAnswer, ...]:
    """In the order of the runs; the same answer in several recordings is told once."""
    grouped: dict[tuple[str, Answer, str], list[str]] = {}
    for inspected in inspection.runs:
        for answer, verdict in answered(inspected, inspection):
            key = (inspected.run.app.name, answer, words.of(verdict.why))
            grouped.setdefault(key, []).append(inspected.run.device.name)
    return tuple(_shown(key, devices, inspection, words) for key, devices in grouped.items())


def answered(inspected: InspectedRun, inspection: Inspection) -> Iterator[tuple[Answer, Verdict]]:
    """The answers of one recording that decided a rule: the last one to each rule that people decide."""
    last = {answer.rule: answer for answer in inspected.answers}
    for verdict in inspected.verdicts:
        rule = inspection.rules.get(verdict.rule)
        if verdict.rule in last and rule is not None and rule.decider == "person":
            yield last[verdict.rule], verdict


def _shown(key: tuple[str, Answer, str], devices: list[str], inspection: Inspection, words: Words) -> PersonAnswer:
    app, answer, said = key
    return PersonAnswer(
        app=plain(app, 60),
        rule=plain(answer.rule, 40),
        title=plain(words.of(inspection.rules[answer.rule].title), 120),
        said=plain(said, 300),
        by=plain(answer.by, 60),
        at=minute_text(answer.at),
        documents=tuple(plain(one, 120) for one in answer.documents[:10]),
        devices=tuple(plain(one, 60) for one in dict.fromkeys(devices)),
    )
