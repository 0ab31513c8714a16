"""A sealed recording is intact; one flipped byte anywhere in it is seen and named."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harness.model.event import EventKind, Source
from harness.model.run import RunStatus
from harness.recording.json_form import canonical, from_json
from harness.recording.seal import SealDocument, file_bytes, seal, signed_bytes
from harness.recording.verify import Examination, verify
from harness.recording.writer import RecordingWriter


def said(examination: Examination) -> str:
    return "\n".join(finding.en for finding in examination.findings)


def names_only(examination: Examination, name: str) -> bool:
    return bool(examination.findings) and all(finding.en.startswith(f"{name}: ") for finding in examination.findings)


def test_a_sealed_recording_is_intact(sealed: Path, key: Ed25519PrivateKey) -> None:
    examination = verify(sealed, key.public_key())
    assert (examination.state, examination.findings, examination.events) == ("intact", (), 3)
    assert not examination.own_key
    assert verify(sealed, None).own_key


FILES = [
    "run.json",
    "persona.json",
    "events.jsonl",
    "screens/aa.png",
    "traffic/flows.mitm",
    "seal.json",
]


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_any_flipped_bit_is_seen_and_its_file_named(
    sealed: Path, key: Ed25519PrivateKey, name: str, data: st.DataObject
) -> None:
    path = sealed / name
    content = path.read_bytes()
    offset = data.draw(st.integers(0, len(content) - 1))
    changed = bytearray(content)
    changed[offset] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(changed)
    try:
        for given_key in (key.public_key(), None):
            examination = verify(sealed, given_key)
            assert examination.state == "tampered"
            assert names_only(examination, name), said(examination)
    finally:
        path.write_bytes(content)


def test_every_single_byte_of_the_seal_counts(sealed: Path) -> None:
    """Every byte, with the flip that turns upper into lower case and a space into NUL: nothing in a seal is slack."""
    path = sealed / "seal.json"
    content = path.read_bytes()
    for offset in range(len(content)):
        path.write_bytes(content[:offset] + bytes([content[offset] ^ 0x20]) + content[offset + 1 :])
        examination = verify(sealed, None)
        assert examination.state == "tampered", offset
        assert names_only(examination, "seal.json"), offset


def test_the_list_of_files_above_is_all_that_can_be_flipped(sealed: Path) -> None:
    there = {path.relative_to(sealed).as_posix() for path in sealed.rglob("*") if path.is_file()}
    assert there == {*FILES, "system/empty.log"}


def drop_file(folder: Path) -> None:
    (folder / "screens/aa.png").unlink()


def add_file(folder: Path) -> None:
    (folder / "screens/new.png").write_bytes(b"")


def fill_empty(folder: Path) -> None:
    (folder / "system/empty.log").write_bytes(b"\n")


def add_link(folder: Path) -> None:
    (folder / "system/link.log").symlink_to("empty.log")


def file_to_link(folder: Path) -> None:
    shutil.move(folder / "system/empty.log", folder.parent / "moved.log")
    (folder / "system/empty.log").symlink_to(folder.parent / "moved.log")


def add_pipe(folder: Path) -> None:
    os.mkfifo(folder / "system/pipe")


def cut_last_event(folder: Path) -> None:
    lines = (folder / "events.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "events.jsonl").write_bytes(b"".join(lines[:-1]))


def swap_events(folder: Path) -> None:
    lines = (folder / "events.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "events.jsonl").write_bytes(b"".join([lines[1], lines[0], lines[2]]))


def drop_time_line(folder: Path) -> None:
    (folder / "events.jsonl").unlink()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (drop_file, "screens/aa.png: the file is missing"),
        (add_file, "screens/new.png: not in the seal"),
        (fill_empty, "system/empty.log: the content changed (0 -> 1 bytes)"),
        (add_link, "system/link.log: a symbolic link"),
        (file_to_link, "system/empty.log: a symbolic link"),
        (add_pipe, "system/pipe: a symbolic link or special file"),
        (cut_last_event, "events.jsonl: 2 events, the seal says 3"),
        (swap_events, "events.jsonl: the chain is broken at line 1"),
        (drop_time_line, "events.jsonl: the file is missing"),
    ],
)
def test_what_was_done_to_the_folder_is_named(sealed: Path, change: Callable[[Path], None], expected: str) -> None:
    change(sealed)
    examination = verify(sealed, None)
    assert examination.state == "tampered"
    assert expected in said(examination)


def test_what_lies_in_derived_is_outside_the_seal(sealed: Path) -> None:
    (sealed / "derived").mkdir()
    (sealed / "derived/verdicts.json").write_text("[]")
    assert verify(sealed, None).state == "intact"


def test_a_sm3_that_does_not_fit_is_named(sealed: Path, key: Ed25519PrivateKey) -> None:
    path = sealed / "seal.json"
    document = from_json(SealDocument, json.loads(path.read_bytes()))
    print_now = document.files["persona.json"]
    forged = {**document.files, "persona.json": replace(print_now, sm3="0" * 64)}
    unsigned = replace(document, files=forged)
    path.write_bytes(file_bytes(replace(unsigned, signature=key.sign(signed_bytes(unsigned)).hex())))
    assert said(verify(sealed, None)) == "persona.json: the content changed (SM3 differs)"


def test_a_seal_by_another_key_is_refused_where_the_key_is_known(sealed: Path, key: Ed25519PrivateKey) -> None:
    (sealed / "seal.json").unlink()
    seal(sealed, Ed25519PrivateKey.generate(), RunStatus.COMPLETE, ())
    assert verify(sealed, None).state == "intact"
    examination = verify(sealed, key.public_key())
    assert examination.state == "tampered"
    assert "another key" in said(examination)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b"\xff", b"[" * 100_000, b"{" + b'"a":' * 50_000, b"9" * 10_000, b"garbage"],
)
def test_garbage_in_place_of_the_seal_is_named(sealed: Path, content: bytes) -> None:
    (sealed / "seal.json").write_bytes(content)
    examination = verify(sealed, None)
    assert examination.state == "tampered"
    assert names_only(examination, "seal.json")


@given(content=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
def test_any_bytes_in_place_of_the_seal_are_refused(sealed: Path, content: bytes) -> None:
    (sealed / "seal.json").write_bytes(content)
    assert verify(sealed, None).state == "tampered"


def test_a_seal_that_is_a_link_is_refused(sealed: Path) -> None:
    shutil.move(sealed / "seal.json", sealed.parent / "seal.json")
    (sealed / "seal.json").symlink_to(sealed.parent / "seal.json")
    assert verify(sealed, None).state == "tampered"


def test_hostile_file_names_are_shown_without_control_characters(sealed: Path) -> None:
    (sealed / "system/\x1b[2J\n").write_bytes(b"")
    assert said(verify(sealed, None)).isprintable()


def test_a_run_without_a_seal_is_incomplete(writer: RecordingWriter) -> None:
    for _ in range(2):
        writer.append(Source.SYSTEM, EventKind.FAULT, {})
    examination = verify(writer.folder, None)
    assert examination.state == "incomplete"
    expected = "seal.json: no seal: the run ended before sealing; 2 events, chain intact to line 2"
    assert said(examination) == expected


def test_a_torn_time_line_without_a_seal_is_incomplete(writer: RecordingWriter) -> None:
    for _ in range(2):
        writer.append(Source.SYSTEM, EventKind.FAULT, {})
    path = writer.folder / "events.jsonl"
    path.write_bytes(path.read_bytes()[:-3])
    examination = verify(writer.folder, None)
    assert (examination.state, examination.events) == ("incomplete", 1)
    assert "unfinished line" in said(examination)


def test_a_changed_event_is_seen_even_without_a_seal(writer: RecordingWriter) -> None:
    for number in range(3):
        writer.append(Source.SYSTEM, EventKind.FAULT, {"what": f"n{number}"})
    path = writer.folder / "events.jsonl"
    path.write_bytes(path.read_bytes().replace(b"n1", b"n7"))
    examination = verify(writer.folder, None)
    assert examination.state == "tampered"
    assert "events.jsonl: the chain is broken at line 3" in said(examination)


def test_a_run_killed_before_its_first_event_is_incomplete(tmp_path: Path, writer: RecordingWriter) -> None:
    assert verify(writer.folder, None).state == "incomplete"
    assert verify(tmp_path / "none", None).state == "incomplete"


@pytest.mark.parametrize("status", [RunStatus.INCOMPLETE, RunStatus.ABORTED])
def test_a_run_that_did_not_end_well_says_why(
    writer: RecordingWriter, key: Ed25519PrivateKey, status: RunStatus
) -> None:
    writer.close()
    seal(writer.folder, key, status, ["the device was lost", "interrupted"])
    examination = verify(writer.folder, key.public_key())
    assert examination.state == "incomplete"
    assert "the device was lost" in said(examination)
    assert "interrupted" in said(examination)


def test_the_canonical_form_has_no_room_for_a_second_reading(sealed: Path) -> None:
    content = (sealed / "seal.json").read_bytes()
    assert canonical(json.loads(content)) + b"\n" == content
