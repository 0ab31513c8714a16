"""Answers beside the seal: signed, chained, and heard only while nothing of them was changed."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from harness.model.answer import Answer
from harness.model.faults import BadInput, EvidenceBroken
from harness.recording.answers import add_answers, read_answers
from harness.recording.verify import verify
from harness.recording.writer import RecordingWriter
from tests.recording.conftest import MOMENT

FIRST = Answer("A05-3", "agrees", "王检", MOMENT, "查过清单", ("清单 2026-03",))
SECOND = Answer("A05-3", "differs", "李检", MOMENT + timedelta(days=1))


@pytest.fixture
def answered(sealed: Path, key: Ed25519PrivateKey) -> Path:
    add_answers(sealed, key, [FIRST], MOMENT)
    add_answers(sealed, key, [SECOND, replace(SECOND, rule="A08-2", value="unknown")], MOMENT)
    return sealed


def test_the_last_answer_of_a_rule_counts_and_the_seal_stays_whole(answered: Path, key: Ed25519PrivateKey) -> None:
    answers = read_answers(answered)
    assert answers.given[0] == FIRST
    assert answers.latest()["A05-3"] == SECOND
    assert set(answers.latest()) == {"A05-3", "A08-2"}
    assert verify(answered, key.public_key()).state == "intact"


def test_a_recording_without_answers_has_none(sealed: Path) -> None:
    assert read_answers(sealed) == read_answers(sealed / "nowhere")
    assert read_answers(sealed).given == ()


def change_a_word(folder: Path) -> None:
    path = folder / "answers/0001.json"
    path.write_bytes(path.read_bytes().replace(b"agrees", b"differ"))


def add_a_space(folder: Path) -> None:
    path = folder / "answers/0002.json"
    path.write_bytes(path.read_bytes() + b" ")


def drop_the_first(folder: Path) -> None:
    (folder / "answers/0001.json").unlink()


def put_something_else(folder: Path) -> None:
    (folder / "answers/note.txt").write_text("x")


def sign_with_another_key(folder: Path) -> None:
    from harness.recording.answers import AnswersDocument, _file_bytes, _signed_bytes
    from harness.recording.json_form import from_json
    from harness.recording.signing_key import public_hex

    other = Ed25519PrivateKey.generate()
    path = folder / "answers/0002.json"
    document = from_json(AnswersDocument, json.loads(path.read_bytes()))
    forged = replace(document, public_key=public_hex(other.public_key()), signature="")
    path.write_bytes(_file_bytes(replace(forged, signature=other.sign(_signed_bytes(forged)).hex())))


def make_it_a_link(folder: Path) -> None:
    (folder / "answers").rename(folder.parent / "elsewhere")
    (folder / "answers").symlink_to(folder.parent / "elsewhere")


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        (change_a_word, 0),
        (add_a_space, 1),
        (drop_the_first, 0),
        (put_something_else, 0),
        (sign_with_another_key, 1),
        (make_it_a_link, 0),
    ],
)
def test_changed_answers_are_named_and_not_heard(answered: Path, change: object, kept: int) -> None:
    assert callable(change)
    change(answered)
    answers = read_answers(answered)
    assert len(answers.findings) == 1
    assert "answers" in answers.findings[0].en
    assert len(answers.given) == kept
    assert verify(answered, None).state == "tampered"


def test_answers_of_another_recording_are_refused(
    answered: Path, writer: RecordingWriter, key: Ed25519PrivateKey
) -> None:
    seal = answered / "seal.json"
    document = json.loads(seal.read_bytes())
    seal.write_text(json.dumps({**document, "sealed_at": "2026-01-01T00:00:00.000Z"}))
    assert "does not follow the seal" in read_answers(answered).findings[0].en


def test_only_the_key_of_the_seal_may_sign(sealed: Path) -> None:
    with pytest.raises(BadInput, match="not the key that sealed"):
        add_answers(sealed, Ed25519PrivateKey.generate(), [FIRST], MOMENT)
    assert not (sealed / "answers").exists()


def test_an_unsealed_recording_takes_no_answers(writer: RecordingWriter, key: Ed25519PrivateKey) -> None:
    with pytest.raises(EvidenceBroken):
        add_answers(writer.folder, key, [FIRST], MOMENT)


def test_nothing_is_added_behind_broken_answers(answered: Path, key: Ed25519PrivateKey) -> None:
    change_a_word(answered)
    with pytest.raises(EvidenceBroken, match="0001"):
        add_answers(answered, key, [FIRST], MOMENT)


def test_a_run_cannot_write_answers_itself(writer: RecordingWriter) -> None:
    with pytest.raises(EvidenceBroken, match="belongs to the recording"):
        writer.add_file("answers/0001.json", b"{}")
