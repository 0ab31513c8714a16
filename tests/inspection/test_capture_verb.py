"""A capture on the command line."""

import json
from pathlib import Path

from typer.testing import CliRunner

from harness.cli import app


def test_inspect_prints_a_table_of_a_capture(tmp_path: Path) -> None:
    request = {"method": "POST", "url": "https://a.test/x", "headers": [], "postData": {"text": "p=19912345678"}}
    (tmp_path / "x.har").write_text(json.dumps({"log": {"entries": [{"request": request}, {}]}}))
    (tmp_path / "persona.json").write_text('{"phone": 19912345678}')
    words = ["inspect", str(tmp_path / "x.har"), "--persona", str(tmp_path / "persona.json"), "--lang", "en"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0
    assert "phone: 1 planted" in done.output
    assert "entry 1: there is no request" in done.output
    assert "19912345678" not in done.output
    findings = json.loads(CliRunner().invoke(app, [*words, "--json", "-"]).stdout)["findings"]
    assert findings[0]["canary"] == "phone"


def test_look_lists_the_kinds_of_labels() -> None:
    assert "check_in" in CliRunner().invoke(app, ["look", "--kinds", "--lang", "en"]).output
