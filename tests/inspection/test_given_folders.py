"""What is no folder is told before anything is read."""

from pathlib import Path

import pytest

from harness.inspection.given_folders import refuse_no_folder
from harness.model.faults import BadInput


def test_folders_are_fine(tmp_path: Path) -> None:
    refuse_no_folder([tmp_path, tmp_path])


@pytest.mark.parametrize("name", ["nowhere", "a-file"])
def test_anything_else_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "a-file").write_text("")
    with pytest.raises(BadInput, match=f"{name}: no such folder; name the folder of an attempt"):
        refuse_no_folder([tmp_path, tmp_path / name])
