"""`harness calibrate` on a small corpus: the real engine sees what is planted."""

import json
from pathlib import Path

import pytest

from harness.inspection.calibration.calibrate import calibrate


def test_a_small_corpus_is_played_and_recorded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = calibrate(seed=3, cases=80, out=tmp_path / "deep" / "calibration.json", as_json=True)
    record = json.loads((tmp_path / "deep" / "calibration.json").read_text())
    assert json.loads(capsys.readouterr().out) == record
    assert record["cases"] == 80
    assert record["false_in_null"] == 0
    assert record["seen"] >= 0.9 * record["planted"]
    assert code == (0 if record["passed"] else 1)
