"""`harness network` on the command line."""

from pathlib import Path

from typer.testing import CliRunner

from harness.cli import app


def test_the_gateways_files_are_written_and_what_to_do_with_them_is_said(tmp_path: Path) -> None:
    out = tmp_path / "gateway"
    words = ["network", "N3", "--gateway", str(out), "--ssid", "lab", "--password", "long enough", "--lang", "en"]
    said = CliRunner().invoke(app, words)
    assert said.exit_code == 0, said.output
    assert {"hostapd.conf", "radvd.conf", "tayga.conf", "apply.sh"} <= {one.name for one in out.iterdir()}
    assert "apply.sh" in said.output.splitlines()[-1]
