"""The seal covers every file, and tells the truth about what a dead process left."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from harness.model.event import EventKind, Source
from harness.model.faults import EvidenceBroken
from harness.model.run import RunStatus
from harness.recording.seal import seal
from harness.recording.verify import verify
from harness.recording.writer import RecordingWriter


def document(folder: Path) -> dict[str, Any]:
    result: dict[str, Any] = json.loads((folder / "seal.json").read_bytes())
    return result


def test_every_file_stands_in_the_seal_with_both_digests(sealed: Path) -> None:
    files = document(sealed)["files"]
    assert set(files) == {
        "run.json",
        "persona.json",
        "events.jsonl",
        "screens/aa.png",
        "system/empty.log",
        "traffic/flows.mitm",
    }
    content = (sealed / "events.jsonl").read_bytes()
    assert files["events.jsonl"] == {
        "size_bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "sm3": hashlib.new("sm3", content).hexdigest(),
    }


def test_the_sm3_of_the_standard_is_what_we_compute(sealed: Path) -> None:
    """GB/T 32905-2016, annex A.1: the digest of `abc`."""
    (sealed / "seal.json").unlink()
    (sealed / "abc").write_bytes(b"abc")
    seal(sealed, Ed25519PrivateKey.generate(), RunStatus.COMPLETE, ())
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert document(sealed)["files"]["abc"]["sm3"] == expected


def test_the_seal_holds_run_status_and_versions(sealed: Path) -> None:
    held = document(sealed)
    assert (held["run_id"], held["attempt"], held["status"], held["events"]) == ("burdened-1", 1, "complete", 3)
    assert held["versions"] == {"harness": "0.1.0"}


def test_a_torn_line_is_kept_noted_and_makes_the_run_incomplete(
    writer: RecordingWriter, key: Ed25519PrivateKey
) -> None:
    for _ in range(2):
        writer.append(Source.SYSTEM, EventKind.FAULT, {})
    path = writer.folder / "events.jsonl"
    torn = path.read_bytes()[:-3]
    path.write_bytes(torn)
    seal(writer.folder, key, RunStatus.COMPLETE, ())
    assert path.read_bytes() == torn
    assert (document(writer.folder)["status"], document(writer.folder)["torn"]) == ("incomplete", True)
    examination = verify(writer.folder, key.public_key())
    assert examination.state == "incomplete"
    assert "unfinished line" in examination.findings[0].en


def test_a_time_line_broken_before_the_seal_never_becomes_complete(
    writer: RecordingWriter, key: Ed25519PrivateKey
) -> None:
    for _ in range(3):
        writer.append(Source.SYSTEM, EventKind.FAULT, {"what": "x"})
    path = writer.folder / "events.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + lines[2])
    seal(writer.folder, key, RunStatus.COMPLETE, ())
    assert document(writer.folder)["status"] == "incomplete"
    assert "line 2" in document(writer.folder)["why"][0]


def test_a_folder_left_by_a_process_that_died_at_once_can_be_sealed(tmp_path: Path, key: Ed25519PrivateKey) -> None:
    (tmp_path / "run.json").write_text('{"run_id":')
    seal(tmp_path, key, RunStatus.ABORTED, ["killed"])
    assert verify(tmp_path, key.public_key()).state == "incomplete"


def test_a_second_seal_is_refused(sealed: Path, key: Ed25519PrivateKey) -> None:
    before = (sealed / "seal.json").read_bytes()
    with pytest.raises(EvidenceBroken, match="sealed already"):
        seal(sealed, key, RunStatus.COMPLETE, ())
    assert (sealed / "seal.json").read_bytes() == before


def test_a_symbolic_link_is_refused_by_name(writer: RecordingWriter, key: Ed25519PrivateKey) -> None:
    writer.path("system/x.log").symlink_to("/dev/zero")
    with pytest.raises(EvidenceBroken, match=r"system/x\.log"):
        seal(writer.folder, key, RunStatus.COMPLETE, ())


def test_what_a_killed_sealing_left_does_not_spoil_the_next(writer: RecordingWriter, key: Ed25519PrivateKey) -> None:
    (writer.folder / ".seal.json.part").write_text("{")
    seal(writer.folder, key, RunStatus.COMPLETE, ())
    assert verify(writer.folder, key.public_key()).state == "intact"
