"""The agreed document, whole also where nothing was found."""

import json
from pathlib import Path

import pytest

from harness.inspection.capture.batch import Line, Looked
from harness.inspection.capture.findings_json import write_json
from harness.inspection.capture.findings_spool import new_spool
from harness.model.saying import Saying


def test_the_document(tmp_path: Path) -> None:
    with new_spool() as spool:
        spool.take(Looked(3, 7, [Line(0, "h", b'{"flow":0}'), Line(1, "h", b'{"flow":1}')], [(2, Saying("no", "否"))]))
        write_json(tmp_path / "new" / "out.json", spool, [], 1.23456)
    assert json.loads((tmp_path / "new" / "out.json").read_bytes()) == {
        **{"flows": 3, "bytes": 7, "seconds": 1.235, "findings": [{"flow": 0}, {"flow": 1}]},
        **{"malformed": [{"entry": 2, "why": "no"}], "exhausted": []},
    }


def test_nothing_found_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with new_spool() as spool:
        write_json(Path("-"), spool, [], 0)
    found = json.loads(capfdbinary.readouterr().out)
    assert (found["flows"], found["findings"]) == (0, [])
