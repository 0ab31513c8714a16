"""What is no folder is told before anything is read."""

from pathlib import Path

import pytest

from harness.inspection.given_folders import refuse_no_folder, refuse_no_recording
from harness.model.faults import BadInput


def test_folders_are_fine(tmp_path: Path) -> None:
    refuse_no_folder([tmp_path, tmp_path])


@pytest.mark.parametrize("name", ["nowhere", "a-file"])
def test_anything_else_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("")
    with pytest.raises(BadInput, match=f"{name}: no such folder; name the folder of an attempt"):
        refuse_no_folder([tmp_path, tmp_path / name])


def test_a_folder_above_a_recording_is_refused_and_the_attempt_named(tmp_path: Path) -> None:
    attempt = tmp_path / "run-1" / "attempt-1"
    attempt.mkdir(parents=True)
    (attempt / "events.jsonl").write_text("")
    refuse_no_recording([attempt])
    for above in (attempt.parent, tmp_path):
        with pytest.raises(BadInput, match=f"no recording is in this folder; name the attempt: {attempt}"):
            refuse_no_recording([above])


def test_an_empty_folder_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no recording is in this folder; name the folder of an attempt"):
        refuse_no_recording([tmp_path])
