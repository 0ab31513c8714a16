from pathlib import Path

from typer.testing import CliRunner

from harness.cli import app
from harness.inspection.comparison.verb import compare
from harness.model.faults import BadInput


def test_the_verb_is_known_and_says_what_its_exit_codes_mean() -> None:
    told = CliRunner().invoke(app, ["compare", "--help"], env={"COLUMNS": "160"})
    assert told.exit_code == 0
    assert "1: a major one" in told.output
    assert compare.__doc__


def test_a_folder_without_recordings_is_refused(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["compare", str(tmp_path), str(tmp_path)])
    assert isinstance(told.exception, BadInput)
