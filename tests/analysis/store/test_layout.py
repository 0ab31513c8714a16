"""Where files of the store lie."""

from datetime import date
from pathlib import Path

import pytest

from harness.analysis.store.layout import file_of, files_of, fit, refuse_no_store
from harness.model.faults import BadInput
from tests.analysis.stability.laboratory import key

NIGHT = date(2026, 11, 21)


def test_no_name_leads_out_of_the_store(tmp_path: Path) -> None:
    for hostile in ("../../etc", "a/b", "..", "", "x=y&z", "night=1999-01-01"):
        path = file_of(tmp_path, "runs", key(hostile or "r"), (hostile, NIGHT))
        assert path.resolve().is_relative_to(tmp_path.resolve() / "runs")
        assert len(path.relative_to(tmp_path).parts) == 4
    assert fit("夜 测/1..") == "夜-测-1"


def test_attempts_and_nights_are_apart(tmp_path: Path) -> None:
    first = file_of(tmp_path, "runs", key(attempt=1), ("c", NIGHT))
    assert first != file_of(tmp_path, "runs", key(attempt=2), ("c", NIGHT))
    assert first != file_of(tmp_path, "runs", key(attempt=1), ("c", date(2026, 11, 22)))
    assert files_of(tmp_path, "runs") == []


def test_a_path_that_would_be_a_pattern_is_refused(tmp_path: Path) -> None:
    (tmp_path / "st*re" / "runs").mkdir(parents=True)
    with pytest.raises(BadInput, match="wildcards"):
        refuse_no_store(tmp_path / "st*re")
