"""A state file is replaced in one step: what stood there stays until the new one is whole."""

import os
from pathlib import Path

import pytest

from harness.plan.whole_file import write_whole


def test_the_new_text_takes_the_old_one_s_place_and_nothing_is_left_beside(tmp_path: Path) -> None:
    for text in ("一\n", "二\n"):
        write_whole(tmp_path / "state.json", text)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("state.json", "二\n")]


def test_a_fault_while_writing_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(tmp_path / "state.json", "一\n")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "state.json", "二\n")
    assert (tmp_path / "state.json").read_text("utf-8") == "一\n"
