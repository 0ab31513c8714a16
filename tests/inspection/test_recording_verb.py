"""Recordings on the command line."""

from pathlib import Path

from typer.testing import CliRunner

from harness.cli import app


def test_verify_says_what_an_unsealed_folder_is(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["verify", str(tmp_path), "--lang", "en"])
    assert done.exit_code == 3
    assert done.output.startswith(f"{tmp_path}: incomplete\n  seal.json: no seal")
