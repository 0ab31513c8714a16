"""The file of answers: read, refused in one line, printed as a form."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from harness.inspection.answers_file import form_to_fill, load_answers, open_questions
from harness.judge.catalogue_file import load_catalogue
from harness.model.faults import BadInput

CATALOGUE = load_catalogue()
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
EXAMPLE = Path(__file__).parents[2] / "reports" / "answers.example.yaml"


def test_the_example_is_answered_in_words_that_the_questions_know() -> None:
    answers = load_answers(EXAMPLE, CATALOGUE, "", NOW)
    assert [one.rule for one in answers] == ["A05-3", "A11-3", "A26-1"]  # what is left open is passed over
    assert answers[0].documents
    assert answers[0].at.utcoffset() is not None
    assert answers[1].at == NOW
    assert {one.by for one in answers} == {"王检测"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("answers: [{rule: A05-3, answer: perhaps}]", ("answers[0].answer", "none of the answers", "agrees")),
        ("answers: [{rule: A14-2a, answer: yes}]", ("answers[0].rule", "A14-2a asks nobody")),
        ("answers: [{rule: A05-33, answer: yes}]", ("A05-33 asks nobody", "did you mean `A05-3`?")),
        ("answers: [{rule: ZZ, answer: yes}]", ("ZZ asks nobody", "harness answer RUN --questions")),
        ("answers: [{rule: A05-3, answer: agrees, at: 2026-11-20 10:00}]", ("answers[0].at",)),
        ("answers: [{rule: A05-3, reply: agrees}]", ("answers[0].reply", "use one of: answer")),
        ("answers: []", ("a.yaml: answers",)),
        ("answers: [", ("not readable as YAML", "line 1")),
    ],
)
def test_a_wrong_file_is_named_by_file_and_place_with_the_mend(
    tmp_path: Path, text: str, said: tuple[str, ...]
) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(BadInput) as caught:
        load_answers(tmp_path / "a.yaml", CATALOGUE, "王", NOW)
    line = caught.value.line("en")
    assert "\n" not in line
    assert all(part in line for part in said), line


def test_an_answer_without_a_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("answers: [{rule: A05-3, answer: agrees}]", "utf-8")
    with pytest.raises(BadInput, match="who answered is missing"):
        load_answers(tmp_path / "a.yaml", CATALOGUE, " ", NOW)


def test_the_form_holds_every_open_question_and_answers_nothing(tmp_path: Path) -> None:
    waiting = open_questions(CATALOGUE, ["A05-3"])
    assert "A05-3" not in {rule.id for rule in waiting}
    assert {"A02-2", "A11-3", "PI-25"} <= {rule.id for rule in waiting}
    for language in ("zh", "en"):
        path = tmp_path / f"{language}.yaml"
        path.write_text(form_to_fill(waiting, language), "utf-8")
        read = yaml.safe_load(path.read_text("utf-8"))
        assert [one["rule"] for one in read["answers"]] == [rule.id for rule in waiting]
        assert load_answers(path, CATALOGUE, "王", NOW) == ()
