"""The verb `harness resume`."""

from pathlib import Path

from typer.testing import CliRunner

from harness.cli import app
from harness.model.faults import BadInput


def test_a_folder_without_a_plan_is_said(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["resume", str(tmp_path), "--lang", "en"])
    assert isinstance(told.exception, BadInput)
    assert "plan.yaml" in told.exception.line("en")
