"""`harness answer`: on a terminal, from a file, and where nobody can be asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.inspection.answer_questions import Asked, answer_questions
from harness.model.faults import BadInput, EvidenceBroken
from harness.model.run import RunStatus
from harness.recording.answers import read_answers
from harness.recording.seal import seal
from harness.recording.signing_key import laboratory_key, load_public_key, public_key_path
from harness.recording.verify import verify
from tests.detect.recording_factory import stage

EXAMPLE = Path(__file__).parents[2] / "reports" / "answers.example.yaml"


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    begun = stage(tmp_path / "out").session(role="grassroots")
    begun.done()
    seal(begun.folder, laboratory_key(tmp_path / "laboratory-key.pem"), RunStatus.COMPLETE, ())
    return begun.folder


def test_a_file_of_answers_is_signed_by_the_key_that_lies_above(recording: Path, tmp_path: Path) -> None:
    said = answer_questions(Asked(recording, EXAMPLE, language="en"))
    assert said[0].startswith("3 answers signed")
    assert read_answers(recording).latest()["A11-3"].value == "no_change"
    known = load_public_key(public_key_path(tmp_path / "laboratory-key.pem"))
    assert not [one for one in verify(recording, known).findings if "answers" in one.en]


def test_on_a_terminal_words_and_numbers_answer_and_enter_passes_over(recording: Path) -> None:
    shown: list[str] = []

    def answers() -> Iterator[str]:
        yield "王检"
        yield "county_or_above"
        yield "7"  # no such choice: asked again
        yield "2"
        while True:
            yield ""

    said = answers()

    def prompt(text: str) -> str:
        shown.append(text)
        return next(said)

    answer_questions(Asked(recording, prompt=prompt))
    latest = read_answers(recording).latest()
    assert {rule: one.value for rule, one in latest.items()} == {"A02-2": "county_or_above", "A02-3": "differs"}
    assert {one.by for one in latest.values()} == {"王检"}
    assert any("县级以上" in text for text in shown)
    asked_again = answer_questions(Asked(recording, questions=True))
    assert "A02-2" not in asked_again[0]
    assert "A05-3" in asked_again[0]


def test_nobody_to_ask_is_said_with_the_mend(recording: Path) -> None:
    with pytest.raises(BadInput, match="no terminal to ask on; give --file"):
        answer_questions(Asked(recording))


def test_a_missing_key_is_said_and_none_is_made(recording: Path, tmp_path: Path) -> None:
    (tmp_path / "laboratory-key.pem").unlink()
    with pytest.raises(BadInput, match="name it with --key"):
        answer_questions(Asked(recording, EXAMPLE))
    assert not list(tmp_path.rglob("laboratory-key.pem"))


def test_changed_answers_take_no_more(recording: Path) -> None:
    answer_questions(Asked(recording, EXAMPLE))
    path = recording / "answers/0001.json"
    path.write_bytes(path.read_bytes().replace(b"agrees", b"differ"))
    with pytest.raises(EvidenceBroken, match="signature"):
        answer_questions(Asked(recording, EXAMPLE))
